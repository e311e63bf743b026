import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import * as v from 'valibot';
import type { Row } from '#contract/row.ts';
import { isEmpty, type Mark, type MarkFields } from './mark-snapshot.ts';
import {
  fieldsBefore,
  type JournalEntry,
  journalEntrySchema,
  keptRowSchema,
  type MarkEntry,
  type TextPlace,
  textPlaceSchema,
  toMark,
} from './stored-marks.ts';
import { type Note, type NoteChange, noteChangeBefore, toNote } from './stored-notes.ts';

type Changes = ReadonlyMap<string, MarkFields>;
type Written = [id: string, mark: Mark][];

/** What is written together, all or nothing. */
export type Writing = {
  changes: Changes;
  notes: readonly NoteChange[];
  /** The rows that the marks and notes belong to. */
  rows: readonly Row[];
  /** What takes the changes back. */
  entries: readonly JournalEntry[];
};

/** What an entry of the journal that was taken back has changed. */
export type TakenBack = { entry: JournalEntry; written: Written; notes: readonly NoteChange[] };

// Values are `unknown` until they have been looked at.
type Stored = { key: string; value: unknown };
interface Schema extends DBSchema {
  marks: Stored;
  rows: Stored;
  places: Stored;
  journal: { key: number; value: unknown };
  notes: { key: [article: string, id: string]; value: unknown };
}

/** 2: notes. */
const version = 2;

/** Read at once: a long list of marks does not hold the page up. */
const slice = 5000;
const atOnce = 500;
/** A session that has been left for so long is over. */
const sessionMs = 24 * 60 * 60 * 1000;

export type MarksDatabase = Awaited<ReturnType<typeof openMarksDatabase>>;

/**
 * Opens what a browser keeps of one site: marks and notes, the rows they belong to, places in articles, and the
 * journal of changes.
 * @param name one database for each site: several archives may share a host.
 * @throws what the browser throws when storage is blocked.
 */
export async function openMarksDatabase(name: string, onClosed: () => void) {
  const db = await openDB<Schema>(name, version, {
    upgrade(database, from) {
      if (from < 1) {
        for (const store of ['marks', 'rows', 'places'] as const) database.createObjectStore(store);
        database.createObjectStore('journal', { autoIncrement: true });
      }
      if (from < 2) database.createObjectStore('notes');
    },
    // Another tab wants to upgrade or delete it.
    blocking: () => {
      db.close();
      onClosed();
    },
    terminated: onClosed,
  });
  await endOldSession(db);

  return {
    /** All marks, in slices. */
    async *readMarks(): AsyncGenerator<Written> {
      for (let after = ''; ; ) {
        const range = IDBKeyRange.lowerBound(after, true);
        const [keys, marks] = await Promise.all([
          db.getAllKeys('marks', range, slice),
          db.getAll('marks', range, slice),
        ]);
        yield keys.map((key, index) => [key, toMark(marks[index])]);
        if (keys.length < slice) return;
        after = keys.at(-1) ?? '';
      }
    },

    /** All notes; what is none is left out. */
    async readNotes(): Promise<Note[]> {
      return (await db.getAll('notes')).flatMap((stored) => toNote(stored) ?? []);
    },

    /**
     * Writes changes of marks and notes with the rows they belong to and the entries that take them back: all or nothing.
     * @returns the marks as they are now, and the keys of the entries.
     */
    async write({ changes, notes, rows, entries }: Writing) {
      const transaction = db.transaction(['marks', 'notes', 'rows', 'journal'], 'readwrite');
      const kept = transaction.objectStore('rows');
      const journal = transaction.objectStore('journal');
      const [written, keys] = await Promise.all([
        changeMarks(transaction.objectStore('marks'), changes),
        Promise.all(entries.map((entry) => journal.add(entry))),
        changeNotes(transaction.objectStore('notes'), notes),
        Promise.all(rows.map((row) => kept.put(row, row.id))),
        transaction.done,
      ]);
      return { written, keys };
    },

    /** Takes back an entry of the journal, the newest without a key, and removes it. @returns `null` when there is none. */
    async takeBack(key?: number): Promise<TakenBack | null> {
      const transaction = db.transaction(['marks', 'notes', 'journal'], 'readwrite');
      const marks = transaction.objectStore('marks');
      const notes = transaction.objectStore('notes');
      const cursor = await transaction.objectStore('journal').openCursor(key ?? null, 'prev');
      const entry = cursor && v.safeParse(journalEntrySchema, cursor.value);
      await cursor?.delete();
      if (!entry?.success) {
        await transaction.done;
        return null;
      }
      const taken = { entry: entry.output, written: [], notes: [] };
      if ('note' in entry.output) {
        const { article, id } = entry.output.note;
        const change = noteChangeBefore(entry.output, toNote(await notes.get([article, id])));
        const changes = change ? [change] : [];
        await Promise.all([changeNotes(notes, changes), transaction.done]);
        return { ...taken, notes: changes };
      }
      const restored = await fieldsToRestore(marks, entry.output);
      const [written] = await Promise.all([changeMarks(marks, restored), transaction.done]);
      return { ...taken, written };
    },

    /** The rows that were kept with marks, of those ids that have one. */
    async rowsOf(ids: readonly string[]): Promise<Row[]> {
      const store = db.transaction('rows').store;
      const rows = await inSlices(ids, async (id) => v.safeParse(keptRowSchema, await store.get(id)));
      return rows.flatMap((row) => (row.success ? [row.output] : []));
    },

    /** Every place in an article. */
    async readPlaces(): Promise<[id: string, place: TextPlace][]> {
      const [ids, stored] = await Promise.all([db.getAllKeys('places'), db.getAll('places')]);
      return ids.flatMap((id, index): [string, TextPlace][] => {
        const place = v.safeParse(textPlaceSchema, stored[index]);
        return place.success ? [[id, place.output]] : [];
      });
    },

    async placeIn(id: string): Promise<TextPlace | null> {
      const place = v.safeParse(textPlaceSchema, await db.get('places', id));
      return place.success ? place.output : null;
    },

    async writePlace(id: string, place: TextPlace | null): Promise<void> {
      await (place ? db.put('places', place, id) : db.delete('places', id));
    },

    /** Deletes everything that is kept of the site. */
    async clear(): Promise<void> {
      const stores = ['marks', 'notes', 'rows', 'places', 'journal'] as const;
      const transaction = db.transaction(stores, 'readwrite');
      await Promise.all([...stores.map((name) => transaction.objectStore(name).clear()), transaction.done]);
    },
  };
}

type MarkStore = {
  get: (id: string) => Promise<unknown>;
  put: (mark: Mark, id: string) => Promise<unknown>;
  delete: (id: string) => Promise<unknown>;
};

async function changeMarks(store: MarkStore, changes: Changes): Promise<Written> {
  return inSlices([...changes], async ([id, fields]): Promise<[string, Mark]> => {
    const mark = { ...toMark(await store.get(id)), ...fields };
    await (isEmpty(mark) ? store.delete(id) : store.put(mark, id));
    return [id, mark];
  });
}

async function fieldsToRestore(store: MarkStore, entry: MarkEntry): Promise<Map<string, MarkFields>> {
  const restored = await inSlices(
    entry.before,
    async ([id, was]): Promise<[string, MarkFields]> => [
      id,
      fieldsBefore(entry, was, toMark(await store.get(id))),
    ],
  );
  return new Map(restored);
}

type NoteStore = {
  put: (note: Note, key: [string, string]) => Promise<unknown>;
  delete: (key: [string, string]) => Promise<unknown>;
};

async function changeNotes(store: NoteStore, changes: readonly NoteChange[]): Promise<void> {
  await inSlices(changes, ({ article, id, note }) =>
    note ? store.put(note, [article, id]) : store.delete([article, id]),
  );
}

/** Does the same for many, some at a time: the page stays at hand meanwhile. */
async function inSlices<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < items.length; start += atOnce) {
    results.push(...(await Promise.all(items.slice(start, start + atOnce).map(work))));
  }
  return results;
}

/** Forgets entries of former sessions, and with the last of them the rows that no mark and no note needs any longer. */
async function endOldSession(db: IDBPDatabase<Schema>): Promise<void> {
  const transaction = db.transaction(['marks', 'notes', 'rows', 'journal'], 'readwrite');
  const journal = transaction.objectStore('journal');
  let isOver = true;
  for (let cursor = await journal.openCursor(); cursor; cursor = await cursor.continue()) {
    const entry = v.safeParse(journalEntrySchema, cursor.value);
    if (entry.success && entry.output.at > Date.now() - sessionMs) {
      isOver = false;
      break;
    }
    await cursor.delete();
  }
  if (isOver) {
    const marked = new Set(await transaction.objectStore('marks').getAllKeys());
    const noted = new Set((await transaction.objectStore('notes').getAllKeys()).map(([article]) => article));
    const rows = transaction.objectStore('rows');
    const unneeded = (await rows.getAllKeys()).filter((id) => !marked.has(id) && !noted.has(id));
    await Promise.all(unneeded.map((id) => rows.delete(id)));
  }
  await transaction.done;
}
