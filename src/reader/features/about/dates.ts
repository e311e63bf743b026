import { startOfDay, startOfMonth } from '#contract/counts-over-time.ts';
import type { Language } from '#reader/i18n/use-messages.ts';

/** Days and months of the archive are those of UTC, wherever it is read. */
type Style = 'day' | 'month' | 'shortMonth' | 'monthName' | 'dayOfYear' | 'year' | 'moment' | 'date';

const styles: Readonly<Record<Style, Intl.DateTimeFormatOptions>> = {
  day: { timeZone: 'UTC', year: 'numeric', month: 'long', day: 'numeric' },
  month: { timeZone: 'UTC', year: 'numeric', month: 'long' },
  shortMonth: { timeZone: 'UTC', year: 'numeric', month: 'short' },
  monthName: { timeZone: 'UTC', month: 'short' },
  dayOfYear: { timeZone: 'UTC', month: 'long', day: 'numeric' },
  year: { timeZone: 'UTC', year: 'numeric' },
  // A build ran at a moment, which is told in the reader's zone.
  moment: { dateStyle: 'long', timeStyle: 'short' },
  date: { year: 'numeric', month: '2-digit', day: '2-digit' },
};

const made = new Map<string, Intl.DateTimeFormat>();

/** Making a format costs a thousand times more than using it, and a calendar has thousands of days. */
function format(language: Language, style: Style, seconds: number): string {
  const key = `${language} ${style}`;
  const known = made.get(key) ?? new Intl.DateTimeFormat(language, styles[style]);
  made.set(key, known);
  return known.format(seconds * 1000);
}

/** `dayName('en', 19_000)` -> "January 8, 2022". */
export const dayName = (language: Language, day: number): string => format(language, 'day', startOfDay(day));

/** `monthName('en', 624)` -> "January 2022". */
export const monthName = (language: Language, month: number): string =>
  format(language, 'month', startOfMonth(month));

/** The same, short: "Jan 2022". */
export const shortMonthName = (language: Language, month: number): string =>
  format(language, 'shortMonth', startOfMonth(month));

/** The month alone, short: "Jan". */
export const shortMonth = (language: Language, month: number): string =>
  format(language, 'monthName', startOfMonth(month));

/** The day without its year: "January 8". */
export const dayOfYear = (language: Language, day: number): string =>
  format(language, 'dayOfYear', startOfDay(day));

/** "2022", "2022年". */
export const yearName = (language: Language, year: number): string =>
  format(language, 'year', startOfMonth((year - 1970) * 12));

/** When a build ended, in the reader's zone. */
export const momentName = (language: Language, seconds: number): string =>
  format(language, 'moment', seconds);

/** The same as a short date, for a table. */
export const shortDate = (language: Language, seconds: number): string => format(language, 'date', seconds);
