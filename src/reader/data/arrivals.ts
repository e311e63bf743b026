import type { Manifest } from '#contract/manifest.ts';
import { compareRows, type Row, shardRows } from '#contract/row.ts';
import type { View } from '#contract/view.ts';
import { rowsInView } from './kept-rows.ts';

/**
 * The articles of a view that a newer manifest brings at the top of the list, by its newest rows.
 * @returns how many, and whether there may be more than those.
 */
export function arrivals(
  view: View,
  { shown, newer }: { shown: Manifest; newer: Manifest },
): { count: number; isMore: boolean } {
  const known = shardRows(shown.head);
  const ids = new Set(known.map(({ id }) => id));
  const last = known.at(-1);
  const isAll = known.length === shown.rows;
  // A row behind the last known one has only moved up.
  const isNew = (row: Row): boolean =>
    !ids.has(row.id) && (isAll || last === undefined || compareRows(row, last) < 0);
  const rows = shardRows(newer.head);
  const fresh = rows.filter(isNew);
  const count = rowsInView(fresh, { ...view, is: null }, () => 0).length;
  return { count, isMore: fresh.length === rows.length && newer.rows > rows.length };
}

/** The date of the newest article that is not ahead of its time; `null` when no row of the manifest has one. */
export function newestDate({ head }: Manifest, now: number): number | null {
  return head.date.find((date) => date !== null && date * 1000 <= now) ?? null;
}
