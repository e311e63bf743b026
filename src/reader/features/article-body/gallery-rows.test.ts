import { expect, test } from 'vitest';
import { galleryRows } from './gallery-rows.ts';

test.each([
  [3, [3]],
  [4, [2, 2]],
  [5, [2, 3]],
  [6, [3, 3]],
  [7, [2, 2, 3]],
  [8, [2, 3, 3]],
  [10, [2, 2, 3, 3]],
])('sets %i pictures in rows of two and three where there is room', (count, rows) => {
  expect(galleryRows(count, 'wide')).toEqual(rows);
});

test.each([
  [3, [1, 2]],
  [4, [2, 2]],
  [7, [1, 2, 2, 2]],
])('sets %i pictures in pairs on a phone', (count, rows) => {
  expect(galleryRows(count, 'narrow')).toEqual(rows);
});
