import { describe, expect, it } from 'vitest';
import { inkBounds, inkOf } from './ink.ts';

describe('shades of ink', () => {
  it('follow the counts as they are spread, and leave the darkest to the rare', () => {
    const counts = [0, ...Array.from({ length: 100 }, (_, index) => index + 1)];
    const bounds = inkBounds(counts);
    expect(bounds).toEqual([1, 41, 76, 95]);
    expect([0, 1, 40, 41, 76, 94, 95, 100, 5000].map((count) => inkOf(count, bounds))).toEqual([
      0, 1, 1, 2, 3, 3, 4, 4, 4,
    ]);
  });

  it('are fewer where counts differ little, and the largest are the darkest still', () => {
    expect(inkBounds([])).toEqual([]);
    expect(inkBounds([3, 3, 3])).toEqual([3]);
    expect(inkOf(3, [3])).toBe(4);
    expect(inkBounds([1, 1, 1, 1, 1, 1, 1, 2])).toEqual([1, 2]);
    expect([inkOf(1, [1, 2]), inkOf(2, [1, 2])]).toEqual([3, 4]);
  });
});
