import { expect, it } from 'vitest';
import { imageWidths, servedWidth } from './image-widths.ts';

it.each([
  [1, 160],
  [160, 160],
  [161, 240],
  [641, 960],
  [2560, 2560],
  [8192, 2560],
])('serves %i as %i', (wanted, served) => {
  expect(servedWidth(wanted)).toBe(served);
});

it('is in order', () => {
  expect([...imageWidths].sort((a, b) => a - b)).toEqual([...imageWidths]);
});
