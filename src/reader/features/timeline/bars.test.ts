import { describe, expect, it } from 'vitest';
import type { Month } from '#contract/list-index.ts';
import { type Bar, barAt, countBetween, countDays, isAfterGap, makeChart } from './bars.ts';
import type { Span } from './calendar.ts';

const day = (date: string): number => Date.parse(date) / 86_400_000;
const span = (from: string, to: string): Span => ({ first: day(from), last: day(to) });
const date = (number: number): string => new Date(number * 86_400_000).toISOString().slice(0, 10);
const listOf = (...months: Month[]) => ({ list: { months } });
const daysOf = (...dates: string[]) => new Map(dates.map((text) => [day(text), 1]));
/** One article on the first of each month. */
const monthly = (from: number, to: number): string[] =>
  Array.from({ length: (to - from + 1) * 12 }, (_, month) =>
    new Date(Date.UTC(from, month)).toISOString().slice(0, 10),
  );
const total = (bars: readonly Bar[]): number => bars.reduce((sum, { count }) => sum + count, 0);

describe('countDays', () => {
  it('counts the days of all lists, oldest first', () => {
    const days = countDays([listOf([202203, [2]], [202202, [0, 0, 1]]), listOf([202202, [5, 0, 1]])]);
    expect([...days]).toEqual([
      [day('2022-02-01'), 5],
      [day('2022-02-03'), 2],
      [day('2022-03-01'), 2],
    ]);
  });

  it('has nothing where nothing has a date', () => {
    expect(countDays([listOf()]).size).toBe(0);
  });
});

describe('makeChart', () => {
  it.each([
    ['a month by day', ['2022-02-10'], 80, 'day', 28],
    ['half a year by week where days do not fit', ['2022-01-01', '2022-06-30'], 80, 'week', 27],
    ['half a year by day where they do', ['2022-01-01', '2022-06-30'], 200, 'day', 181],
    ['years by month', monthly(2018, 2021), 200, 'month', 48],
    ['thirty years by quarter', monthly(1996, 2025), 200, 'quarter', 120],
    ['thirty years by year where there is no more room', monthly(1996, 2025), 80, 'year', 30],
  ])('draws %s', (_, dates, most, unit, length) => {
    const chart = makeChart(daysOf(...dates), null, most);
    expect([chart.unit, chart.bars.length]).toEqual([unit, length]);
    expect(total(chart.bars)).toBe(dates.length);
  });

  it('has a place for empty months', () => {
    const { bars } = makeChart(daysOf('2021-01-05', '2022-12-01'), null, 200);
    expect(bars.map(({ count }) => count)).toEqual([1, ...Array<number>(22).fill(0), 1]);
  });

  it('leaves out the empty decades before and after a stray date, not its article', () => {
    const { unit, bars } = makeChart(daysOf('1970-01-01', ...monthly(2014, 2022), '2099-05-01'), null, 200);
    expect([unit, bars.length, total(bars)]).toEqual(['month', 110, 110]);
    expect(bars.flatMap((_, index) => (isAfterGap(bars, index) ? [index] : []))).toEqual([1, 109]);
  });

  it('draws a small range near, with room to widen it, and still knows all of its days', () => {
    const days = daysOf(...monthly(2014, 2022));
    const { unit, bars } = makeChart(days, span('2020-03-01', '2020-04-30'), 200);
    expect([unit, date(bars[0]?.first ?? 0), date(bars.at(-1)?.last ?? 0)]).toEqual([
      'day',
      '2020-01-31',
      '2020-05-30',
    ]);
  });

  it('draws a single day with the days around it', () => {
    const { bars } = makeChart(daysOf(...monthly(2014, 2022)), span('2020-03-01', '2020-03-01'), 200);
    expect(bars.length).toBe(31);
  });

  it.each([
    ['half of all', span('2014-01-01', '2019-12-31')],
    ['one without an end', { first: day('2016-01-01'), last: Number.POSITIVE_INFINITY }],
    ['one without a beginning', { first: Number.NEGATIVE_INFINITY, last: day('2021-12-31') }],
    ['one where there is nothing', span('1990-01-01', '1990-12-31')],
  ])('stays as it is for a range of %s', (_, range) => {
    const days = daysOf(...monthly(2014, 2022));
    expect(makeChart(days, range, 200)).toEqual(makeChart(days, null, 200));
  });

  it('has no bars without days', () => {
    expect(makeChart(new Map(), null, 200).bars).toEqual([]);
  });
});

describe('countBetween', () => {
  it('counts both ends', () => {
    const days = daysOf('2022-01-01', '2022-01-02', '2022-01-03', '2022-01-04');
    expect(countBetween(days, span('2022-01-02', '2022-01-03'))).toBe(2);
  });
});

describe('barAt', () => {
  it('gives the bar of a day, the next one in a gap, and the ends beyond them', () => {
    const { bars } = makeChart(daysOf('1970-01-01', ...monthly(2014, 2022)), null, 200);
    const at = (text: string): string => date(bars[barAt(bars, day(text))]?.first ?? 0);
    expect(['2015-03-31', '1980-01-01', '1960-01-01', '2050-01-01'].map(at)).toEqual([
      '2015-03-01',
      '2014-01-01',
      '1970-01-01',
      '2022-12-01',
    ]);
  });
});
