import type { Row } from '#contract/row.ts';

/**
 * Whether the day of a row is to stand above it: where several articles of one day begin, and where they end. A day with one
 * article needs no heading, the date in its row says it. Rows that are on their way have none yet.
 */
export function startsDay(position: number, rowAt: (position: number) => Row | undefined): boolean {
  const dayAt = (offset: number): string | undefined => dayOf(rowAt(position + offset));
  const [own, before, after] = [dayAt(0), dayAt(-1), dayAt(1)];
  if (own === undefined || own === before || (before === undefined && position > 0)) return false;
  return own === after || (before !== undefined && before === dayAt(-2));
}

/** The day in the reader's zone, as the dates in the rows have it. */
function dayOf(row: Row | undefined): string | undefined {
  if (!row) return undefined;
  return row.date === null ? '' : new Date(row.date * 1000).toDateString();
}
