import type { Language } from '#reader/i18n/use-messages.ts';
import { type Bar, isAfterGap } from './bars.ts';
import { isWholeMonths, type Span, startOf, type Unit, unitAround } from './calendar.ts';

const dayMs = 86_400_000;

/** Names the first and the last day of spans: `2022年3月` for both of a whole month, else `Mar 3, 2022` and `Mar 9, 2022`. */
export function spanNames(language: Language): (span: Span) => [first: string, last: string] {
  const month = { year: 'numeric', month: 'short', timeZone: 'UTC' } as const;
  const months = new Intl.DateTimeFormat(language, month);
  const days = new Intl.DateTimeFormat(language, { ...month, day: 'numeric' });
  return (span) => {
    const format = isWholeMonths(span) ? months : days;
    return [format.format(span.first * dayMs), format.format(span.last * dayMs)];
  };
}

/** A label of the axis takes about so many pixels for each letter, and the space around it. */
const letterWidth = 8;
const space = 12;

/**
 * What stands below the bars, by their index: years, or months where the chart is drawn near, each where it begins and only as
 * many as there is room for.
 * @param pitch pixels from one bar to the next.
 */
export function axisLabels(
  { unit, bars }: { unit: Unit; bars: readonly Bar[] },
  { language, pitch }: { language: Language; pitch: number },
): ReadonlyMap<number, string> {
  const step = unit === 'day' || unit === 'week' ? 'month' : 'year';
  const month = new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' });
  const nameOf = spanNames(language);
  const labels = new Map<number, string>();
  let free = 0;
  let namedYear = 0;
  /** The label just given, if nothing begins there. */
  let given: number | null = null;
  bars.forEach((bar, index) => {
    const start = index * pitch;
    // A week belongs to the month of its last day: the first of a month is in it.
    const isBeginning = startOf(bar.last, step) >= bar.first;
    if (!isBeginning && index > 0 && !isAfterGap(bars, index)) return;
    // Where the chart begins late in a year, the next one is the one to be named.
    const crowdedOut = start < free ? given : null;
    if (start < free && (!isBeginning || crowdedOut === null)) return;
    const date = new Date(bar.last * dayMs);
    const year = date.getUTCFullYear();
    const isNewYear = step === 'year' || date.getUTCMonth() === 0;
    let label = isNewYear ? String(year) : nameOf(unitAround(bar.last, 'month'))[0];
    if (year === namedYear) label = month.format(date);
    const end = start + label.length * letterWidth;
    if (end > bars.length * pitch + letterWidth) return;
    if (crowdedOut !== null) labels.delete(crowdedOut);
    namedYear = year;
    free = end + space;
    given = isBeginning ? null : index;
    labels.set(index, label);
  });
  return labels;
}
