import { describe, expect, it } from 'vitest';
import { printRange, rangeOfView, type Unit, unitAround } from './calendar.ts';

const day = (date: string): number => Date.parse(date) / 86_400_000;
const date = (number: number): string => new Date(number * 86_400_000).toISOString().slice(0, 10);

describe('unitAround', () => {
  it.each<[Unit, string, string, string]>([
    ['day', '2022-03-09', '2022-03-09', '2022-03-09'],
    // A Wednesday, a Monday and a Sunday.
    ['week', '2022-03-09', '2022-03-07', '2022-03-13'],
    ['week', '2022-03-07', '2022-03-07', '2022-03-13'],
    ['week', '1969-12-28', '1969-12-22', '1969-12-28'],
    ['month', '2024-02-29', '2024-02-01', '2024-02-29'],
    ['month', '2023-02-01', '2023-02-01', '2023-02-28'],
    ['quarter', '2022-12-31', '2022-10-01', '2022-12-31'],
    ['quarter', '2022-05-01', '2022-04-01', '2022-06-30'],
    ['year', '2024-07-01', '2024-01-01', '2024-12-31'],
    ['year', '2023-01-01', '2023-01-01', '2023-12-31'],
  ])('knows the %s of %s', (unit, text, first, last) => {
    const span = unitAround(day(text), unit);
    expect([date(span.first), date(span.last)]).toEqual([first, last]);
  });
});

describe('printRange', () => {
  it.each([
    ['2022-03', '2022-05'],
    ['2022-03', '2022-03'],
    ['2022-03-01', '2022-03-30'],
    ['2024-02-29', '2024-02-29'],
  ])('names the range from %s to %s as the address had it', (from, to) => {
    const range = rangeOfView({ from, to });
    expect(printRange(range)).toEqual({ from, to });
  });

  it('names a year by its months', () => {
    expect(printRange(rangeOfView({ from: '2021', to: '2022' }))).toEqual({ from: '2021-01', to: '2022-12' });
  });

  it('has no names for no range', () => {
    expect(printRange(rangeOfView({ from: null, to: null }))).toEqual({ from: null, to: null });
  });
});

describe('rangeOfView', () => {
  it('leaves open what the view leaves open', () => {
    expect(rangeOfView({ from: '2022-03', to: null })).toEqual({ first: day('2022-03-01'), last: Infinity });
    expect(rangeOfView({ from: null, to: '2022-03' })).toEqual({ first: -Infinity, last: day('2022-03-31') });
  });
});
