import type { Row } from '#contract/row.ts';
import { createListeners } from './listeners.ts';
import type { Note, NoteChange } from './stored-notes.ts';

/** What a person has noted of an article: when it was starred, put aside for later, read; ms since 1970, `null` for not at all. */
export type Mark = { starred: number | null; later: number | null; read: number | null };

/** The fields of an article's mark that are to become something else. */
export type MarkFields = Partial<Mark>;

/** What an article can be kept for: a mark, or notes on its passages. */
export type KeptFor = keyof Mark | 'noted';

/** How many articles are kept for each. */
export type MarkCounts = Readonly<Record<KeptFor, number>>;

/** What was done to a note. */
export type NoteAct = 'highlighted' | 'written' | 'coloured' | 'deleted';

/** What there is to be told of marks: a change that somebody asked for, one that was taken back, or that nothing can be stored. */
export type MarkNews =
  | { kind: 'changed'; fields: MarkFields; count: number; undo: () => Promise<boolean> }
  | { kind: 'undone'; fields: MarkFields; count: number }
  | { kind: 'noted'; act: NoteAct; undo: () => Promise<boolean> }
  | { kind: 'noteUndone' }
  | { kind: 'noteRefused'; cause: 'many' | 'long' }
  | { kind: 'unstored'; cause: 'full' | 'blocked' };

export const noMark: Mark = { starred: null, later: null, read: null };
export const markNames = ['starred', 'later', 'read'] as const satisfies readonly (keyof Mark)[];

const marks = new Map<string, Mark>();
const watchers = createListeners();
const newsWatchers = createListeners<[news: MarkNews]>();
const rows = new Map<string, Row>();
/** The notes of each article that has any, in the order in which they were made. */
const notes = new Map<string, readonly Note[]>();
const noNotes: readonly Note[] = [];
let counts: MarkCounts = { starred: 0, later: 0, read: 0, noted: 0 };

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

/** The notes of an article; the same array as long as none is changed. */
export function notesOf(article: string): readonly Note[] {
  return notes.get(article) ?? noNotes;
}

export function allNotes(): Note[] {
  return [...notes.values()].flat();
}

/** When an article was kept for something the last time; 0 when it is not. */
export function keptAt(id: string, why: KeptFor): number {
  if (why !== 'noted') return markOf(id)[why] ?? 0;
  return Math.max(0, ...notesOf(id).map(({ made }) => made));
}

/** Takes changed notes into the page's picture of them, and tells who watches. */
export function takeNotes(changes: Iterable<NoteChange>): void {
  for (const { article, id, note } of changes) {
    const others = notesOf(article).filter((other) => other.id !== id);
    const now = note ? [...others, note].sort((a, b) => a.made - b.made) : others;
    if (now.length > 0) notes.set(article, now);
    else notes.delete(article);
  }
  counts = { ...counts, noted: notes.size };
  watchers.tell();
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
  watchers.tell();
}

export function isEmpty(mark: Mark): boolean {
  return markNames.every((name) => mark[name] === null);
}

export const watchMarks = watchers.subscribe;
export const tellNews = newsWatchers.tell;
export const watchNews = newsWatchers.subscribe;
