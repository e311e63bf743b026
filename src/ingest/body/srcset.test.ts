import { expect, it } from 'vitest';
import { largestCandidate } from './srcset.ts';

it.each([
  ['a.jpg 300w, b.jpg 1200w, c.jpg 600w', 'b.jpg'],
  ['a.jpg, b.jpg 2x', 'b.jpg'],
  [
    'https://i.example/w_300,h_200/a.jpg 300w,https://i.example/w_900,h_600/a.jpg 900w',
    'https://i.example/w_900,h_600/a.jpg',
  ],
  ['a.jpg 1000w, print.jpg 6000w', 'a.jpg'],
  ['print.jpg 6000w, a.jpg 1000w', 'a.jpg'],
  ['print.jpg 6000w', 'print.jpg'],
  ['a.jpg', 'a.jpg'],
  [' , a.jpg ,, b.jpg 3x,', 'b.jpg'],
  ['', null],
  [',,,', null],
])('the largest that a screen can use of %j is %j', (srcset, expected) => {
  expect(largestCandidate(srcset)).toBe(expected);
});
