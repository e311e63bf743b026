// @vitest-environment jsdom
import { QueryClient } from '@tanstack/react-query';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Row } from '#contract/row.ts';
import { everything, type View } from '#contract/view.ts';
import { memoryArchive } from '#reader/testing/memory-archive.ts';
import { sampleRow } from '#reader/testing/sample-row.ts';
import { noFolds } from './folds.ts';
import { foldsOf } from './muting.ts';
import { neighboursAmong, neighboursQuery } from './neighbours.ts';
import { planQuery } from './plan-view.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

const asShown = (row: Row): Row => row;

// In shards of three: g f e | d c b | a u v. `c`, `d` and `e` have the same date, `u` and `v` have none.
const dates = { a: 10, b: 20, c: 30, d: 30, e: 30, f: 60, g: 70, u: null, v: null };
const rows = Object.entries(dates).map(([id, date]) => sampleRow({ id, date }));

async function openList() {
  const archive = memoryArchive(rows);
  vi.stubGlobal('fetch', archive.fetch);
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const plan = await client.fetchQuery(planQuery(archive.manifest, everything));
  if (plan.kind !== 'list') throw new Error('everything is one list');
  const beside = async (id: string, date: number | null, order: View['order'] = 'newest') => {
    const view = { ...everything, order };
    const article = { id, date, others: [] };
    const found = await client.fetchQuery(
      neighboursQuery(plan, { planKey: [order], view, article, asShown }),
    );
    return found && [found.before?.id, found.position, found.after?.id];
  };
  archive.asked.length = 0;
  return { beside, asked: archive.asked };
}

describe('neighboursQuery', () => {
  it.each<[string, number | null, unknown[]]>([
    ['f', 60, ['g', 1, 'c']],
    ['g', 70, [undefined, 0, 'f']],
    ['c', 30, ['f', 2, 'd']],
    ['d', 30, ['c', 3, 'e']],
    ['e', 30, ['d', 4, 'b']],
    ['b', 20, ['e', 5, 'a']],
    ['a', 10, ['b', 6, 'u']],
    ['v', null, ['u', 8, undefined]],
  ])('finds %s between what stands beside it', async (id, date, expected) => {
    const { beside } = await openList();
    expect(await beside(id, date)).toEqual(expected);
  });

  it.each<[string, number | null, unknown[]]>([
    ['a', 10, [undefined, 0, 'b']],
    ['e', 30, ['b', 2, 'd']],
    ['g', 70, ['f', 6, 'u']],
    ['v', null, ['u', 8, undefined]],
  ])('finds %s in the other order', async (id, date, expected) => {
    const { beside } = await openList();
    expect(await beside(id, date, 'oldest')).toEqual(expected);
  });

  it('passes over rows that the view does not show', async () => {
    const archive = memoryArchive(rows);
    vi.stubGlobal('fetch', archive.fetch);
    const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
    const plan = await client.fetchQuery(planQuery(archive.manifest, everything));
    if (plan.kind !== 'list') throw new Error('everything is one list');
    const article = { id: 'c', date: 30, others: [] };
    const found = await client.fetchQuery(
      neighboursQuery(plan, {
        planKey: [],
        view: everything,
        article,
        asShown: (row) => (row.id === 'd' || row.id === 'f' ? null : row),
      }),
    );
    expect(found).toMatchObject({ before: { id: 'g' }, beforeAt: 0, after: { id: 'e' }, afterAt: 4 });
  });

  it('gives nothing for an article that the list does not hold', async () => {
    const { beside } = await openList();
    expect(await beside('stranger', 30)).toBeNull();
    expect(await beside('stranger', 1000)).toBeNull();
    expect(await beside('stranger', null)).toBeNull();
  });

  it('finds a story by any of its articles, where its row stands', async () => {
    const archive = memoryArchive(rows, { stories: [['b', 'f']] });
    vi.stubGlobal('fetch', archive.fetch);
    const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
    const plan = await client.fetchQuery(planQuery(archive.manifest, everything));
    if (plan.kind !== 'list') throw new Error('everything is one list');
    const beside = async (id: string, date: number, other: number) => {
      const article = { id, date, others: [{ date: other }] };
      const found = await client.fetchQuery(
        neighboursQuery(plan, { planKey: [], view: everything, article, asShown }),
      );
      return found && [found.before?.id, found.position, found.after?.id];
    };
    expect(await beside('b', 20, 60)).toEqual(['e', 4, 'a']);
    expect(await beside('f', 60, 20)).toEqual(['e', 4, 'a']);
  });

  it('reads the shard of the article, and one more at its edge', async () => {
    const inside = await openList();
    await inside.beside('d', 30);
    expect(inside.asked.length).toBeLessThanOrEqual(2);
    const edge = await openList();
    await edge.beside('b', 20);
    expect(edge.asked).toEqual(['rows', 'rows']);
  });
});

describe('neighboursAmong', () => {
  const here = { length: 3, rowAt: (position: number) => rows[position], folds: noFolds };

  it('finds an article among rows that are here', () => {
    expect(neighboursAmong(here, 'a')).toMatchObject({ position: 0, before: null, after: rows[1] });
    expect(neighboursAmong(here, 'b')).toMatchObject({ position: 1, before: rows[0], after: rows[2] });
  });

  it('gives nothing for one that is not', () => {
    expect(neighboursAmong(here, 'g')).toBeNull();
  });

  it('passes over rows that are folded away', () => {
    const folded = { ...here, rowAt: (at: number) => (at === 1 ? undefined : rows[at]), folds: foldsOf([1]) };
    const found = neighboursAmong(folded, 'c');
    expect(found).toMatchObject({ position: 2, before: rows[0], beforeAt: 0, after: rows[3] });
  });

  it('passes over rows that are on their way', () => {
    const partly = { ...here, rowAt: (position: number) => (position === 2 ? rows[2] : undefined) };
    expect(neighboursAmong(partly, 'c')).toMatchObject({ position: 2, before: null, after: null });
  });
});
