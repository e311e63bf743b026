// @vitest-environment jsdom
import 'fake-indexeddb/auto';
import { act, cleanup, render, screen } from '@testing-library/react';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sampleRow } from '#reader/testing/sample-row.ts';
import type { MarkNews } from './mark-snapshot.ts';

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** A page of the site with its own memory; pages share the storage, as tabs do. */
async function openPage() {
  vi.resetModules();
  const marks = await import('./marks.ts');
  const { watchNews } = await import('./mark-snapshot.ts');
  const keeper = await marks.loadKeeper();
  const news: MarkNews[] = [];
  watchNews((one) => news.push(one));
  const { markOf, markCounts } = await import('./mark-snapshot.ts');
  const starred = (id: string): boolean => markOf(id).starred !== null;
  return { ...marks, keeper, news, markOf, markCounts, starred };
}

describe('marks', () => {
  it('outlive the page', async () => {
    const page = await openPage();
    await page.changeMark(['a', 'b'], { starred: true, read: true });
    await page.changeMark(['b'], { starred: false });
    const later = await openPage();
    expect([later.starred('a'), later.starred('b')]).toEqual([true, false]);
    expect(later.markCounts()).toEqual({ starred: 1, later: 0, read: 2, noted: 0 });
  });

  it('show in the page before they are stored', async () => {
    const page = await openPage();
    function Star() {
      return <p role="status">{page.useMark('a').starred === null ? 'no' : 'yes'}</p>;
    }
    render(<Star />);
    const stored = page.changeMark(['a'], { starred: true });
    await act(async () => {
      await Promise.resolve();
      await Promise.resolve();
      await stored;
    });
    expect(screen.getByRole('status').textContent).toBe('yes');
  });

  it('keep the row of an article, for views of marks', async () => {
    const page = await openPage();
    page.knowRow(sampleRow({ id: 'a', title: 'Kept', image: { src: 'https://x.example/a.png', width: 4 } }));
    await page.changeMark(['a', 'unknown'], { later: true });
    const later = await openPage();
    const rows = await later.keeper.keptRows('later');
    expect(rows.map(({ title, image }) => [title, image])).toEqual([
      ['Kept', { src: 'https://x.example/a.png', width: 4 }],
    ]);
    expect(await later.keeper.keptRows('starred')).toEqual([]);
  });

  it('keep the time of a star that is set again', async () => {
    const page = await openPage();
    await page.changeMark(['a'], { starred: true });
    const before = page.markOf('a').starred;
    vi.spyOn(Date, 'now').mockReturnValue(Number(before) + 1000);
    await page.changeMark(['a'], { starred: true });
    expect(page.markOf('a').starred).toBe(before);
    expect(page.news).toHaveLength(1);
  });

  it('are read in slices, however many there are', async () => {
    const page = await openPage();
    const ids = Array.from({ length: 12_000 }, (_, number) => `id${number}`);
    await page.changeMark(ids, { read: true });
    const later = await openPage();
    expect(later.markCounts().read).toBe(12_000);
  });
});

describe('what is kept', () => {
  const mark = { starred: null, later: null, read: null };
  const place = { paragraph: 3, opening: '灯下读书', offset: 0, share: 0.5, at: 100 };

  it('is merged with what comes: nothing is lost, the newer stays', async () => {
    const page = await openPage();
    await page.changeMark(['a'], { starred: true });
    const own = page.markOf('a').starred;
    page.keeper.rememberPlace('a', place);
    await page.keeper.mergeKept({
      marks: new Map([
        ['a', { ...mark, starred: 5, later: 7 }],
        ['b', { ...mark, read: 9 }],
      ]),
      rows: new Map([['b', sampleRow({ id: 'b' })]]),
      places: new Map([
        ['a', { ...place, share: 0.9, at: 50 }],
        ['b', place],
      ]),
      notes: [],
    });
    const later = await openPage();
    expect(later.markOf('a')).toEqual({ starred: own, later: 7, read: null });
    expect(later.markOf('b').read).toBe(9);
    const data = await later.keeper.keptData();
    expect([...data.rows.keys()]).toEqual(['b']);
    expect(data.places).toEqual(
      new Map([
        ['a', place],
        ['b', place],
      ]),
    );
  });

  it('is deleted as a whole', async () => {
    const page = await openPage();
    page.knowRow(sampleRow({ id: 'a' }));
    await page.changeMark(['a'], { starred: true });
    page.keeper.rememberPlace('a', place);
    await page.keeper.deleteAll();
    expect(page.starred('a')).toBe(false);
    const later = await openPage();
    expect(later.markCounts()).toEqual({ starred: 0, later: 0, read: 0, noted: 0 });
    expect(await later.keeper.placeIn('a')).toBeNull();
    expect(await later.undoMarks()).toBe(false);
  });
});

describe('undoMarks', () => {
  it('takes back one change after the other, to the times that were', async () => {
    const page = await openPage();
    await page.changeMark(['a'], { starred: true });
    const first = page.markOf('a');
    await page.changeMark(['a', 'b'], { starred: false, read: true });
    expect(await page.undoMarks()).toBe(true);
    expect(page.markOf('a')).toEqual(first);
    expect(page.markOf('b').read).toBeNull();
    expect(await page.undoMarks()).toBe(true);
    expect(page.starred('a')).toBe(false);
    expect(await page.undoMarks()).toBe(false);
    expect((await openPage()).markCounts()).toEqual({ starred: 0, later: 0, read: 0, noted: 0 });
  });

  it('takes back what another tab has changed, also after a reload', async () => {
    const one = await openPage();
    const two = await openPage();
    await one.changeMark(['a'], { starred: true });
    await two.changeMark(['b'], { starred: true });
    expect(await one.undoMarks()).toBe(true);
    expect([one.starred('a'), one.starred('b')]).toEqual([true, false]);
    const reloaded = await openPage();
    expect([reloaded.starred('a'), reloaded.starred('b')]).toEqual([true, false]);
    expect(await reloaded.undoMarks()).toBe(true);
    expect(reloaded.starred('a')).toBe(false);
  });

  it('goes to the one change that a message stands for, and leaves what came after', async () => {
    const page = await openPage();
    await page.changeMark(['a'], { read: true });
    await page.changeMark(['a'], { read: false });
    await page.changeMark(['a'], { starred: true });
    await page.changeMark(['a'], { later: true });
    const news = page.news[2];
    if (news?.kind !== 'changed') throw new Error('no news');
    await news.undo();
    expect(page.markOf('a')).toMatchObject({ starred: null, read: null });
    expect(page.markOf('a').later).not.toBeNull();
    expect(await news.undo()).toBe(false);
  });

  it('leaves a mark that was set anew since', async () => {
    const page = await openPage();
    const clock = vi.spyOn(Date, 'now');
    for (const [now, starred] of [
      [1000, true],
      [2000, false],
      [3000, true],
    ] as const) {
      clock.mockReturnValue(now);
      await page.changeMark(['a'], { starred });
    }
    const away = page.news[1];
    if (away?.kind !== 'changed') throw new Error('no news');
    await away.undo();
    expect(page.markOf('a').starred).toBe(3000);
  });

  it('forgets the changes of a session that is over', async () => {
    const page = await openPage();
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() - 25 * 3_600_000);
    await page.changeMark(['a'], { starred: true });
    vi.restoreAllMocks();
    vi.spyOn(console, 'error');
    const later = await openPage();
    expect(later.starred('a')).toBe(true);
    expect(await later.undoMarks()).toBe(false);
  });
});

describe('news of marks', () => {
  it('tell what was changed, in how many articles, and not what nobody asked for', async () => {
    const page = await openPage();
    await page.changeMark(['a', 'b'], { read: true });
    await page.changeMark(['c'], { read: true }, { isQuiet: true });
    expect(page.news).toMatchObject([{ kind: 'changed', count: 2 }]);
    expect(await page.undoMarks()).toBe(true);
    expect(page.news.at(-1)).toMatchObject({ kind: 'undone', count: 1 });
    expect(page.markOf('c').read).toBeNull();
  });

  it('reach other tabs without words', async () => {
    const one = await openPage();
    const two = await openPage();
    await one.changeMark(['a'], { starred: true });
    await vi.waitFor(() => expect(two.starred('a')).toBe(true));
    expect(two.news).toEqual([]);
  });
});

describe('where nothing can be stored', () => {
  it('keeps marks for the page, and says so once', async () => {
    vi.stubGlobal('indexedDB', {
      open: () => {
        throw new DOMException('blocked', 'SecurityError');
      },
    });
    const page = await openPage();
    expect(page.news).toEqual([]);
    page.knowRow(sampleRow({ id: 'a' }));
    await page.changeMark(['a'], { starred: true });
    await page.changeMark(['b'], { starred: true });
    expect(page.news.filter(({ kind }) => kind === 'unstored')).toEqual([
      { kind: 'unstored', cause: 'blocked' },
    ]);
    expect((await page.keeper.keptRows('starred')).map(({ id }) => id)).toEqual(['a']);
    expect(await page.undoMarks()).toBe(true);
    expect([page.starred('a'), page.starred('b')]).toEqual([true, false]);
  });

  it('stores later what did not fit, with the way back', async () => {
    const page = await openPage();
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    await page.changeMark(['a'], { starred: true });
    expect(page.starred('a')).toBe(true);
    expect(page.news.at(-1)).toEqual({ kind: 'unstored', cause: 'full' });
    full.mockRestore();
    await page.changeMark(['b'], { later: true });
    const reloaded = await openPage();
    expect(reloaded.starred('a')).toBe(true);
    await reloaded.undoMarks();
    await reloaded.undoMarks();
    expect(reloaded.markCounts()).toEqual({ starred: 0, later: 0, read: 0, noted: 0 });
  });
});
