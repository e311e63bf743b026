import { expect, it } from 'vitest';
import { listPositions } from './list-positions.ts';

const list = {
  count: 7,
  undated: 2,
  months: [],
  shards: [
    { name: 'a', count: 3, first: 50, last: 30 },
    { name: 'b', count: 3, first: 20, last: null },
    { name: 'c', count: 1, first: null, last: null },
  ],
};
const walk = (order: 'newest' | 'oldest'): string[] => {
  const positions = listPositions(list, order);
  return Array.from({ length: 7 }, (_, position) => {
    const located = positions.locate(position);
    return located ? `${located.shard.name}${located.index}` : '-';
  });
};

it('walks down a list', () => {
  expect(walk('newest')).toEqual(['a0', 'a1', 'a2', 'b0', 'b1', 'b2', 'c0']);
});

it('walks it backwards with undated rows at the end', () => {
  expect(walk('oldest')).toEqual(['b1', 'b0', 'a2', 'a1', 'a0', 'b2', 'c0']);
});

it('has nothing outside', () => {
  const positions = listPositions(list, 'newest');
  expect([positions.locate(-1), positions.locate(7)]).toEqual([null, null]);
});

it('knows which shards may hold a date', () => {
  const names = (date: number | null) =>
    listPositions(list, 'newest')
      .shardsOfDate(date)
      .map(({ shard }) => shard.name);
  expect([names(50), names(40), names(20), names(5), names(null), names(60)]).toEqual([
    ['a'],
    ['a'],
    ['b'],
    ['b'],
    ['b', 'c'],
    [],
  ]);
});
