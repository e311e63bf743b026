import * as v from 'valibot';

const whole = v.pipe(v.number(), v.safeInteger());

/**
 * Counts of days or months, oldest first: `first` is the number of the first one (`dayNumber`, `monthNumber`), a negative count
 * stands for so many days or months without any. `{first: 10, counts: [3, -2, 1]}` is 3 at 10 and 1 at 13.
 */
export const countsSchema = v.object({ first: whole, counts: v.array(whole) });

export type PackedCounts = v.InferOutput<typeof countsSchema>;

/** Counts by the number of their day or month, oldest first, without those that have none. */
export type Counts = ReadonlyMap<number, number>;

/** Writes counts one after the other. The inverse of `unpackCounts`. */
export function packCounts(counts: Counts): PackedCounts {
  const sorted = [...counts].filter(([, count]) => count > 0).sort(([a], [b]) => a - b);
  const first = sorted[0]?.[0] ?? 0;
  const packed: number[] = [];
  let next = first;
  for (const [number, count] of sorted) {
    if (number > next) packed.push(next - number);
    packed.push(count);
    next = number + 1;
  }
  return { first, counts: packed };
}

/** Reads counts back; a gap costs nothing, however wide it is. */
export function unpackCounts({ first, counts }: PackedCounts): Counts {
  const unpacked = new Map<number, number>();
  let number = first;
  for (const count of counts) {
    if (count > 0) unpacked.set(number, count);
    number += count < 0 ? -count : 1;
  }
  return unpacked;
}

/** A day or month that stands apart from all others by more than this is no part of the picture, if few articles are there. */
const farMonths = 24;
const fewShare = 0.01;

/**
 * The months between which an archive lies, for a picture of it: a few articles with a year that was mistyped would otherwise
 * squeeze all others into a corner. `null` when there are no months.
 */
export function mainMonths(months: Counts): { first: number; last: number } | null {
  const sorted = [...months].sort(([a], [b]) => a - b);
  const few = sorted.reduce((sum, [, count]) => sum + count, 0) * fewShare;
  const first = innerEnd(sorted, few);
  const last = innerEnd(sorted.toReversed(), few);
  return first === undefined || last === undefined ? null : { first, last };
}

/** The first month that is not cut off from what follows. */
function innerEnd(sorted: readonly (readonly [number, number])[], few: number): number | undefined {
  let inner = sorted[0]?.[0];
  let passed = 0;
  for (const [index, [month, count]] of sorted.entries()) {
    passed += count;
    const next = sorted[index + 1]?.[0];
    if (passed > few || next === undefined) break;
    if (Math.abs(next - month) > farMonths) inner = next;
  }
  return inner;
}

const daySeconds = 86_400;

/** The number of a moment's day in UTC: days since 1 January 1970. */
export function dayNumber(seconds: number): number {
  return Math.floor(seconds / daySeconds);
}

/** The number of a moment's month in UTC: months since January 1970. */
export function monthNumber(seconds: number): number {
  const date = new Date(seconds * 1000);
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
}

/** Counts by day as counts by month. */
export function monthsOfDays(days: Counts): Counts {
  const months = new Map<number, number>();
  for (const [day, count] of days) {
    const month = monthNumber(startOfDay(day));
    months.set(month, (months.get(month) ?? 0) + count);
  }
  return months;
}

/** The first moment of a day, in seconds. */
export function startOfDay(day: number): number {
  return day * daySeconds;
}

/** The first moment of a month, in seconds. */
export function startOfMonth(month: number): number {
  return Date.UTC(1970, month) / 1000;
}

/** A day as addresses name it: `isoDay(18993)` -> `"2022-01-01"`. */
export function isoDay(day: number): string {
  return new Date(startOfDay(day) * 1000).toISOString().replace(/T.*/, '');
}

/** A month as addresses name it: `isoMonth(624)` -> `"2022-01"`. */
export function isoMonth(month: number): string {
  return new Date(startOfMonth(month) * 1000).toISOString().replace(/-\d\dT.*/, '');
}
