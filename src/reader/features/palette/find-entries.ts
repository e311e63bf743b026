import { fold } from '#text/fold.ts';

/** Something that can be chosen in the palette. */
export type Entry = {
  id: string;
  kind: EntryKind;
  label: string;
  /** Where it belongs, or what else tells it from its like. */
  hint?: string;
  run: () => void;
};

export const entryKinds = ['command', 'place', 'author', 'title'] as const;
export type EntryKind = (typeof entryKinds)[number];

export type EntryGroup = { value: EntryKind | 'recent'; items: Entry[] };

const mostOfAKind = 8;
const mostRecent = 5;

/** Entries with their labels folded once, so that each key that is typed costs little. */
export type FoldedEntry = { entry: Entry; text: string };

export function foldEntries(entries: readonly Entry[]): FoldedEntry[] {
  return entries.map((entry) => ({ entry, text: fold(entry.label) }));
}

/** The same for later: twenty thousand titles take longer than a person should wait for the palette. */
export function foldLater(entries: readonly Entry[]): () => readonly FoldedEntry[] {
  let folded: readonly FoldedEntry[] | null = null;
  return () => {
    folded ??= foldEntries(entries);
    return folded;
  };
}

/** What fits what was typed: the best of each kind, the kind with the best of all first. */
export function findEntries(entries: readonly FoldedEntry[], query: string): EntryGroup[] {
  const wanted = fold(query);
  const hits = new Map<EntryKind, { entry: Entry; score: number }[]>();
  for (const { entry, text } of entries) {
    const score = matchScore(text, wanted);
    if (score === null) continue;
    const ofKind = hits.get(entry.kind) ?? [];
    hits.set(entry.kind, ofKind);
    ofKind.push({ entry, score });
  }
  return [...hits]
    .map(([value, found]) => ({ value, best: found.sort((a, b) => b.score - a.score).slice(0, mostOfAKind) }))
    .sort((a, b) => (b.best[0]?.score ?? 0) - (a.best[0]?.score ?? 0))
    .map(({ value, best }) => ({ value, items: best.map(({ entry }) => entry) }));
}

/** What stands there before anything is typed: what was chosen lately, then all commands. */
export function firstEntries(entries: readonly Entry[], recent: readonly string[]): EntryGroup[] {
  const chosen = recent.flatMap((id) => entries.find((entry) => entry.id === id) ?? []).slice(0, mostRecent);
  const commands = entries.filter((entry) => entry.kind === 'command' && !chosen.includes(entry));
  const groups: EntryGroup[] = [
    { value: 'recent', items: chosen },
    { value: 'command', items: commands },
  ];
  return groups.filter(({ items }) => items.length > 0);
}

/**
 * How well a text fits what was typed, both folded; `null` for not at all. Words may stand anywhere in it; failing that, their
 * characters must come in the same order, the nearer together the better.
 */
export function matchScore(text: string, query: string): number | null {
  let score = 0;
  for (const word of query.split(' ')) {
    const wordScore = wordMatch(text, word);
    if (wordScore === null) return null;
    score += wordScore;
  }
  return score - text.length / 1000;
}

function wordMatch(text: string, word: string): number | null {
  const at = text.indexOf(word);
  if (at === 0) return 4;
  if (at > 0) return text[at - 1] === ' ' ? 3.5 : 3;
  const spread = spreadOf(text, word);
  return spread === null || spread > word.length * 4 ? null : word.length / spread;
}

/** How long the piece of a text is that holds these characters in this order; `null` when it does not hold them. */
function spreadOf(text: string, characters: string): number | null {
  let first = -1;
  let at = -1;
  for (const character of characters) {
    at = text.indexOf(character, at + 1);
    if (at < 0) return null;
    if (first < 0) first = at;
  }
  return at - first + 1;
}
