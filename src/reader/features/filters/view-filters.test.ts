import { describe, expect, it } from 'vitest';
import { everything, type View } from '#contract/view.ts';
import { en } from '#reader/i18n/messages/en.ts';
import { filtersOf, nameOfView, titleOfView, withoutFilters } from './view-filters.ts';

const view = (changes: Partial<View>): View => ({ ...everything, ...changes });
const full = view({
  categories: [['编程', '前端'], ['人文']],
  author: 'Ann',
  from: '2024-01',
  to: '2024-02-03',
  words: 'two words',
  is: 'later',
  order: 'oldest',
});

describe('filtersOf', () => {
  it('names every filter in one order', () => {
    expect(filtersOf(full, en).map(({ label }) => label)).toEqual([
      'Read later',
      '编程 / 前端',
      '人文',
      'by Ann',
      'from 2024-01',
      'until 2024-02-03',
      '“two words”',
    ]);
  });

  it('leaves out one filter at a time', () => {
    const [is, first, , author, from, to, words] = filtersOf(full, en).map(({ without }) => without);
    expect(is).toEqual({ ...full, is: null });
    expect(first).toEqual({ ...full, categories: [['人文']] });
    expect(author).toEqual({ ...full, author: null });
    expect(from).toEqual({ ...full, from: null });
    expect(to).toEqual({ ...full, to: null });
    expect(words).toEqual({ ...full, words: '' });
  });

  it('has none for everything, in either order', () => {
    expect(filtersOf(view({ order: 'oldest' }), en)).toEqual([]);
  });
});

describe('nameOfView', () => {
  it.each<[string, Partial<View>]>([
    ['All articles', {}],
    ['All articles', { order: 'oldest' }],
    ['前端', { categories: [['编程', '前端']] }],
    ['前端', { categories: [['编程', '前端']], author: 'Ann', words: 'x' }],
    ['by Ann', { author: 'Ann' }],
    ['from 2024', { from: '2024' }],
    ['“x”', { words: 'x' }],
    ['编程, 人文', { categories: [['编程'], ['人文']] }],
    ['by Ann · from 2024', { author: 'Ann', from: '2024' }],
    ['Starred', { is: 'starred' }],
    ['History · 前端', { is: 'read', categories: [['编程', '前端']] }],
  ])('calls a view %s', (name, changes) => {
    expect(nameOfView(view(changes), en)).toBe(name);
  });
});

describe('titleOfView', () => {
  it('tells a view from all others by every filter', () => {
    expect(titleOfView(view({ categories: [['编程', '前端']], author: 'Ann' }), en)).toBe('前端 · by Ann');
    expect(titleOfView(view({ is: 'later', categories: [['编程']] }), en)).toBe('Read later · 编程');
    expect(titleOfView(view({ is: 'later' }), en)).toBe('Read later');
    expect(titleOfView(view({}), en)).toBeNull();
  });
});

describe('withoutFilters', () => {
  it('keeps the order and nothing else', () => {
    expect(withoutFilters(full)).toEqual({ ...everything, order: 'oldest' });
  });
});
