import { describe, expect, it } from 'vitest';
import { listPositions } from './list-positions.ts';

const list = {
  count: 7,
  undated: 2,
  months: [],
  isPart: false,
  shards: [
    { name: 'a', count: 3, first: 50, last: 30 },
    { name: 'b', count: 3, first: 20, last: null },
    { name: 'c', count: 1, first: null, last: null },
  ],
};
const whole = { list, offset: 0, length: 7 };
const walk = (order: 'newest' | 'oldest'): string[] => {
  const positions = listPositions(whole, order);
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
  const positions = listPositions(whole, 'newest');
  expect([positions.locate(-1), positions.locate(7)]).toEqual([null, null]);
});

it('knows which shards may hold a date', () => {
  const names = (date: number | null) =>
    listPositions(whole, 'newest')
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

describe('a slice', () => {
  const slice = { list, offset: 1, length: 3 };
  const located = (order: 'newest' | 'oldest') =>
    [-1, 0, 1, 2, 3].map((position) => {
      const at = listPositions(slice, order).locate(position);
      return at && `${at.shard.name}${at.index}`;
    });

  it('begins and ends inside the list, in both orders', () => {
    expect(located('newest')).toEqual([null, 'a1', 'a2', 'b0', null]);
    expect(located('oldest')).toEqual([null, 'b0', 'a2', 'a1', null]);
  });

  it('knows the positions of its rows, and has none for others', () => {
    for (const order of ['newest', 'oldest'] as const) {
      const positions = listPositions(slice, order);
      const kept = [0, 1, 2, 3, 4, 5, 6].map(
        (stored) => positions.locate(positions.fromStored(stored)) !== null,
      );
      expect(kept).toEqual([false, true, true, true, false, false, false]);
    }
  });
});
