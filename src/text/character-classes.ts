/**
 * A class for each UTF-16 code unit. Counting through a table is twenty times faster than through regular expressions with
 * Unicode properties, and ingest counts every character of an archive several times. Built from those very expressions, so that
 * the meaning is Unicode's.
 */
export const characterClass = {
  other: 0,
  han: 1,
  kana: 2,
  hangul: 3,
  latin: 4,
  cyrillic: 5,
  arabic: 6,
  hebrew: 7,
  thai: 8,
  /** Letters of other scripts, and numbers. */
  otherWord: 9,
  /** Goes on with a word but does not begin one: marks, apostrophes, hyphens. */
  joiner: 10,
} as const;

const patterns: readonly (readonly [number, RegExp])[] = [
  [characterClass.han, /\p{Script=Han}/u],
  [characterClass.kana, /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  [characterClass.hangul, /\p{Script=Hangul}/u],
  [characterClass.joiner, /[\p{M}'’-]/u],
  [characterClass.latin, /\p{Script=Latin}/u],
  [characterClass.cyrillic, /\p{Script=Cyrillic}/u],
  [characterClass.arabic, /\p{Script=Arabic}/u],
  [characterClass.hebrew, /\p{Script=Hebrew}/u],
  [characterClass.thai, /\p{Script=Thai}/u],
  [characterClass.otherWord, /[\p{L}\p{N}]/u],
];

let table: Uint8Array | null = null;

/** The class of every code unit, indexed by it. */
export function characterClasses(): Uint8Array {
  table ??= buildTable();
  return table;
}

function buildTable(): Uint8Array {
  const classes = new Uint8Array(0x1_0000);
  for (let code = 0; code < classes.length; code++) {
    const character = String.fromCharCode(code);
    classes[code] = patterns.find(([, pattern]) => pattern.test(character))?.[0] ?? characterClass.other;
  }
  // High surrogates of the planes that hold nothing but Han; the low ones, which follow, count for nothing.
  classes.fill(characterClass.han, 0xd840, 0xd8c0);
  return classes;
}
