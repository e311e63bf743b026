import { type Command, type CommandPlace, commands } from './commands.ts';
import { type KeySettings, workingKeys } from './key-settings.ts';

/** Begins a sequence of two keys: `g` and then where to go. */
export const sequenceKey = 'g';
const sequenceMs = 1500;

export type KeyReader = {
  /** The command of a key, or of the two keys that end with it; `null` when there is none, or not yet. */
  read: (key: string, at: number) => Command | null;
};

/** Follows the keys that are pressed. `places` says where a person is now, the likeliest place first. */
export function createKeyReader(options: {
  settings: () => KeySettings;
  places: () => readonly CommandPlace[];
}): KeyReader {
  let beganAt = Number.NEGATIVE_INFINITY;
  return {
    read(key, at) {
      const isSecond = at - beganAt <= sequenceMs;
      beganAt = key === sequenceKey && !isSecond ? at : Number.NEGATIVE_INFINITY;
      const find = (keys: string) => findCommand(keys, options.settings(), options.places());
      return (isSecond ? find(`${sequenceKey} ${key}`) : null) ?? find(key);
    },
  };
}

/** The command that some keys give at these places; the first place has the first say. */
export function findCommand(
  keys: string,
  settings: KeySettings,
  places: readonly CommandPlace[],
): Command | null {
  for (const place of places) {
    const found = commands.find(
      (command) => command.place === place && workingKeys(command, settings).includes(keys),
    );
    if (found) return found;
  }
  return null;
}
