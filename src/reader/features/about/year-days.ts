import { type Counts, dayNumber } from '#contract/counts-over-time.ts';

/** A month of a year as a calendar draws it: weeks stand beside each other and begin on Monday. */
export type CalendarMonth = {
  /** `monthNumber` of it. */
  month: number;
  /** Number of its first day; the others follow. */
  firstDay: number;
  days: number;
  /** The weekday of the first day, 0 for Monday. */
  weekday: number;
};

/** The twelve months of a year. */
export function monthsOfYear(year: number): CalendarMonth[] {
  return Array.from({ length: 12 }, (_, index) => {
    const firstDay = dayNumber(utc(year, index) / 1000);
    const days = dayNumber(utc(year, index + 1) / 1000) - firstDay;
    return { month: (year - 1970) * 12 + index, firstDay, days, weekday: weekdayOf(firstDay) };
  });
}

/** `Date.UTC` takes years below 100 for those of the last century. */
function utc(year: number, month: number): number {
  return new Date(0).setUTCFullYear(year, month, 1);
}

/** 1 January 1970 was a Thursday. */
function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** The year of a day. */
export function yearOf(day: number): number {
  return new Date(day * 86_400_000).getUTCFullYear();
}

/** What a year holds. */
export type Year = { year: number; articles: number; days: number; busiest: number };

/** The years that have articles, newest first. */
export function yearsOf(counts: Counts): Year[] {
  const years = new Map<number, Year>();
  for (const [day, count] of counts) {
    const year = yearOf(day);
    const known = years.get(year) ?? { year, articles: 0, days: 0, busiest: day };
    const busiest = count > (counts.get(known.busiest) ?? 0) ? day : known.busiest;
    years.set(year, { year, articles: known.articles + count, days: known.days + 1, busiest });
  }
  return [...years.values()].sort((a, b) => b.year - a.year);
}

/** Days with articles that have today's month and day in earlier years, newest first. `today` is the reader's own. */
export function onThisDay(counts: Counts, today: Date): { day: number; count: number; year: number }[] {
  const [year, month, date] = [today.getFullYear(), today.getMonth(), today.getDate()];
  return yearsOf(counts)
    .filter((one) => one.year < year)
    .flatMap((one) => {
      const moment = new Date(0).setUTCFullYear(one.year, month, date);
      const day = dayNumber(moment / 1000);
      const count = counts.get(day) ?? 0;
      // 29 February is the first of March in most years.
      return count > 0 && new Date(moment).getUTCDate() === date ? [{ day, count, year: one.year }] : [];
    });
}

/**
 * The day with articles that an arrow key leads to: a day or a week on, or the next one after that which has any. `days` are sorted.
 */
export function dayAfterKey(key: string, from: number, days: readonly number[]): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return days.find((day) => day > from);
    case 'ArrowUp':
      return days.findLast((day) => day < from);
    case 'ArrowRight':
      return days.find((day) => day >= from + 7);
    case 'ArrowLeft':
      return days.findLast((day) => day <= from - 7);
    case 'Home':
      return days[0];
    case 'End':
      return days.at(-1);
    default:
      return undefined;
  }
}
