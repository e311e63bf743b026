// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sampleNote } from '#reader/testing/sample-note.ts';
import { sampleRow } from '#reader/testing/sample-row.ts';
import type { MarkNews } from './mark-snapshot.ts';
import { type Note, noteLimits } from './stored-notes.ts';

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});

afterEach(() => {
  vi.unstubAllGlobals();
});

/** A page of the site with its own memory; pages share the storage, as tabs do. */
async function openPage() {
  vi.resetModules();
  const marks = await import('./marks.ts');
  const snapshot = await import('./mark-snapshot.ts');
  const keeper = await marks.loadKeeper();
  const news: MarkNews[] = [];
  snapshot.watchNews((one) => news.push(one));
  const keep = (note: Note) =>
    keeper.changeNote({ article: note.article, id: note.id, note }, note.text ? 'written' : 'highlighted');
  const drop = ({ article, id }: Note) => keeper.changeNote({ article, id, note: null }, 'deleted');
  return { ...marks, ...snapshot, keeper, news, keep, drop };
}

const one = sampleNote({ id: 'one', article: 'a', made: 1, changed: 1 });
const two = sampleNote({ id: 'two', article: 'a', made: 2, changed: 2 });

describe('notes', () => {
  it('outlive the page, with the row of their article, in the order in which they were made', async () => {
    const page = await openPage();
    page.knowRow(sampleRow({ id: 'a', title: 'Kept' }));
    await page.keep(two);
    await page.keep(one);
    const later = await openPage();
    expect(later.notesOf('a')).toEqual([one, two]);
    expect(later.markCounts().noted).toBe(1);
    expect((await later.keeper.keptRows('noted')).map(({ title }) => title)).toEqual(['Kept']);
  });

  it('keep the row of their article also when the session is over and no mark needs it', async () => {
    const page = await openPage();
    page.knowRow(sampleRow({ id: 'a', title: 'Kept' }));
    const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now() - 25 * 3_600_000);
    await page.keep(one);
    clock.mockRestore();
    await openPage();
    expect(await (await openPage()).keeper.keptRows('noted')).toHaveLength(1);
  });

  it('are taken back one by one, in turn with marks, also after a reload', async () => {
    const page = await openPage();
    await page.keep(one);
    await page.changeMark(['a'], { starred: true });
    await page.keep({ ...one, text: 'words', changed: 5 });
    await page.drop(one);
    expect(page.notesOf('a')).toEqual([]);
    const later = await openPage();
    await later.undoMarks();
    expect(later.notesOf('a')).toMatchObject([{ text: 'words' }]);
    await later.undoMarks();
    expect(later.notesOf('a')).toEqual([one]);
    await later.undoMarks();
    expect(later.markOf('a').starred).toBeNull();
    await later.undoMarks();
    expect(later.notesOf('a')).toEqual([]);
    expect((await openPage()).notesOf('a')).toEqual([]);
  });

  it('stay as they are when something else has changed them since', async () => {
    const page = await openPage();
    await page.keep(one);
    await page.keep({ ...one, text: 'words', changed: 5 });
    const [first] = page.news;
    if (first?.kind !== 'noted') throw new Error('no news');
    await first.undo();
    expect(page.notesOf('a')).toMatchObject([{ text: 'words' }]);
  });

  it('reach other tabs', async () => {
    const page = await openPage();
    const other = await openPage();
    await page.keep(one);
    await vi.waitFor(() => expect(other.notesOf('a')).toEqual([one]));
    await page.drop(one);
    await vi.waitFor(() => expect(other.notesOf('a')).toEqual([]));
  });

  it('are refused, with words, when there are too many', async () => {
    const page = await openPage();
    const many = Array.from({ length: noteLimits.notes }, (_, number) => ({ ...one, id: `n${number}` }));
    // Each in an article of its own: a long list is not what this is about.
    page.takeNotes(many.map((note) => ({ article: note.id, id: note.id, note })));
    expect(await page.keep(one)).toBe(false);
    expect(page.news).toEqual([{ kind: 'noteRefused', cause: 'many' }]);
    expect(page.notesOf('a')).toEqual([]);
    const [first] = many;
    if (!first) throw new Error('no note');
    expect(await page.keep({ ...first, article: first.id, text: 'still changed' })).toBe(true);
  });

  it('last as long as the page when nothing can be stored, and are stored with the next that can', async () => {
    const page = await openPage();
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await page.keep(one);
    await page.keep({ ...one, text: 'words', changed: 5 });
    expect(page.notesOf('a')).toMatchObject([{ text: 'words' }]);
    expect(page.news.filter(({ kind }) => kind === 'unstored')).toEqual([
      { kind: 'unstored', cause: 'full' },
    ]);
    full.mockRestore();
    await page.keep(two);
    const later = await openPage();
    expect(later.notesOf('a')).toMatchObject([{ text: 'words' }, { id: 'two' }]);
    await later.undoMarks();
    await later.undoMarks();
    expect(later.notesOf('a')).toEqual([one]);
  });

  it('are merged with what comes: the newer of two stays', async () => {
    const page = await openPage();
    await page.keep({ ...one, text: 'own', changed: 5 });
    const none = { marks: new Map(), rows: new Map(), places: new Map() };
    await page.keeper.mergeKept({ ...none, notes: [{ ...one, text: 'old', changed: 4 }, two] });
    const { notes } = await (await openPage()).keeper.keptData();
    expect(notes).toMatchObject([{ text: 'own' }, { id: 'two' }]);
    await page.keeper.mergeKept({ ...none, notes: [{ ...one, text: 'new', changed: 6 }] });
    expect(page.notesOf('a')).toMatchObject([{ text: 'new' }, { id: 'two' }]);
  });

  it('are deleted with everything', async () => {
    const page = await openPage();
    await page.keep(one);
    await page.keeper.deleteAll();
    expect([page.notesOf('a'), page.markCounts().noted]).toEqual([[], 0]);
    expect((await openPage()).notesOf('a')).toEqual([]);
  });
});

describe('the storage of before there were notes', () => {
  it('keeps what it has', async () => {
    const { basename } = await import('#reader/data/site.ts');
    const old = await openDB(`lectern:${basename}`, 1, {
      upgrade(database) {
        for (const store of ['marks', 'rows', 'places']) database.createObjectStore(store);
        database.createObjectStore('journal', { autoIncrement: true });
      },
      // As the version that wrote it does.
      blocking: () => old.close(),
    });
    await old.put('marks', { starred: 3, later: null, read: null }, 'a');
    const page = await openPage();
    expect(page.markOf('a').starred).toBe(3);
    await page.keep(one);
    expect((await openPage()).notesOf('a')).toEqual([one]);
  });
});
