import { describe, expect, it } from 'vitest';
import { sampleRow } from '#reader/testing/sample-row.ts';
import { endsNews } from './ends-news.ts';

/** Positions that end the news in a list of rows with these dates; `undefined` for one that is on its way. */
function endsIn(dates: readonly (number | null | undefined)[], known = 10): number[] {
  const rows = dates.map((date, index) =>
    date === undefined ? undefined : sampleRow({ id: `${index}`, date }),
  );
  const rowAt = (position: number) => rows[position];
  return dates.flatMap((_, position) => (endsNews(position, { rowAt, known, now: 100 }) ? [position] : []));
}

describe('endsNews', () => {
  it('is the first row that was seen', () => {
    expect(endsIn([30, 20, 10, 9, null])).toEqual([2]);
    expect(endsIn([30, 20, null])).toEqual([2]);
  });

  it('is none where nothing is new, or all', () => {
    expect(endsIn([10, 9, 8])).toEqual([]);
    expect(endsIn([30, 20])).toEqual([]);
  });

  it('waits for rows that are on their way', () => {
    expect(endsIn([30, undefined, 9])).toEqual([]);
  });

  it('does not take dates ahead of their time for news', () => {
    expect(endsIn([900, 10, 9])).toEqual([]);
    expect(endsIn([900, 50, 10])).toEqual([2]);
  });
});
