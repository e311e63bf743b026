import { describe, expect, it } from 'vitest';
import {
  dayNumber,
  isoDay,
  isoMonth,
  mainMonths,
  monthNumber,
  monthsOfDays,
  packCounts,
  startOfDay,
  startOfMonth,
  unpackCounts,
} from './counts-over-time.ts';

describe('packCounts', () => {
  it.each<[string, [number, number][], { first: number; counts: number[] }]>([
    ['nothing', [], { first: 0, counts: [] }],
    ['one', [[7, 3]], { first: 7, counts: [3] }],
    // biome-ignore format: pairs
    ['neighbours, in any order', [[8, 2], [7, 3]], { first: 7, counts: [3, 2] }],
    // biome-ignore format: pairs
    ['a gap as one number', [[-3, 1], [7, 3]], { first: -3, counts: [1, -9, 3] }],
    // biome-ignore format: pairs
    ['no zeros', [[7, 0], [8, 1], [9, 0]], { first: 8, counts: [1] }],
  ])('writes %s', (_, counts, packed) => {
    expect(packCounts(new Map(counts))).toEqual(packed);
    const kept = counts.filter(([, count]) => count > 0).sort(([a], [b]) => a - b);
    expect([...unpackCounts(packed)]).toEqual(kept);
  });

  it('reads a gap of any width at once', () => {
    expect([...unpackCounts({ first: 0, counts: [1, -Number.MAX_SAFE_INTEGER, 0] })]).toEqual([[0, 1]]);
  });
});

describe('the number of a day and of a month', () => {
  it.each([
    ['2022-01-01T00:00:00Z', '2022-01-01', '2022-01'],
    ['2022-01-31T23:59:59Z', '2022-01-31', '2022-01'],
    ['1969-12-31T23:59:59Z', '1969-12-31', '1969-12'],
    ['0099-02-03T04:05:06Z', '0099-02-03', '0099-02'],
    ['2024-02-29T12:00:00Z', '2024-02-29', '2024-02'],
  ])('%s is in UTC', (moment, day, month) => {
    const seconds = Date.parse(moment) / 1000;
    expect(isoDay(dayNumber(seconds))).toBe(day);
    expect(isoMonth(monthNumber(seconds))).toBe(month);
    expect(dayNumber(startOfDay(dayNumber(seconds)))).toBe(dayNumber(seconds));
    expect(monthNumber(startOfMonth(monthNumber(seconds)))).toBe(monthNumber(seconds));
  });
});

it('adds up the days of a month', () => {
  const day = (text: string): number => dayNumber(Date.parse(text) / 1000);
  const days = new Map([
    [day('2022-01-31'), 1],
    [day('2022-02-01'), 2],
    [day('2022-02-28'), 3],
  ]);
  expect([...monthsOfDays(days)]).toEqual([
    [624, 1],
    [625, 5],
  ]);
});

describe('mainMonths', () => {
  const many: [number, number][] = Array.from({ length: 60 }, (_, index) => [600 + index, 100]);

  it.each<[string, [number, number][], { first: number; last: number } | null]>([
    ['nothing', [], null],
    ['one month', [[5, 1]], { first: 5, last: 5 }],
    ['all of them', many, { first: 600, last: 659 }],
    ['not a few that are far away', [[0, 3], [300, 2], ...many, [1200, 1]], { first: 600, last: 659 }],
    ['a few that are near', [[590, 1], ...many, [670, 1]], { first: 590, last: 670 }],
    ['many that are far away', [[0, 500], ...many], { first: 0, last: 659 }],
  ])('spans %s', (_, months, span) => {
    expect(mainMonths(new Map(months))).toEqual(span);
  });
});
