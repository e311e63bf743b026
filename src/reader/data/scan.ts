import type { List } from '#contract/list-index.ts';
import { compareRows, type Row } from '#contract/row.ts';
import type { View } from '#contract/view.ts';
import { type ListPositions, listPositions } from './list-positions.ts';

/** What to look through: lists to merge, and which of their rows belong to the view. */
export type ScanPlan = {
  lists: readonly List[];
  order: View['order'];
  /** Seconds; rows outside are skipped, by whole shards where possible. */
  since: number;
  before: number;
  matches: (row: Row) => boolean;
};

/** The next position in each list. Plain data, so that a page of results can be asked for again. */
export type Cursor = readonly number[];

export type ScanPage = { rows: Row[]; next: Cursor | null };

/** How many shards one page reads at most: rare hits come in small steps, and the person sees them come. */
const maxShards = 12;
const pageRows = 60;

/**
 * Looks through merged lists in order, from a cursor on, until a page of matching rows is full or enough was read.
 * @param loadShard gives the rows of a shard by its name.
 */
export async function scan(
  plan: ScanPlan,
  cursor: Cursor,
  loadShard: (name: string) => Promise<readonly Row[]>,
): Promise<ScanPage> {
  const lists = plan.lists.map((list) => listPositions(list, plan.order));
  const positions = [...cursor];
  const shards = new Map<string, readonly Row[]>();
  const rows: Row[] = [];
  let lastId = '';

  const rowAt = async (number: number): Promise<Row | null> => {
    const list = lists[number];
    if (!list) return null;
    for (;;) {
      positions[number] = skipOutside(list, positions[number] ?? 0, plan);
      const located = list.locate(positions[number] ?? 0);
      if (!located) return null;
      const loaded = shards.get(located.shard.name) ?? (await loadShard(located.shard.name));
      shards.set(located.shard.name, loaded);
      const row = loaded[located.index];
      if (!row) return null;
      const isInside = isWithin(row, plan);
      if (isInside) return row;
      positions[number] = (positions[number] ?? 0) + 1;
    }
  };

  // The first rows of all lists are asked for at once.
  const heads = await Promise.all(lists.map((_, number) => rowAt(number)));
  while (rows.length < pageRows && shards.size <= maxShards + lists.length) {
    const number = firstOf(heads, plan.order);
    const row = heads[number];
    if (!row) return { rows, next: null };
    positions[number] = (positions[number] ?? 0) + 1;
    heads[number] = await rowAt(number);
    // An article that stands in two of the lists comes twice in a row.
    if (row.id !== lastId && plan.matches(row)) rows.push(row);
    lastId = row.id;
  }
  // Its second copy must not open the next page.
  heads.forEach((row, number) => {
    if (row?.id === lastId) positions[number] = (positions[number] ?? 0) + 1;
  });
  return { rows, next: heads.some(Boolean) ? positions : null };
}

function isWithin(row: Row, { since, before }: ScanPlan): boolean {
  if (since === -Infinity && before === Infinity) return true;
  return row.date !== null && row.date >= since && row.date < before;
}

/** Moves a position over whole shards whose dates lie outside. */
function skipOutside(list: ListPositions, position: number, plan: ScanPlan): number {
  if (plan.since === -Infinity && plan.before === Infinity) return position;
  let next = position;
  for (;;) {
    // Rows without a date have no place in a range of dates, and stand behind all that have.
    if (next >= list.dated) return list.count;
    const located = list.locate(next);
    if (!located) return next;
    const { shard, index } = located;
    const isTooNew = shard.last !== null && shard.last >= plan.before;
    const isTooOld = shard.first !== null && shard.first < plan.since;
    if (!isTooNew && !isTooOld) return next;
    // In a list that runs towards the past, nothing follows the first row that is too old; and the other way round.
    if (plan.order === 'newest' ? isTooOld : isTooNew) return list.count;
    next += plan.order === 'newest' ? shard.count - index : index + 1;
  }
}

function firstOf(heads: readonly (Row | null)[], order: View['order']): number {
  let best = 0;
  heads.forEach((row, number) => {
    const leader = heads[best];
    if (row && (!leader || isEarlier(row, leader, order))) best = number;
  });
  return best;
}

function isEarlier(a: Row, b: Row, order: View['order']): boolean {
  const isReversed = order === 'oldest' && a.date !== null && b.date !== null;
  return (isReversed ? compareRows(b, a) : compareRows(a, b)) < 0;
}
