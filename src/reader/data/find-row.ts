import type { QueryClient } from '@tanstack/react-query';
import { listPositions } from '#contract/list-positions.ts';
import { rowsOfList } from '#contract/list-rows.ts';
import { compareRows, type Row, type Rows } from '#contract/row.ts';
import { isOfStory } from '#contract/stories.ts';
import type { View } from '#contract/view.ts';
import type { ListPlan } from './plan-view.ts';
import { shardQuery } from './queries.ts';

/** What a row is found by again in an archive that was rebuilt: itself, or, where it is gone, its date. */
export type RowAnchor = Pick<Row, 'id' | 'date'>;

/**
 * Finds a row in a list: one shard or two, wherever it is. Of a row that is gone, the place where it would stand.
 * @returns its position, `null` in a list without rows.
 * @throws ArchiveError when a shard cannot be had.
 */
export async function findInList(
  client: QueryClient,
  plan: ListPlan,
  { anchor, order }: { anchor: RowAnchor; order: View['order'] },
): Promise<number | null> {
  if (plan.length === 0) return null;
  const positions = listPositions(plan, order);
  const inside = (stored: number): number =>
    Math.min(Math.max(positions.fromStored(stored), 0), plan.length - 1);
  let stored = positions.countNewer(anchor.date);
  for (const { shard, start } of positions.shardsOfDate(anchor.date)) {
    const rows = rowsOfList(await client.fetchQuery(shardQuery(shard.name)), plan);
    const index = indexOf(rows, (row) => isOfStory(row, anchor.id));
    if (index >= 0) return inside(start + index);
    const following = indexOf(rows, (row) => compareRows(row, anchor) > 0);
    stored = start + (following < 0 ? rows.length : following);
    if (following >= 0) break;
  }
  return inside(stored);
}

/**
 * The same among rows that come one page after the other.
 * @param isPast says of a row that the one sought would stand before it.
 * @returns `null` when the row may still be among those to come.
 */
export function findAmong(
  rows: readonly Row[],
  anchor: RowAnchor,
  isPast: (row: Row) => boolean,
): number | null {
  const own = rows.findIndex((row) => isOfStory(row, anchor.id));
  const position = own >= 0 ? own : rows.findIndex(isPast);
  return position >= 0 ? position : null;
}

/** Tells rows that stand behind an anchor in a list by date; those without a date are the last in both orders. */
export function standsBehind(anchor: RowAnchor, order: View['order']): (row: Row) => boolean {
  return (row) => {
    const isReversed = order === 'oldest' && row.date !== null && anchor.date !== null;
    return isReversed ? compareRows(row, anchor) < 0 : compareRows(row, anchor) > 0;
  };
}

function indexOf(rows: Rows, isSought: (row: Row) => boolean): number {
  for (let index = 0; index < rows.length; index++) {
    const row = rows.at(index);
    if (row && isSought(row)) return index;
  }
  return -1;
}
