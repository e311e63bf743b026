import { describe, expect, it } from 'vitest';
import { dateBounds, everything, markFilters, parseView, printView, type View } from './view.ts';

const parse = (query: string): View => parseView(new URLSearchParams(query));

describe('views and their addresses', () => {
  it('are the same in both directions', () => {
    const view: View = {
      categories: [['新媒体', 'A/B', '100%'], ['设计']],
      author: 'R&D 评论',
      from: '2022-01',
      to: '2022-12-31',
      words: '"7nm" & 换马甲',
      is: 'later',
      order: 'oldest',
    };
    expect(parse(printView(view))).toEqual(view);
  });

  it('leave everything out of the address of everything', () => {
    expect(printView(everything)).toBe('');
    expect(parse('')).toEqual(everything);
  });

  it.each(markFilters)('keep a mark: %s', (is) => {
    expect(printView({ ...everything, is })).toBe(`?is=${is}`);
    expect(parse(`is=${is}`)).toEqual({ ...everything, is });
  });

  it.each([
    'from=yesterday',
    'from=2022-13',
    'to=2022-01-99',
    'order=random',
    'category=',
    'is=eaten',
    'is=',
    'x=1',
  ])('pass over what they do not understand: %s', (query) => {
    expect(parse(query)).toEqual(everything);
  });
});

describe('dateBounds', () => {
  const seconds = (date: string): number => Date.parse(date) / 1000;
  it.each([
    ['2022', '2022', '2022-01-01T00:00:00Z', '2023-01-01T00:00:00Z'],
    ['2022-02', '2022-02', '2022-02-01T00:00:00Z', '2022-03-01T00:00:00Z'],
    ['2022-12', '2022-12', '2022-12-01T00:00:00Z', '2023-01-01T00:00:00Z'],
    ['2024-02-29', '2024-02-29', '2024-02-29T00:00:00Z', '2024-03-01T00:00:00Z'],
  ])('takes %s to %s with both ends', (from, to, since, before) => {
    expect(dateBounds({ from, to })).toEqual({ since: seconds(since), before: seconds(before) });
  });

  it('is open where no date is given', () => {
    expect(dateBounds({ from: null, to: null })).toEqual({ since: -Infinity, before: Infinity });
  });
});
