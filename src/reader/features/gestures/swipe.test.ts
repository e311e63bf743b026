import { describe, expect, it } from 'vitest';
import { courseOf, directionOf, followed, isClearOfEdges } from './swipe.ts';

const start = { x: 200, y: 400 };
const moved = (x: number, y: number) => ({ x: start.x + x, y: start.y + y });

it.each([
  [23, false],
  [24, true],
  [366, true],
  [367, false],
])('leaves the edges of a phone to the system: %d', (x, isClear) => {
  expect(isClearOfEdges(x, 390)).toBe(isClear);
});

it.each([
  [9, 0, null],
  [10, 0, 'sideways'],
  [-30, 14, 'sideways'],
  [-30, 15, 'scroll'],
  [0, 10, 'scroll'],
])('sees where a finger goes that has moved by %d, %d', (x, y, course) => {
  expect(courseOf(start, moved(x, y))).toBe(course);
});

it.each([
  [76, 0, 'right'],
  [-76, 0, 'left'],
  [75, 0, null],
  [-100, 51, null],
])('takes a movement by %d, %d for what it is', (x, y, direction) => {
  expect(directionOf(start, moved(x, y))).toBe(direction);
});

describe('followed', () => {
  it('goes with the finger, and then less', () => {
    expect([40, -75, 100, -175].map(followed)).toEqual([40, -75, 80, -95]);
  });
});
