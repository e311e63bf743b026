import { toJsonSchema } from '@valibot/to-json-schema';
import { configSchema } from '../src/cli/config/config-schema.ts';

/** The schema that editors check `lectern.config.json` with, made of the one that builds use. What only code can check stays out. */
export function configJsonSchema(): unknown {
  const schema = toJsonSchema(configSchema('.'), { typeMode: 'input', errorMode: 'ignore' });
  return { ...schema, title: 'Settings of a Lectern site', allowTrailingCommas: true };
}
