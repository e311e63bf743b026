import { describe, expect, it } from 'vitest';
import type { Row } from '#contract/row.ts';
import { everything, type View } from '#contract/view.ts';
import { sampleRow } from '#reader/testing/sample-row.ts';
import { keptMark, rowsInView } from './kept-rows.ts';

const seconds = (date: string): number => Date.parse(date) / 1000;
const rows: readonly Row[] = [
  sampleRow({
    id: 'a',
    title: 'Intel 改名',
    categories: [['编程', '前端']],
    author: 'Ann',
    date: seconds('2024-02-29'),
  }),
  sampleRow({ id: 'b', title: '设计', categories: [['设计']], author: 'Bob', date: seconds('2025-01-01') }),
  sampleRow({
    id: 'c',
    title: 'Undated',
    date: null,
    others: [{ id: 'd', date: null, categories: [['编程']], author: null }],
  }),
];
const markedAt: Record<string, number> = { a: 2, b: 3, c: 1 };

const ids = (view: Partial<View>): string =>
  rowsInView(rows, { ...everything, is: 'starred', ...view }, (id) => markedAt[id] ?? 0)
    .map(({ id }) => id)
    .join('');

describe('rowsInView', () => {
  it.each<[string, string, Partial<View>]>([
    ['what was marked last first', 'bac', {}],
    ['or last', 'cab', { order: 'oldest' }],
    ['by categories, also of other reports', 'ac', { categories: [['编程']] }],
    ['by several of them', 'ba', { categories: [['编程', '前端'], ['设计']] }],
    ['by author', 'a', { author: 'ann' }],
    ['by dates, which leaves out what has none', 'a', { from: '2024', to: '2024-02-29' }],
    ['by several filters', '', { categories: [['设计']], author: 'Ann' }],
  ])('shows %s', (_, expected, view) => {
    expect(ids(view)).toBe(expected);
  });
});

describe('keptMark', () => {
  it('is none for views of the archive', () => {
    expect(keptMark(everything)).toBeNull();
    expect(keptMark({ ...everything, is: 'unread' })).toBeNull();
    expect(keptMark({ ...everything, is: 'later' })).toBe('later');
  });
});
