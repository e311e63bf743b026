import { characterClass, characterClasses } from './character-classes.ts';

/** Reading speeds measured by Miniflux's users: Han, kana and Hangul by the character, other scripts by the word. */
const charactersPerMinute = 500;
const wordsPerMinute = 265;

/** Counts what a person reads: East Asian characters and, apart from them, words. `countText('用 Vue 3')` -> 1 character, 2 words. */
export function countText(text: string): { characters: number; words: number } {
  const classes = characterClasses();
  let characters = 0;
  let words = 0;
  let isInWord = false;
  for (let index = 0; index < text.length; index++) {
    const kind = classes[text.charCodeAt(index)] ?? characterClass.other;
    const isEastAsian = kind >= characterClass.han && kind <= characterClass.hangul;
    const isWord = kind >= characterClass.latin && kind <= characterClass.otherWord;
    if (isEastAsian) characters++;
    if (isWord && !isInWord) words++;
    isInWord = isWord || (isInWord && kind === characterClass.joiner);
  }
  return { characters, words };
}

/** Minutes to read a text, whole, at least 1. */
export function readingMinutes(text: string): number {
  const { characters, words } = countText(text);
  return Math.max(1, Math.round(characters / charactersPerMinute + words / wordsPerMinute));
}
