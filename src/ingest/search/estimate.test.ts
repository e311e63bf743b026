import { expect, it } from 'vitest';
import { estimateIndex } from './estimate.ts';

// What was measured: docs/benchmarks.md.
it.each([
  { rows: 20_000, bodyBytes: 109_000_000, bytes: 39_500_000, files: 5550 },
  { rows: 20_000, bodyBytes: 0, bytes: 13_950_000, files: 953 },
])('is near what an index of $rows rows and $bodyBytes bytes takes', ({ bytes, files, ...index }) => {
  const estimate = estimateIndex(index);
  expect(estimate.bytes / bytes).toBeGreaterThan(0.8);
  expect(estimate.bytes / bytes).toBeLessThan(1.2);
  expect(estimate.files / files).toBeGreaterThan(0.7);
  expect(estimate.files / files).toBeLessThan(1.4);
});

it('is nothing for no rows', () => {
  expect(estimateIndex({ rows: 0, bodyBytes: 0 })).toEqual({ bytes: 0, files: 0 });
});
