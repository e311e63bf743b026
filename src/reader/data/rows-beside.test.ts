// @vitest-environment jsdom
import { QueryClient } from '@tanstack/react-query';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { everything, type View } from '#contract/view.ts';
import { memoryArchive } from '#reader/testing/memory-archive.ts';
import { sampleRow } from '#reader/testing/sample-row.ts';
import { noFolds } from './folds.ts';
import { planQuery, type ViewPlan } from './plan-view.ts';
import { rowsBeside } from './rows-beside.ts';
import type { ShownRows } from './use-muted-rows.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

// In shards of three: g f e | d c b | a.
const all = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((id, number) => sampleRow({ id, date: 10 * number }));

/** A list of which nothing but what stands in `found` is in the page. */
const rowsOf = (plan: ViewPlan | null, found: readonly string[] = []): ShownRows => ({
  status: 'ready',
  error: null,
  plan,
  total: all.length,
  isExact: true,
  length: found.length || all.length,
  rowAt: (position) => all.find(({ id }) => id === found[position]),
  show: () => {},
  hasMore: false,
  isLoadingMore: false,
  looked: null,
  loadMore: () => {},
  retry: () => {},
  folds: noFolds,
  asShown: (row) => row,
  muteKey: '',
  muting: 'none',
  setMuting: () => {},
  archive: '',
  find: async () => null,
});

async function openList() {
  const archive = memoryArchive(all);
  vi.stubGlobal('fetch', archive.fetch);
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const plan = await client.fetchQuery(planQuery(archive.manifest, everything));
  const beside = async (position: number, which: 'above' | 'below', order: View['order'] = 'newest') =>
    (await rowsBeside(client, { rows: rowsOf(plan), order, position, which })).map(({ id }) => id).join('');
  return { client, beside };
}

describe('rowsBeside', () => {
  it('gives the rows above and below, also those that were never shown', async () => {
    const { beside } = await openList();
    expect(await beside(4, 'above')).toBe('defg');
    expect(await beside(4, 'below')).toBe('ba');
  });

  it('follows the order of the view', async () => {
    const { beside } = await openList();
    expect(await beside(2, 'above', 'oldest')).toBe('ba');
    expect(await beside(5, 'below', 'oldest')).toBe('g');
  });

  it('is empty at the ends', async () => {
    const { beside } = await openList();
    expect(await beside(0, 'above')).toBe('');
    expect(await beside(6, 'below')).toBe('');
  });

  it('gives what was found so far of a view that is searched', async () => {
    const { client } = await openList();
    const rows = rowsOf(null, ['f', 'd', 'a']);
    const below = await rowsBeside(client, { rows, order: 'newest', position: 0, which: 'below' });
    expect(below.map(({ id }) => id)).toEqual(['d', 'a']);
  });
});
