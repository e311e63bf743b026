/** What phrases become; the longest phrase that begins at a place is the one that is meant. */
export type PhraseTable = { find(text: string, start: number): { from: string; to: string } | null };

/** Makes a table of OpenCC dictionaries, `from to|from to|…`. Where two have the same phrase, the first one counts. */
export function phraseTable(dictionaries: readonly string[]): PhraseTable {
  const phrases = new Map<string, string>();
  /** Length of the longest phrase that begins with a code unit. */
  const longest = new Map<number, number>();
  for (const dictionary of dictionaries) {
    for (const entry of dictionary.split('|')) {
      const space = entry.indexOf(' ');
      const from = entry.slice(0, space);
      if (phrases.has(from)) continue;
      phrases.set(from, entry.slice(space + 1));
      const first = from.charCodeAt(0);
      if ((longest.get(first) ?? 0) < from.length) longest.set(first, from.length);
    }
  }
  return {
    find(text, start) {
      const limit = Math.min(longest.get(text.charCodeAt(start)) ?? 0, text.length - start);
      for (let length = limit; length > 0; length--) {
        const from = text.slice(start, start + length);
        const to = phrases.get(from);
        if (to !== undefined) return { from, to };
      }
      return null;
    },
  };
}
