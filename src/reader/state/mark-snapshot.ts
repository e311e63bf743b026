import type { Row } from '#contract/row.ts';

/** What a person has noted of an article: when it was starred, put aside for later, read; ms since 1970, `null` for not at all. */
export type Mark = { starred: number | null; later: number | null; read: number | null };

/** The fields of an article's mark that are to become something else. */
export type MarkFields = Partial<Mark>;

/** How many articles have each mark. */
export type MarkCounts = Readonly<Record<keyof Mark, number>>;

/** What there is to be told of marks: a change that somebody asked for, one that was taken back, or that nothing can be stored. */
export type MarkNews =
  | { kind: 'changed'; fields: MarkFields; count: number; undo: () => Promise<boolean> }
  | { kind: 'undone'; fields: MarkFields; count: number }
  | { kind: 'unstored'; cause: 'full' | 'blocked' };

export const noMark: Mark = { starred: null, later: null, read: null };
export const markNames = ['starred', 'later', 'read'] as const satisfies readonly (keyof Mark)[];

const marks = new Map<string, Mark>();
const listeners = new Set<() => void>();
const newsListeners = new Set<(news: MarkNews) => void>();
const rows = new Map<string, Row>();
let counts: MarkCounts = { starred: 0, later: 0, read: 0 };

/** The mark of an article as this page knows it; `noMark` before the stored ones are here. */
export function markOf(id: string): Mark {
  return marks.get(id) ?? noMark;
}

export function allMarks(): ReadonlyMap<string, Mark> {
  return marks;
}

export function markCounts(): MarkCounts {
  return counts;
}

/** Remembers a row that can be marked: views of marks show it later, also when the archive has it no longer. */
export function knowRow(row: Row): void {
  rows.set(row.id, row);
}

export function knownRow(id: string): Row | undefined {
  return rows.get(id);
}

/** Takes new marks into the page's picture of them, and tells who watches. */
export function takeMarks(changed: Iterable<readonly [id: string, mark: Mark]>): void {
  const next = { ...counts };
  for (const [id, mark] of changed) {
    const before = markOf(id);
    for (const name of markNames) next[name] += Number(mark[name] !== null) - Number(before[name] !== null);
    if (isEmpty(mark)) marks.delete(id);
    else marks.set(id, mark);
  }
  if (markNames.some((name) => next[name] !== counts[name])) counts = next;
  for (const listener of listeners) listener();
}

export function isEmpty(mark: Mark): boolean {
  return markNames.every((name) => mark[name] === null);
}

export function watchMarks(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export function tellNews(news: MarkNews): void {
  for (const listener of newsListeners) listener(news);
}

export function watchNews(listener: (news: MarkNews) => void): () => void {
  newsListeners.add(listener);
  return () => {
    newsListeners.delete(listener);
  };
}
