import type { Counts } from '#contract/counts-over-time.ts';
import type { List } from '#contract/list-index.ts';
import { type Span, startOf, type Unit, unitAround } from './calendar.ts';

/** So many articles in a unit of time. */
export type Bar = Span & { count: number };

export type Chart = { unit: Unit; bars: readonly Bar[] };

/** The sizes of bars, the finest first: how long one is, and how many of them are still a chart and not a hatching. */
const units: readonly { unit: Unit; days: number; most: number }[] = [
  { unit: 'day', days: 1, most: 190 },
  { unit: 'week', days: 7, most: 60 },
  { unit: 'month', days: 30.4, most: 400 },
  { unit: 'quarter', days: 91.3, most: 400 },
];

/** Two years without an article are no part of the picture: one stray date would squeeze all others into a corner. */
const longestGapDays = 731;

/** What a chosen range shows of its surroundings on each side, so that there is room to widen it. */
const marginDays = 15;

/** Articles of each day in any of the lists, oldest first. One that stands in two of them counts twice. */
export function countDays(lists: readonly { list: Pick<List, 'months'> }[]): Counts {
  const days = new Map<number, number>();
  for (const [month, counts] of lists.flatMap(({ list }) => list.months)) {
    const first = Date.UTC(Math.floor(month / 100), (month % 100) - 1) / 86_400_000;
    counts.forEach((count, index) => {
      const day = first + index;
      if (count > 0) days.set(day, (days.get(day) ?? 0) + count);
    });
  }
  return new Map([...days].sort(([a], [b]) => a - b));
}

/**
 * The bars of a chart, left to right, in the finest unit of which not more than `most` are needed. A chosen range that is a small
 * part of the whole is drawn near. Where one bar does not end at the next one's beginning, an empty stretch was left out.
 */
export function makeChart(days: Counts, range: Span | null, most: number): Chart {
  const stretches = drawNear(stretchesOf(days), range);
  const length = totalDays(stretches);
  const unit = units.find((size) => length / size.days <= Math.min(most, size.most))?.unit ?? 'year';
  const bars = stretches.flatMap((stretch) => barsOf(stretch, unit));
  let index = 0;
  for (const [day, count] of days) {
    while ((bars[index]?.last ?? day) < day) index++;
    const bar = bars[index];
    if (bar && bar.first <= day) bar.count += count;
  }
  return { unit, bars };
}

/** Whole months from the first article to the last, without the long gaps. */
function stretchesOf(days: Counts): Span[] {
  const stretches: Span[] = [];
  for (const day of days.keys()) {
    const month = unitAround(day, 'month');
    const current = stretches.at(-1);
    if (current && month.first - current.last <= longestGapDays) current.last = month.last;
    else stretches.push(month);
  }
  return stretches;
}

function drawNear(stretches: Span[], range: Span | null): Span[] {
  const start = stretches[0];
  const end = stretches.at(-1);
  if (!range || !start || !end) return stretches;
  const first = Math.max(range.first, start.first);
  const last = Math.min(range.last, end.last);
  const margin = Math.max(marginDays, Math.floor((last - first + 1) / 2));
  const near = stretches
    .map((stretch) => ({
      first: Math.max(stretch.first, first - margin),
      last: Math.min(stretch.last, last + margin),
    }))
    .filter((stretch) => stretch.first <= stretch.last);
  return near.length > 0 && totalDays(near) < totalDays(stretches) / 2 ? near : stretches;
}

function totalDays(stretches: readonly Span[]): number {
  return stretches.reduce((sum, { first, last }) => sum + last - first + 1, 0);
}

function barsOf(stretch: Span, unit: Unit): Bar[] {
  const bars: Bar[] = [];
  for (let first = startOf(stretch.first, unit); first <= stretch.last; ) {
    const span = unitAround(first, unit);
    bars.push({ ...span, count: 0 });
    first = span.last + 1;
  }
  return bars;
}

/** Articles of the days of a span. */
export function countBetween(days: Counts, { first, last }: Span): number {
  let sum = 0;
  for (const [day, count] of days) if (day >= first && day <= last) sum += count;
  return sum;
}

/** The bar that holds a day, else the one next to it. */
export function barAt(bars: readonly Bar[], day: number): number {
  const index = bars.findIndex(({ last }) => last >= day);
  return index < 0 ? bars.length - 1 : index;
}

/** Whether an empty stretch was left out before this bar. */
export function isAfterGap(bars: readonly Bar[], index: number): boolean {
  const before = bars[index - 1];
  const bar = bars[index];
  return before !== undefined && bar !== undefined && bar.first > before.last + 1;
}
