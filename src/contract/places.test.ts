import { expect, it } from 'vitest';
import { categoryFromKey, categoryKey } from './list-index.ts';
import { parsePlaces, toPlacesFile } from './places.ts';

it('gives back the tree it was made of', () => {
  const leaf = { path: ['a', 'b', 'c'], count: 1, children: [], index: 'index-a' };
  const places = [
    {
      path: ['a'],
      count: 3,
      children: [{ path: ['a', 'b'], count: 2, children: [leaf], index: 'index-a' }],
      index: 'index-a',
    },
    { path: ['d'], count: 1, children: [], index: 'index-d' },
  ];
  expect(parsePlaces(JSON.parse(JSON.stringify(toPlacesFile(places))))).toEqual(places);
});

it('keeps slashes and percent signs of names apart from those of paths', () => {
  for (const path of [['A/B', '100%', '%2F'], ['a'], ['', 'x']]) {
    expect(categoryFromKey(categoryKey(path))).toEqual(path);
  }
  expect(categoryKey(['编程', 'A/B'])).toBe('编程/A%2FB');
});
