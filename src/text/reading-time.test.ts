import { expect, it } from 'vitest';
import { countText, readingMinutes } from './reading-time.ts';

it.each([
  ['用 Vue 3 写前端', 4, 2],
  ['日本語のテキスト', 8, 0],
  ["don't state-of-the-art", 0, 2],
  ['，。！', 0, 0],
  ['中文English混排', 4, 1],
])('counts %s', (text, characters, words) => {
  expect(countText(text)).toEqual({ characters, words });
});

it('reads 500 characters or 265 words a minute, and nothing takes no time', () => {
  expect(readingMinutes('书'.repeat(1500))).toBe(3);
  expect(readingMinutes('word '.repeat(530))).toBe(2);
  expect(readingMinutes('书'.repeat(500) + ' word'.repeat(265))).toBe(2);
  expect(readingMinutes('')).toBe(1);
});
