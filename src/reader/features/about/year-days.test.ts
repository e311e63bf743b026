import { describe, expect, it } from 'vitest';
import { dayNumber, isoDay } from '#contract/counts-over-time.ts';
import { dayAfterKey, monthsOfYear, onThisDay, yearsOf } from './year-days.ts';

const day = (text: string): number => dayNumber(Date.parse(`${text}T00:00:00Z`) / 1000);
const counts = (days: Record<string, number>) =>
  new Map(Object.entries(days).map(([text, count]) => [day(text), count]));

describe('monthsOfYear', () => {
  it('gives the days of each month and the weekday of the first, from Monday', () => {
    const months = monthsOfYear(2024);
    expect(months.map(({ days }) => days)).toEqual([31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
    expect(months.map(({ weekday }) => weekday)).toEqual([0, 3, 4, 0, 2, 5, 0, 3, 6, 1, 4, 6]);
    expect(isoDay(months[1]?.firstDay ?? 0)).toBe('2024-02-01');
    expect(months[0]?.month).toBe(54 * 12);
  });

  it('knows years before 1970 and before 100', () => {
    expect(monthsOfYear(1969)[0]?.weekday).toBe(2);
    expect(isoDay(monthsOfYear(1969)[11]?.firstDay ?? 0)).toBe('1969-12-01');
    expect(isoDay(monthsOfYear(99)[0]?.firstDay ?? 0)).toBe('0099-01-01');
    expect(monthsOfYear(1900)[1]?.days).toBe(28);
  });
});

it('yearsOf adds up those that have articles, newest first', () => {
  const years = yearsOf(counts({ '2022-12-31': 1, '2020-01-01': 2, '2020-06-01': 5, '2020-07-01': 5 }));
  expect(years).toEqual([
    { year: 2022, articles: 1, days: 1, busiest: day('2022-12-31') },
    { year: 2020, articles: 12, days: 3, busiest: day('2020-06-01') },
  ]);
});

describe('onThisDay', () => {
  const years = (today: Date, days: Record<string, number>) =>
    onThisDay(counts(days), today).map(({ year, count }) => [year, count]);

  it('finds the day in earlier years, newest first', () => {
    const days = { '2021-11-23': 3, '2023-11-23': 4, '2022-11-24': 5, '2024-11-23': 6, '2025-11-23': 7 };
    expect(years(new Date(2024, 10, 23, 12), days)).toEqual([
      [2023, 4],
      [2021, 3],
    ]);
  });

  it('does not take the first of March for 29 February', () => {
    const days = { '2023-03-01': 1, '2020-02-29': 2 };
    expect(years(new Date(2024, 1, 29), days)).toEqual([[2020, 2]]);
    expect(years(new Date(2024, 2, 1), days)).toEqual([[2023, 1]]);
  });
});

describe('dayAfterKey', () => {
  const days = [10, 11, 17, 30];
  it.each<[string, number, number | undefined]>([
    ['ArrowDown', 10, 11],
    ['ArrowDown', 30, undefined],
    ['ArrowUp', 17, 11],
    ['ArrowRight', 10, 17],
    ['ArrowRight', 11, 30],
    ['ArrowLeft', 17, 10],
    ['ArrowLeft', 11, undefined],
    ['Home', 17, 10],
    ['End', 17, 30],
    ['a', 17, undefined],
  ])('%s leads from %d to %s', (key, from, to) => {
    expect(dayAfterKey(key, from, days)).toBe(to);
  });
});
