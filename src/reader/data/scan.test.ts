import { describe, expect, it } from 'vitest';
import type { List } from '#contract/list-index.ts';
import { compareRows, type Row } from '#contract/row.ts';
import { type Cursor, type ScanPlan, scan } from './scan.ts';

const row = (id: string, date: number | null, title = id): Row => ({
  id,
  title,
  date,
  categories: [],
  author: null,
  summary: '',
  image: null,
  lang: 'en',
  minutes: 1,
  has: [],
});

/** A list in shards of `size`, with a loader that counts. */
function archive(lists: readonly Row[][], size: number) {
  const shards = new Map<string, Row[]>();
  const loaded: string[] = [];
  const made = lists.map((unsorted, number): List => {
    const rows = [...unsorted].sort(compareRows);
    const refs = [];
    for (let start = 0; start < rows.length; start += size) {
      const part = rows.slice(start, start + size);
      const name = `${number}/${start}`;
      shards.set(name, part);
      refs.push({ name, count: part.length, first: part[0]?.date ?? null, last: part.at(-1)?.date ?? null });
    }
    const undated = rows.filter(({ date }) => date === null).length;
    return { count: rows.length, undated, months: [], shards: refs };
  });
  const load = async (name: string): Promise<Row[]> => {
    loaded.push(name);
    return shards.get(name) ?? [];
  };
  return { lists: made, load, loaded };
}

async function scanAll(plan: ScanPlan, load: (name: string) => Promise<Row[]>): Promise<string[]> {
  const ids: string[] = [];
  let cursor: Cursor | null = plan.lists.map(() => 0);
  while (cursor) {
    const page: Awaited<ReturnType<typeof scan>> = await scan(plan, cursor, load);
    ids.push(...page.rows.map(({ id }) => id));
    cursor = page.next;
  }
  return ids;
}

const all = { order: 'newest', since: -Infinity, before: Infinity, matches: () => true } as const;
const numbered = (from: number, to: number, step = 1): Row[] => {
  const rows: Row[] = [];
  for (let date = from; date <= to; date += step) rows.push(row(`r${String(date).padStart(4, '0')}`, date));
  return rows;
};

describe('scan', () => {
  it('merges lists newest first, and an article in both comes once, also across pages', async () => {
    const { lists, load } = archive([numbered(1, 400, 2), numbered(1, 400)], 7);
    const ids = await scanAll({ ...all, lists }, load);
    expect(ids).toEqual(
      numbered(1, 400)
        .map(({ id }) => id)
        .reverse(),
    );
  });

  it('runs oldest first with undated rows still at the end', async () => {
    const { lists, load } = archive(
      [
        [row('u', null), row('b', 2), row('a', 1)],
        [row('c', 3), row('v', null)],
      ],
      2,
    );
    expect(await scanAll({ ...all, lists, order: 'oldest' }, load)).toEqual(['a', 'b', 'c', 'u', 'v']);
  });

  it.each(['newest', 'oldest'] as const)(
    'keeps to its dates and reads no shard outside them, %s first',
    async (order) => {
      const { lists, load, loaded } = archive([[...numbered(1, 1000), row('u', null)]], 10);
      const ids = await scanAll({ ...all, lists, order, since: 500, before: 520 }, load);
      const expected = numbered(500, 519).map(({ id }) => id);
      expect(ids).toEqual(order === 'oldest' ? expected : expected.reverse());
      expect(new Set(loaded).size).toBeLessThanOrEqual(3);
    },
  );

  it('gives rare hits in steps, after a bounded number of shards', async () => {
    const { lists, load, loaded } = archive([numbered(1, 2000)], 10);
    const plan = { ...all, lists, matches: ({ id }: Row) => id === 'r0001' };
    const page = await scan(plan, [0], load);
    expect(page.rows).toEqual([]);
    expect(page.next).not.toBeNull();
    expect(loaded.length).toBeLessThan(20);
    expect(await scanAll(plan, load)).toEqual(['r0001']);
  });

  it('finds nothing in no list', async () => {
    expect(await scan({ ...all, lists: [] }, [], async () => [])).toEqual({ rows: [], next: null });
  });
});
