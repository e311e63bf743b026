import type { Row } from '#contract/row.ts';

/**
 * Whether a row is the first that was there at the visit before, in a list that begins with the newest. Rows dated ahead of their
 * time, which stand above for good, are not news.
 * @param known date of the newest article of the visit before, in seconds like `now`
 */
export function endsNews(
  position: number,
  { rowAt, known, now }: { rowAt: (position: number) => Row | undefined; known: number; now: number },
): boolean {
  const row = rowAt(position);
  if (!row || (row.date !== null && row.date > known)) return false;
  const above = rowAt(position - 1)?.date ?? null;
  return above !== null && above > known && above <= now;
}
