import { describe, expect, it } from 'vitest';
import { axisLabels, spanNames } from './axis.ts';
import { makeChart } from './bars.ts';

const day = (date: string): number => Date.parse(date) / 86_400_000;
const chartOf = (dates: string[], most: number) =>
  makeChart(new Map(dates.map((date) => [day(date), 1])), null, most);
const labels = (chart: ReturnType<typeof chartOf>, width: number, language: 'en' | 'zh-Hans' = 'en') =>
  [...axisLabels(chart, { language, pitch: width / chart.bars.length })].map(
    ([index, label]) => `${index} ${label}`,
  );

/** The first of each month. */
const monthly = (year: number, month: number, count: number): string[] =>
  Array.from({ length: count }, (_, index) => date(Date.UTC(year, month - 1 + index)));
const date = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

describe('axisLabels', () => {
  it('names the years where they begin', () => {
    const chart = chartOf(monthly(2019, 10, 32), 200);
    expect(labels(chart, 1000)).toEqual(['0 2019', '3 2020', '15 2021', '27 2022']);
  });

  it('names the beginning of a year rather than the end of the one before, and nothing that hangs over the end', () => {
    const chart = chartOf(monthly(2019, 10, 29), 200);
    expect(labels(chart, 150)).toEqual(['3 2020', '15 2021']);
  });

  it('leaves out years for which there is no room', () => {
    const chart = chartOf(monthly(2012, 1, 96), 200);
    expect(labels(chart, 200)).toEqual(['0 2012', '24 2014', '48 2016', '72 2018']);
  });

  it('names months where the bars are days, and the year where it begins', () => {
    const chart = chartOf(['2021-11-05', '2022-02-03'], 200);
    expect(labels(chart, 800)).toEqual(['0 Nov 2021', '30 Dec', '61 2022', '92 Feb']);
    expect(labels(chart, 800, 'zh-Hans')).toEqual(['0 2021年11月', '30 12月', '61 2022', '92 2月']);
  });

  it('names the week in which a month begins', () => {
    const chart = chartOf(['2022-01-01', '2022-06-30'], 80);
    // 1 March 2022 is a Tuesday: the tenth Monday on from 27 December.
    expect(labels(chart, 800)).toContain('9 Mar');
  });

  it('names what follows a gap', () => {
    const chart = chartOf(['2001-05-01', ...monthly(2019, 6, 19)], 400);
    expect(labels(chart, 1000)).toEqual(['0 2001', '1 2019', '8 2020']);
  });
});

describe('spanNames', () => {
  it('names whole months without their days', () => {
    const month = { first: day('2022-11-01'), last: day('2022-11-30') };
    expect(spanNames('zh-Hans')(month)).toEqual(['2022年11月', '2022年11月']);
    expect(spanNames('en')({ ...month, first: day('2022-10-01') })).toEqual(['Oct 2022', 'Nov 2022']);
  });

  it('names days otherwise', () => {
    const week = { first: day('2022-03-07'), last: day('2022-03-13') };
    expect(spanNames('zh-Hans')(week)).toEqual(['2022年3月7日', '2022年3月13日']);
  });
});
