import type { Row } from '#contract/row.ts';
import { basename } from '#reader/data/site.ts';
import {
  allMarks,
  allNotes,
  type KeptFor,
  keptAt,
  knownRow,
  knowRow,
  type Mark,
  type MarkFields,
  markOf,
  type NoteAct,
  noMark,
  notesOf,
  takeMarks,
  takeNotes,
  tellNews,
} from './mark-snapshot.ts';
import { type MarksDatabase, openMarksDatabase, type Writing } from './marks-database.ts';
import {
  fieldsBefore,
  isMark,
  isTurned,
  type JournalEntry,
  type KeptData,
  type MarkEntry,
  newerFields,
  sameFields,
  type TextPlace,
} from './stored-marks.ts';
import {
  type Note,
  type NoteChange,
  type NoteEntry,
  noteChangeBefore,
  noteLimits,
  toNoteChanges,
} from './stored-notes.ts';

const name = `lectern:${basename}`;

let database: MarksDatabase | null = null;
let opening: Promise<void> | null = null;
/** One after the other, in the order in which they were asked for. */
let queue: Promise<unknown> = Promise.resolve();
/** Changes that could not be stored: the next one that is stored takes them along. */
const unstored = {
  changes: new Map<string, MarkFields>(),
  /** By article and id: only what a note has become in the end. */
  notes: new Map<string, NoteChange>(),
  entries: [] as JournalEntry[],
};
const keys = new WeakMap<JournalEntry, number>();
const places = new Map<string, TextPlace | null>();
let isUnstoredTold = false;
let channel: BroadcastChannel | null = null;

/** Opens the storage and reads all marks, once. Blocked storage is no error: marks then last as long as the page. */
export function open(): Promise<void> {
  opening ??= readAll();
  return opening;
}

async function readAll(): Promise<void> {
  try {
    database = await openMarksDatabase(name, () => {
      database = null;
    });
    for await (const marks of database.readMarks()) takeMarks(marks);
    takeNotes((await database.readNotes()).map(changeOf));
    listenToTabs();
  } catch {
    // Said when something is to be stored: who keeps nothing need not know.
    database = null;
  }
}

/** Changes marks in the page at once, and stores the change with an entry that takes it back. Never rejects. */
export function change(ids: readonly string[], fields: MarkFields, { isQuiet }: { isQuiet: boolean }) {
  const turned = ids.filter((id) => isTurned(markOf(id), fields));
  const entry: MarkEntry = {
    at: Date.now(),
    fields,
    before: turned.map((id) => [id, sameFields(markOf(id), fields)]),
  };
  // What was read again moves up in the history; there is nothing to take back in that.
  const changes = new Map((isQuiet ? ids : turned).map((id) => [id, fields]));
  if (changes.size === 0) return Promise.resolve();
  show(changes);
  if (!isQuiet) tellNews({ kind: 'changed', fields, count: turned.length, undo: () => undo(entry) });
  return inTurn(() => store({ changes, entries: turned.length > 0 ? [entry] : [] }));
}

/**
 * Keeps a note, or, with `note: null`, deletes it. The page shows it at once; one entry of the journal takes it back. Never rejects.
 * @returns whether there was room for it among the others.
 */
export async function changeNote(change: NoteChange, act: NoteAct): Promise<boolean> {
  const { article, id, note } = change;
  const before = noteWith(article, id);
  if (!before && allNotes().length >= noteLimits.notes) {
    tellNews({ kind: 'noteRefused', cause: 'many' });
    return false;
  }
  const entry: NoteEntry = { at: Date.now(), note: { article, id, note, before } };
  takeNotes([change]);
  tellNews({ kind: 'noted', act, undo: () => undo(entry) });
  await inTurn(() => store({ notes: [change], entries: [entry] }));
  return true;
}

/** Takes back an entry, the newest of all tabs without one. @returns whether there was something to take back. */
export function undo(wanted?: JournalEntry): Promise<boolean> {
  return inTurn(async () => {
    const unstoredEntry = wanted
      ? unstored.entries.find((entry) => entry === wanted)
      : unstored.entries.at(-1);
    const undone = unstoredEntry ? await undoUnstored(unstoredEntry) : await undoStored(wanted);
    if (!undone) return false;
    if ('note' in undone) tellNews({ kind: 'noteUndone' });
    else tellNews({ kind: 'undone', fields: undone.fields, count: undone.before.length });
    return true;
  });
}

/** The rows of the articles that are kept for something, in no order. */
export async function keptRows(why: KeptFor): Promise<Row[]> {
  await open();
  const known = why === 'noted' ? new Set(allNotes().map(({ article }) => article)) : allMarks().keys();
  const ids = [...known].filter((id) => keptAt(id, why) > 0);
  const stored = (await database?.rowsOf(ids).catch(() => [])) ?? [];
  const rows = new Map(stored.map((row) => [row.id, row]));
  for (const id of ids) {
    const row = rows.get(id) ?? knownRow(id);
    if (row) rows.set(id, row);
  }
  return [...rows.values()];
}

/** Where a person stopped in an article the last time. */
export async function placeIn(id: string): Promise<TextPlace | null> {
  await open();
  return places.get(id) ?? (await database?.placeIn(id).catch(() => null)) ?? null;
}

/** Remembers where a person stopped in an article; `null`: at its beginning or its end. */
export function rememberPlace(id: string, place: TextPlace | null): void {
  places.set(id, place);
  // A place is not worth words when it cannot be stored; the page has it.
  void database?.writePlace(id, place).catch(() => {});
}

/** All that is kept of the site. @throws when the storage cannot be read. */
export async function keptData(): Promise<KeptData> {
  await open();
  const stored = new Map(await database?.readPlaces());
  for (const [id, place] of places) {
    if (place) stored.set(id, place);
    else stored.delete(id);
  }
  const marks = new Map(allMarks());
  const notes = allNotes();
  const ids = [...new Set([...marks.keys(), ...notes.map(({ article }) => article)])];
  const rows = (await database?.rowsOf(ids)) ?? [];
  const known = ids.flatMap((id) => knownRow(id) ?? []);
  return { marks, rows: new Map([...rows, ...known].map((row) => [row.id, row])), places: stored, notes };
}

/**
 * Adds what came from elsewhere: a mark or note that is missing here is set, the newer of two times, of two notes and of two
 * places stays.
 */
export async function mergeKept(data: KeptData): Promise<void> {
  await open();
  for (const row of data.rows.values()) knowRow(row);
  const changes = new Map([...data.marks].map(([id, mark]) => [id, newerFields(mark, markOf(id))]));
  const notes = data.notes
    .filter(({ article, id, changed }) => changed > (noteWith(article, id)?.changed ?? -Infinity))
    .map(changeOf);
  show(changes);
  takeNotes(notes);
  await inTurn(() => store({ changes, notes }));
  for (const [id, place] of data.places) {
    const own = await placeIn(id);
    if (!own || own.at < place.at) rememberPlace(id, place);
  }
}

/** Deletes everything that is kept of the site, in all tabs. It cannot be taken back. */
export function deleteAll(): Promise<void> {
  return inTurn(async () => {
    await database?.clear();
    const none = [...allMarks().keys()].map((id): [string, Mark] => [id, noMark]);
    const noNotes = allNotes().map(({ article, id }) => ({ article, id, note: null }));
    forgetUnstored();
    places.clear();
    takeMarks(none);
    takeNotes(noNotes);
    tellTabs(none, noNotes);
  });
}

function show(changes: ReadonlyMap<string, MarkFields>): void {
  takeMarks([...changes].map(([id, fields]) => [id, { ...markOf(id), ...fields }] as const));
}

async function store(work: Partial<Pick<Writing, 'changes' | 'notes' | 'entries'>>): Promise<void> {
  for (const [id, fields] of work.changes ?? [])
    unstored.changes.set(id, { ...unstored.changes.get(id), ...fields });
  for (const change of work.notes ?? [])
    unstored.notes.set(JSON.stringify([change.article, change.id]), change);
  unstored.entries.push(...(work.entries ?? []));
  const { changes, entries } = unstored;
  const notes = [...unstored.notes.values()];
  const ids = new Set([...changes.keys(), ...notes.map(({ article }) => article)]);
  const rows = [...ids].flatMap((id) => knownRow(id) ?? []);
  try {
    if (!database) throw new DOMException('no storage', 'SecurityError');
    const result = await database.write({ changes, notes, rows, entries });
    entries.forEach((entry, index) => {
      const key = result.keys[index];
      if (key !== undefined) keys.set(entry, key);
    });
    forgetUnstored();
    tellTabs(result.written, notes);
  } catch (error) {
    tellUnstored(error);
  }
}

function forgetUnstored(): void {
  unstored.changes.clear();
  unstored.notes.clear();
  unstored.entries.length = 0;
}

async function undoUnstored(entry: JournalEntry): Promise<JournalEntry> {
  unstored.entries.splice(unstored.entries.indexOf(entry), 1);
  if ('note' in entry) {
    const change = noteChangeBefore(entry, noteWith(entry.note.article, entry.note.id));
    const notes = change ? [change] : [];
    takeNotes(notes);
    await store({ notes });
    return entry;
  }
  const changes = new Map(entry.before.map(([id, was]) => [id, fieldsBefore(entry, was, markOf(id))]));
  show(changes);
  await store({ changes });
  return entry;
}

function noteWith(article: string, id: string): Note | null {
  return notesOf(article).find((note) => note.id === id) ?? null;
}

function changeOf(note: Note): NoteChange {
  return { article: note.article, id: note.id, note };
}

async function undoStored(wanted?: JournalEntry): Promise<JournalEntry | null> {
  const key = wanted && keys.get(wanted);
  if (!database || (wanted && key === undefined)) return null;
  try {
    const result = await database.takeBack(key);
    if (!result) return null;
    takeMarks(result.written);
    takeNotes(result.notes);
    tellTabs(result.written, result.notes);
    return result.entry;
  } catch (error) {
    tellUnstored(error);
    return null;
  }
}

function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  const done = queue.then(work);
  queue = done.catch(() => {});
  return done;
}

function tellUnstored(error: unknown): void {
  if (isUnstoredTold) return;
  isUnstoredTold = true;
  const isFull = error instanceof DOMException && error.name === 'QuotaExceededError';
  tellNews({ kind: 'unstored', cause: isFull ? 'full' : 'blocked' });
}

function listenToTabs(): void {
  if (typeof BroadcastChannel === 'undefined') return;
  channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    const news: Partial<Record<string, unknown>> = typeof data === 'object' ? { ...data } : {};
    takeMarks(marksOf(news.marks));
    takeNotes(toNoteChanges(news.notes));
  };
}

function tellTabs(marks: readonly [id: string, mark: Mark][], notes: readonly NoteChange[]): void {
  channel?.postMessage({ marks, notes });
}

/** What another tab has told; it may run another version of this program. */
function marksOf(message: unknown): [id: string, mark: Mark][] {
  if (!Array.isArray(message)) return [];
  return message.flatMap((item: unknown): [string, Mark][] => {
    if (!Array.isArray(item)) return [];
    const [id, mark]: unknown[] = item;
    return typeof id === 'string' && isMark(mark) ? [[id, mark]] : [];
  });
}
