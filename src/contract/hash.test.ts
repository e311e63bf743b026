import { expect, it } from 'vitest';
import { hash32 } from './hash.ts';

it('stays the same for ever: packs are addressed by it', () => {
  expect(['', 'a', '3k9v0000zzzz', 'post-1'].map(hash32)).toMatchInlineSnapshot(`
    [
      2872998923,
      444641715,
      3827231222,
      2283041789,
    ]
  `);
});

it('spreads similar ids evenly over its whole range', () => {
  const buckets = new Array<number>(64).fill(0);
  for (let number = 0; number < 6400; number++) {
    const bucket = Math.floor((hash32(`post-${number}`) / 2 ** 32) * 64);
    buckets[bucket] = (buckets[bucket] ?? 0) + 1;
  }
  expect(Math.min(...buckets)).toBeGreaterThan(60);
  expect(Math.max(...buckets)).toBeLessThan(145);
});
