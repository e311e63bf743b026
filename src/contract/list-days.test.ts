import { describe, expect, it } from 'vitest';
import { positionOfDay, sliceBetween } from './list-days.ts';
import type { List } from './list-index.ts';

// 2 rows on 3 January 2023; 1 on 28 and 3 on 30 November 2022; 4 on 1 October 2022; 2 without a date.
const november = Array.from({ length: 30 }, (_, day) => ({ 27: 1, 29: 3 })[day] ?? 0);
const list: List = {
  count: 12,
  undated: 2,
  months: [
    [202301, [0, 0, 2]],
    [202211, november],
    [202210, [4]],
  ],
  isPart: false,
  shards: [],
};
const whole = { list, offset: 0, length: 12 };
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 1000;

describe('sliceBetween', () => {
  it.each<[string, number, number, number[]]>([
    ['everything, with what has no date', -Infinity, Infinity, [0, 12]],
    ['a month', at('2022-11-01'), at('2022-12-01'), [2, 4]],
    ['a day', at('2022-11-30'), at('2022-12-01'), [2, 3]],
    ['from a day on, without what has no date', at('2022-11-28'), Infinity, [0, 6]],
    ['up to a day', -Infinity, at('2022-11-30'), [5, 5]],
    ['days without rows', at('2022-12-01'), at('2022-12-31'), [2, 0]],
    ['before all', at('1999-01-01'), at('2000-01-01'), [10, 0]],
  ])('is %s', (_, since, before, [offset, length]) => {
    expect(sliceBetween(list, { since, before })).toEqual({ list, offset, length });
  });
});

describe('positionOfDay', () => {
  it.each([
    ['2023-01', 0, 8],
    ['2022-11', 2, 4],
    ['2022-11-30', 2, 5],
    ['2022-11-28', 5, 4],
    ['2022-10-01', 6, 0],
    ['2022', 2, 0],
  ])('gives the first row of %s in both orders', (day, newest, oldest) => {
    expect(positionOfDay(whole, 'newest', day)).toBe(newest);
    expect(positionOfDay(whole, 'oldest', day)).toBe(oldest);
  });

  it('gives the row that follows where a day has none', () => {
    expect(positionOfDay(whole, 'newest', '2022-12-24')).toBe(2);
    expect(positionOfDay(whole, 'oldest', '2022-12-24')).toBe(8);
  });

  it('counts within a slice, and stays inside it', () => {
    const slice = sliceBetween(list, { since: at('2022-11-01'), before: at('2022-12-01') });
    const both = (day: string): number[] => [
      positionOfDay(slice, 'newest', day),
      positionOfDay(slice, 'oldest', day),
    ];
    expect([both('2022-11-28'), both('2023-01'), both('2022-10')]).toEqual([
      [3, 0],
      [0, 4],
      [4, 0],
    ]);
  });
});
