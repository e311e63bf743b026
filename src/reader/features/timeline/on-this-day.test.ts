import { describe, expect, it } from 'vitest';
import type { Month } from '#contract/list-index.ts';
import { onThisDay } from './on-this-day.ts';

const listOf = (...months: Month[]) => ({ list: { months } });

describe('onThisDay', () => {
  it('gives earlier years, the latest first, with the articles of all lists', () => {
    const lists = [
      listOf([202611, [0, 9]], [202411, [0, 2]], [202410, [0, 5]], [202011, [1]]),
      listOf([202411, [0, 3]], [202311, [4, 1]]),
    ];
    expect(onThisDay(lists, new Date(2026, 10, 2))).toEqual([
      { year: 2024, date: '2024-11-02', count: 5 },
      { year: 2023, date: '2023-11-02', count: 1 },
    ]);
  });

  it('looks for a leap day in leap years only', () => {
    const february = Array<number>(29).fill(1);
    const lists = [listOf([202402, february], [202302, february.slice(1)])];
    expect(onThisDay(lists, new Date(2028, 1, 29)).map(({ year }) => year)).toEqual([2024]);
  });
});
