/**
 * Folds text for comparing: case, width, accents and runs of white space do not matter. `fold('Ｃａｆé  ＡＩ')` -> `"cafe ai"`.
 * NFKD splits letters from their marks and full-width forms from their width; kana keep their voicing marks, which tell words apart.
 */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** Says whether every word of a query stands in a text; both are folded here. `holdsWords('Intel 改名', 'intel 名')` -> true. */
export function holdsWords(text: string, words: string): boolean {
  const folded = fold(text);
  return fold(words)
    .split(' ')
    .every((word) => folded.includes(word));
}
