import type { List, ShardRef } from '#contract/list-index.ts';
import type { View } from '#contract/view.ts';

/** A row's place: the shard and the index in it. */
export type Located = { shard: ShardRef; index: number };

/**
 * Maps positions in a list, as a person counts them from the top, to rows of its shards. In the order "oldest first" dated rows
 * run backwards; rows without a date stay at the end.
 */
export function listPositions(list: List, order: View['order']) {
  const starts: number[] = [];
  let start = 0;
  for (const shard of list.shards) {
    starts.push(start);
    start += shard.count;
  }
  const dated = list.count - list.undated;
  const toStored = (position: number): number =>
    order === 'oldest' && position < dated ? dated - 1 - position : position;

  return {
    count: list.count,
    dated,
    locate(position: number): Located | null {
      if (position < 0 || position >= list.count) return null;
      const stored = toStored(position);
      const number = lastAtOrBefore(starts, stored);
      const shard = list.shards[number];
      return shard ? { shard, index: stored - (starts[number] ?? 0) } : null;
    },
    /** The shards that may hold a row of this date, each with the stored position of its first row. */
    shardsOfDate(date: number | null): { shard: ShardRef; start: number }[] {
      return list.shards.flatMap((shard, number) =>
        holdsDate(shard, date) ? [{ shard, start: starts[number] ?? 0 }] : [],
      );
    },
    /** The position that shows a stored row; its own inverse. */
    fromStored: toStored,
  };
}

export type ListPositions = ReturnType<typeof listPositions>;

function holdsDate(shard: ShardRef, date: number | null): boolean {
  if (date === null) return shard.last === null;
  return shard.first !== null && shard.first >= date && (shard.last === null || shard.last <= date);
}

/** Index of the last number that is not greater than `value`, in an ascending array. */
function lastAtOrBefore(ascending: readonly number[], value: number): number {
  let low = 0;
  let high = ascending.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) <= value) low = middle;
    else high = middle;
  }
  return low;
}
