import type { SettingValue } from './setting-values.ts';
import { UsageError } from './usage-error.ts';

/** Reads the value of an option. @throws UsageError that names the option and says what is allowed. */
export function optionValue<Value>(option: string, text: string, value: SettingValue<Value>): Value {
  const read = value.read(text);
  if (read === null) throw new UsageError(`${option} ${text}: ${value.allowed}`);
  return read;
}
