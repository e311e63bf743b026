import { expect, test } from 'vitest';
import { bucketBits, cutTiers } from './tiers.ts';

test.each([
  [0, []],
  [1, [1]],
  [2047, [2047]],
  [2048, [1024, 1024]],
  [3000, [1976, 1024]],
  [50_000, [1872, 48_128]],
  [1_000_000, [1600, 48_128, 950_272]],
])('cuts %d articles', (articles, tiers) => {
  const cut = cutTiers(articles);
  expect(cut.reduce((sum, count) => sum + count, 0)).toBe(articles);
  expect(cut).toEqual(tiers);
});

test('one more article leaves the older tiers as they were, but once in a thousand', () => {
  let changes = 0;
  for (let articles = 50_000; articles < 60_000; articles++) {
    if (
      cutTiers(articles).slice(1).join() !==
      cutTiers(articles + 1)
        .slice(1)
        .join()
    )
      changes++;
  }
  expect(changes).toBeLessThan(11);
});

test('buckets are some kilobytes', () => {
  expect(bucketBits({ articles: 10, postings: 0 })).toBe(0);
  expect(bucketBits({ articles: 50_000, postings: 60_000_000 })).toBe(13);
});
