import type { ListSlice } from './list-days.ts';
import type { ShardRef } from './list-index.ts';
import type { View } from './view.ts';

/** A row's place: the shard and the index among the rows that the list has in it. */
export type Located = { shard: ShardRef; index: number };

/**
 * Maps positions, as a person counts them from the top, to rows of a list's shards. In the order "oldest first" dated rows run
 * backwards; rows without a date stay at the end.
 */
export function listPositions({ list, offset, length }: ListSlice, order: View['order']) {
  const starts: number[] = [];
  let start = 0;
  for (const shard of list.shards) {
    starts.push(start);
    start += shard.count;
  }
  const datedEnd = Math.min(offset + length, list.count - list.undated);
  const isBackwards = order === 'oldest';

  return {
    locate(position: number): Located | null {
      if (position < 0 || position >= length) return null;
      const isReversed = isBackwards && position < datedEnd - offset;
      const stored = isReversed ? datedEnd - 1 - position : offset + position;
      const number = lastAtOrBefore(starts, stored);
      const shard = list.shards[number];
      return shard ? { shard, index: stored - (starts[number] ?? 0) } : null;
    },
    /** The position that shows a row as it is counted in the list; outside 0 to `length` - 1 for one of other days. */
    fromStored: (stored: number): number =>
      isBackwards && stored < datedEnd ? datedEnd - 1 - stored : stored - offset,
    /** How many rows of the list stand in shards that are newer than a date throughout. */
    countNewer(date: number | null): number {
      const older = list.shards.findIndex((shard) => !isNewer(shard, date));
      return starts[older] ?? list.count;
    },
    /** The shards that may hold a row of this date, each with the number of rows of the list before it. */
    shardsOfDate(date: number | null): { shard: ShardRef; start: number }[] {
      return list.shards.flatMap((shard, number) =>
        holdsDate(shard, date) ? [{ shard, start: starts[number] ?? 0 }] : [],
      );
    },
  };
}

export type ListPositions = ReturnType<typeof listPositions>;

function holdsDate(shard: ShardRef, date: number | null): boolean {
  if (date === null) return shard.last === null;
  return shard.first !== null && shard.first >= date && (shard.last === null || shard.last <= date);
}

function isNewer(shard: ShardRef, date: number | null): boolean {
  return shard.last !== null && (date === null || shard.last > date);
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
