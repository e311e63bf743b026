import { describe, expect, it } from 'vitest';
import { compareRows, openShard, type Row, type ShardRows, toShard } from '#contract/row.ts';
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
  others: [],
});

/** Lists of the categories 0, 1 and so on in shards of `size`, with a loader that counts. */
function archive(lists: readonly Row[][], size: number) {
  const shards = new Map<string, ShardRows>();
  const loaded: string[] = [];
  const categoriesOf = (id: string): string[][] =>
    lists.flatMap((rows, number) => (rows.some((row) => row.id === id) ? [[String(number)]] : []));
  const made = lists.map((unsorted, number) => {
    const rows = unsorted.map((row) => ({ ...row, categories: categoriesOf(row.id) })).sort(compareRows);
    const refs = [];
    for (let start = 0; start < rows.length; start += size) {
      const part = rows.slice(start, start + size);
      const name = `${number}/${start}`;
      shards.set(name, openShard(toShard(part)));
      refs.push({ name, count: part.length, first: part[0]?.date ?? null, last: part.at(-1)?.date ?? null });
    }
    const undated = rows.filter(({ date }) => date === null).length;
    const list = { count: rows.length, undated, months: [], isPart: false, shards: refs };
    return { path: [String(number)], list, offset: 0, length: rows.length };
  });
  const load = async (name: string): Promise<ShardRows> => {
    loaded.push(name);
    const shard = shards.get(name);
    if (!shard) throw new Error(`no shard ${name}`);
    return shard;
  };
  return { lists: made, load, loaded };
}

async function scanAll(plan: ScanPlan, load: (name: string) => Promise<ShardRows>): Promise<string[]> {
  const ids: string[] = [];
  let cursor: Cursor | null = plan.lists.map(() => 0);
  while (cursor) {
    const page: Awaited<ReturnType<typeof scan>> = await scan(plan, cursor, load);
    ids.push(...page.rows.map(({ id }) => id));
    cursor = page.next;
  }
  return ids;
}

const all = { sought: null, order: 'newest', holds: () => true, matches: () => true } as const;
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
    'keeps to its slice and reads no shard outside it, %s first',
    async (order) => {
      const { lists, load, loaded } = archive([[...numbered(1, 1000), row('u', null)]], 10);
      const slices = lists.map((list) => ({ ...list, offset: 481, length: 20 }));
      const ids = await scanAll({ ...all, lists: slices, order }, load);
      const expected = numbered(500, 519).map(({ id }) => id);
      expect(ids).toEqual(order === 'oldest' ? expected : expected.reverse());
      expect(new Set(loaded).size).toBeLessThanOrEqual(3);
    },
  );

  it('gives rare hits in steps, after a bounded number of shards', async () => {
    const { lists, load, loaded } = archive([numbered(1, 2000)], 10);
    const plan = { ...all, lists, matches: (title: string) => title === 'r0001' };
    const page = await scan(plan, [0], load);
    expect(page.rows).toEqual([]);
    expect(page.next).not.toBeNull();
    expect(loaded.length).toBeLessThan(20);
    expect(await scanAll(plan, load)).toEqual(['r0001']);
  });

  it('does not wait for another shard when a screen is full', async () => {
    const { lists, load, loaded } = archive([numbered(1, 300)], 25);
    const page = await scan({ ...all, lists }, [0], load);
    expect([page.rows.length, loaded.length]).toEqual([25, 1]);
    expect((await scanAll({ ...all, lists }, load)).length).toBe(300);
  });

  it('asks once for a shard that two lists are parts of', async () => {
    const rows = numbered(1, 30).map((one, number) => ({ ...one, categories: [[number % 2 ? 'A' : 'B']] }));
    const list = { count: 15, undated: 0, months: [], isPart: true };
    const shards = [{ name: 'both', count: 15, first: 30, last: 1 }];
    const lists = ['A', 'B'].map((name) => ({
      path: [name],
      list: { ...list, shards },
      offset: 0,
      length: 15,
    }));
    const loaded: string[] = [];
    const load = async (name: string): Promise<ShardRows> => {
      loaded.push(name);
      return openShard(toShard([...rows].reverse()));
    };
    expect(await scanAll({ ...all, lists }, load)).toEqual(rows.map(({ id }) => id).reverse());
    expect(loaded).toEqual(['both']);
  });

  it('finds nothing in no list', async () => {
    expect(await scan({ ...all, lists: [] }, [], async () => openShard(toShard([])))).toEqual({
      rows: [],
      next: null,
    });
  });
});
