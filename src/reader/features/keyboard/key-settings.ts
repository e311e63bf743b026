import * as v from 'valibot';
import { createStore } from '#reader/state/store.ts';
import { type Command, type CommandId, commands } from './commands.ts';
import { typesSign } from './key-name.ts';

const settingsSchema = v.object({
  /** Shortcuts that type a sign work. */
  hasSigns: v.fallback(v.boolean(), true),
  /** The keys of commands that a person has changed. */
  keys: v.fallback(v.record(v.string(), v.array(v.string())), {}),
});

export type KeySettings = v.InferOutput<typeof settingsSchema>;
export const plainKeys: KeySettings = { hasSigns: true, keys: {} };

const store = createStore('lectern:keys', (stored): KeySettings => {
  const result = v.safeParse(settingsSchema, stored);
  return result.success ? result.output : plainKeys;
});

export const useKeySettings = store.use;
export const getKeySettings = store.get;
export const setKeySettings = store.set;

/** The keys of a command as a person has them. */
export function keysOf(command: Command, settings: KeySettings): readonly string[] {
  return settings.keys[command.id] ?? command.keys;
}

/** The keys of a command that work now. */
export function workingKeys(command: Command, settings: KeySettings): readonly string[] {
  return keysOf(command, settings).filter((key) => settings.hasSigns || !typesSign(key));
}

/** Gives a command one key instead of those it had. */
export function withKey(settings: KeySettings, id: CommandId, key: string): KeySettings {
  return { ...settings, keys: { ...settings.keys, [id]: [key] } };
}

/** Takes a key away from all commands that would answer to it together with this one. */
export function withoutConflicts(settings: KeySettings, id: CommandId, key: string): KeySettings {
  const keys = { ...settings.keys };
  for (const other of conflictsOf(settings, id, key)) {
    keys[other.id] = keysOf(other, settings).filter((own) => own !== key);
  }
  return { ...settings, keys };
}

/** The other commands that have this key and can be meant at the same time. */
export function conflictsOf(settings: KeySettings, id: CommandId, key: string): Command[] {
  const wanted = commands.find((command) => command.id === id);
  return commands.filter(
    (other) => other.id !== id && keysOf(other, settings).includes(key) && overlap(other, wanted),
  );
}

function overlap(a: Command, b: Command | undefined): boolean {
  return a.place === 'anywhere' || b?.place === 'anywhere' || a.place === b?.place;
}
