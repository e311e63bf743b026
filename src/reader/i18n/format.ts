import type { Language } from './use-messages.ts';

/** Making a format costs a thousand times more than using it. */
const numberFormat = memoize((language: string) => new Intl.NumberFormat(language));
const dateFormat = memoize((key: string) => {
  const { language, ...options }: Intl.DateTimeFormatOptions & { language: string } = JSON.parse(key);
  return new Intl.DateTimeFormat(language, options);
});

/** A whole number with the language's separators. */
export function formatNumber(language: Language, value: number): string {
  return numberFormat(language).format(value);
}

/** A part of a whole, 0 to 1, in per cent. */
export function formatShare(language: Language, share: number): string {
  return new Intl.NumberFormat(language, { style: 'percent' }).format(share);
}

/** A date for a list, short: the day in this year, with the year otherwise; in the reader's zone. */
export function formatListDate(language: Language, seconds: number, now = new Date()): string {
  const date = new Date(seconds * 1000);
  const isThisYear = date.getFullYear() === now.getFullYear();
  const options = { month: 'short', day: 'numeric', ...(!isThisYear && { year: 'numeric' }) };
  return dateFormat(JSON.stringify({ language, ...options })).format(date);
}

/** A day as the heading of what belongs to it: as in a list, with the day of the week; in the reader's zone. */
export function formatDay(language: Language, seconds: number, now = new Date()): string {
  const date = new Date(seconds * 1000);
  const isThisYear = date.getFullYear() === now.getFullYear();
  const options = {
    month: 'short',
    day: 'numeric',
    weekday: 'short',
    ...(!isThisYear && { year: 'numeric' }),
  };
  return dateFormat(JSON.stringify({ language, ...options })).format(date);
}

/** A date and time for an article, in full, in the reader's zone. */
export function formatArticleDate(language: Language, seconds: number): string {
  const options = { dateStyle: 'long', timeStyle: 'short' };
  return dateFormat(JSON.stringify({ language, ...options })).format(new Date(seconds * 1000));
}

/** The machine-readable form, for `<time datetime>`. */
export function isoDate(seconds: number): string {
  return new Date(seconds * 1000).toISOString();
}

function memoize<Value>(make: (key: string) => Value): (key: string) => Value {
  const made = new Map<string, Value>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}
