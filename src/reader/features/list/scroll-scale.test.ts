import { describe, expect, it } from 'vitest';
import { maxHeight, toList, toPage } from './scroll-scale.ts';

const height = 120_000_000;
const scale = { lacking: height - maxHeight, end: maxHeight - 900 };

describe('the scale of a list that is taller than a page can be', () => {
  it('moves list and page alike near both ends', () => {
    for (const scrollTop of [0, 1, 1234, 249_999]) expect(toList(scrollTop, scale)).toBe(scrollTop);
    for (const left of [0, 1, 1234, 249_999])
      expect(toList(scale.end - left, scale)).toBe(height - 900 - left);
  });

  it('reaches the middle in the middle', () => {
    expect(toList(scale.end / 2, scale)).toBe((height - 900) / 2);
  });

  it('finds back from every place to its own', () => {
    for (let distance = 0; distance <= height - 900; distance += 777_777) {
      expect(toList(toPage(distance, scale), scale)).toBeCloseTo(distance, 3);
      expect(toPage(distance, scale)).toBeLessThanOrEqual(scale.end);
    }
  });

  it('changes nothing for a list that fits', () => {
    const small = { lacking: 0, end: 71_100 };
    expect([toList(20_010, small), toPage(20_010, small)]).toEqual([20_010, 20_010]);
  });
});
