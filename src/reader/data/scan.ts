import { isIn } from '#contract/category-path.ts';
import type { ListSlice } from '#contract/list-days.ts';
import { listPositions } from '#contract/list-positions.ts';
import { type CategoryList, rowsOfList } from '#contract/list-rows.ts';
import { compareRows, type Row, type ShardRows } from '#contract/row.ts';
import { type Holds, rowIn } from '#contract/stories.ts';
import type { View } from '#contract/view.ts';
import type { Sought } from './search/protocol.ts';

/** What to look through: lists to merge, and which of their rows belong to the view. */
export type ScanPlan = {
  lists: readonly (CategoryList & ListSlice)[];
  order: View['order'];
  /** Whether the view's categories and author fit an article of a row. */
  holds: Holds;
  /** What the search index is asked; `null` to look through the lists. */
  sought: Omit<Sought, 'marks'> | null;
  /** Whether its words fit the title. */
  matches: (title: string) => boolean;
};

/** The next position in each list. Plain data, so that a page of results can be asked for again. */
export type Cursor = readonly number[];

/** `found` is what the search index says of its hits. */
export type ScanPage = { rows: Row[]; next: Cursor | null; found?: Found };

export type Found = { total: number; isExact: boolean; looked: { done: number; total: number } };

const pageRows = 60;
/** A page with so many rows does not wait for another shard: they fill a screen. */
const screenRows = 20;
/** How much one page looks at: rare hits come in small steps, and the person sees them come. */
const maxLooked = 2048;
const maxShards = 6;

/**
 * Looks through merged lists in order, from a cursor on, until a page of matching rows is full or enough was read.
 * @param loadShard gives the rows of a shard by its name.
 */
export async function scan(
  plan: ScanPlan,
  cursor: Cursor,
  loadShard: (name: string) => Promise<ShardRows>,
): Promise<ScanPage> {
  const shards = new Map<string, ShardRows>();
  const readers = plan.lists.map((list, number) =>
    openReader(list, { order: plan.order, start: cursor[number] ?? 0, shards }),
  );
  const rows: Row[] = [];
  for (let looked = 0; looked < maxLooked && rows.length < pageRows; looked++) {
    const missing = new Set(readers.flatMap((reader) => reader.missing ?? []));
    if (missing.size > 0) {
      if (rows.length >= screenRows || shards.size >= maxShards) break;
      await Promise.all([...missing].map(async (name) => shards.set(name, await loadShard(name))));
      for (const reader of readers) reader.read();
    }
    const number = firstOf(readers, plan.order);
    const head = readers[number]?.head;
    if (!head) break;
    const row = rowOfView(plan, number, head);
    if (row) rows.push(row);
    readers[number]?.advance();
  }
  const hasMore = readers.some(({ head, missing }) => head ?? missing);
  return { rows, next: hasMore ? readers.map(({ position }) => position) : null };
}

type Reader = {
  position: number;
  /** The row at the position; `null` at the end of the list, and while its shard is missing. */
  head: Row | null;
  missing: string | null;
  read: () => void;
  advance: () => void;
};

function openReader(
  list: ListSlice & CategoryList,
  options: { order: View['order']; start: number; shards: ReadonlyMap<string, ShardRows> },
): Reader {
  const { order, start, shards } = options;
  const positions = listPositions(list, order);
  const reader: Reader = {
    position: start,
    head: null,
    missing: null,
    read() {
      const located = positions.locate(reader.position);
      const shard = located && shards.get(located.shard.name);
      reader.head = (shard && rowsOfList(shard, list).at(located.index)) ?? null;
      reader.missing = located && !shard ? located.shard.name : null;
    },
    advance() {
      reader.position++;
      reader.read();
    },
  };
  reader.read();
  return reader;
}

/**
 * A story may stand in several lists, and be led by another article in each. It is shown once: from the first list that holds the
 * article which leads it in the view.
 */
function rowOfView({ lists, holds, matches }: ScanPlan, number: number, head: Row): Row | null {
  if (!matches(head.title)) return null;
  const row = rowIn(head, holds);
  return row && lists.findIndex(({ path }) => isIn(row, path)) === number ? row : null;
}

function firstOf(readers: readonly Reader[], order: View['order']): number {
  let best = 0;
  readers.forEach(({ head }, number) => {
    const leader = readers[best]?.head;
    if (head && (!leader || isEarlier(head, leader, order))) best = number;
  });
  return best;
}

function isEarlier(a: Row, b: Row, order: View['order']): boolean {
  const isReversed = order === 'oldest' && a.date !== null && b.date !== null;
  return (isReversed ? compareRows(b, a) : compareRows(a, b)) < 0;
}
