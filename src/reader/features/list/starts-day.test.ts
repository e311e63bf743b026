import { describe, expect, it } from 'vitest';
import type { Row } from '#contract/row.ts';
import { sampleRow } from '#reader/testing/sample-row.ts';
import { startsDay } from './starts-day.ts';

/** Rows at noon of these days of May 2022; `null` for one without a date, `undefined` for one on its way. */
function headings(days: readonly (number | null | undefined)[]): number[] {
  const rows = days.map((day): Row | undefined => {
    if (day === undefined) return undefined;
    return sampleRow({ date: day === null ? null : new Date(2022, 4, day, 12).getTime() / 1000 });
  });
  return days.flatMap((_, position) => (startsDay(position, (at) => rows[at]) ? position : []));
}

describe('startsDay', () => {
  it('stands where several articles of a day begin, and where they end', () => {
    expect(headings([9, 9, 8, 7, 6, 6, 6])).toEqual([0, 2, 4]);
  });

  it('leaves out days with one article', () => {
    expect(headings([9, 8, 7, 6])).toEqual([]);
  });

  it('takes rows without a date as a day of their own', () => {
    expect(headings([9, 8, null, null])).toEqual([2]);
  });

  it('says nothing of rows whose neighbours are on their way', () => {
    expect(headings([9, undefined, 7, 7, undefined])).toEqual([]);
  });
});
