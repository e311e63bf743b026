/** Reading speeds measured by Miniflux's users: Han, kana and Hangul by the character, other scripts by the word. */
const charactersPerMinute = 500;
const wordsPerMinute = 265;

const eastAsian = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu;
const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu;

/** Counts what a person reads: East Asian characters and, apart from them, words. `countText('用 Vue 3')` -> 1 character, 2 words. */
export function countText(text: string): { characters: number; words: number } {
  const characters = text.match(eastAsian)?.length ?? 0;
  const words = text.replace(eastAsian, ' ').match(word)?.length ?? 0;
  return { characters, words };
}

/** Minutes to read a text, whole, at least 1. */
export function readingMinutes(text: string): number {
  const { characters, words } = countText(text);
  return Math.max(1, Math.round(characters / charactersPerMinute + words / wordsPerMinute));
}
