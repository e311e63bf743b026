import { countFrom, datedCount, type List } from './list-index.ts';
import { dateBounds, type View } from './view.ts';

/** Some rows of a list that stand together: `length` of them, after the first `offset`. */
export type ListSlice = { list: List; offset: number; length: number };

/** The rows of a list between two times that begin days; all of them, those without a date too, when both are infinite. */
export function sliceBetween(list: List, { since, before }: { since: number; before: number }): ListSlice {
  const isWhole = since === -Infinity && before === Infinity;
  const offset = countFrom(list, before);
  return { list, offset, length: (isWhole ? list.count : countFrom(list, since)) - offset };
}

/**
 * The position of the first row of a month or day, `2022-11` or `2022-11-05` (UTC); where it has none, of the row that follows.
 * @returns a position between 0 and the slice's length: behind the last row when none follows.
 */
export function positionOfDay(
  { list, offset, length }: ListSlice,
  order: View['order'],
  day: string,
): number {
  const { since, before } = dateBounds({ from: day, to: day });
  const end = Math.min(offset + length, datedCount(list));
  const position = order === 'oldest' ? end - countFrom(list, since) : countFrom(list, before) - offset;
  return Math.min(Math.max(position, 0), length);
}
