import { dateBounds, type View } from '#contract/view.ts';

/** Days in a row, by their numbers in UTC from 1 January 1970 on, both included. */
export type Span = { first: number; last: number };

/** A span as a view's address names it. */
export type Dates = Pick<View, 'from' | 'to'>;

export type Unit = 'day' | 'week' | 'month' | 'quarter' | 'year';

const daySeconds = 86_400;
const dayMs = daySeconds * 1000;
const monthsIn = { month: 1, quarter: 3, year: 12 };
const longest: Record<Unit, number> = { day: 1, week: 7, month: 31, quarter: 92, year: 366 };

/** The first day of the unit that a day lies in; weeks begin on Monday. */
export function startOf(day: number, unit: Unit): number {
  if (unit === 'day') return day;
  // 1 January 1970 was a Thursday.
  if (unit === 'week') return day - ((((day + 3) % 7) + 7) % 7);
  const date = new Date(day * dayMs);
  const month = date.getUTCMonth();
  return Date.UTC(date.getUTCFullYear(), month - (month % monthsIn[unit])) / dayMs;
}

/** The whole unit that a day lies in. */
export function unitAround(day: number, unit: Unit): Span {
  const first = startOf(day, unit);
  return { first, last: startOf(first + longest[unit], unit) - 1 };
}

/** The days from one span to the other, in whichever order they come. */
export function spanOf(a: Span, b: Span): Span {
  return { first: Math.min(a.first, b.first), last: Math.max(a.last, b.last) };
}

/** The days of a view; open ends are infinite, `null` is no range at all. */
export function rangeOfView(view: Dates): Span | null {
  if (!view.from && !view.to) return null;
  const { since, before } = dateBounds(view);
  return { first: since / daySeconds, last: before / daySeconds - 1 };
}

export function isWholeMonths({ first, last }: Span): boolean {
  return startOf(first, 'month') === first && unitAround(last, 'month').last === last;
}

/** A range as a view's address names it: in months where it consists of whole ones, else in days. */
export function printRange(range: Span | null): Dates {
  if (!range) return { from: null, to: null };
  const length = isWholeMonths(range) ? 7 : 10;
  const print = (day: number): string => new Date(day * dayMs).toISOString().slice(0, length);
  return { from: print(range.first), to: print(range.last) };
}

/** The day of a moment in seconds; `null` stays `null`. */
export function dayOf(seconds: number | null): number | null {
  return seconds === null ? null : Math.floor(seconds / daySeconds);
}
