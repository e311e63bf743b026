import { describe, expect, test } from 'vitest';
import { fitPicture } from './fit-picture.ts';

const phone = { width: 390, height: 844 };
const desk = { width: 1440, height: 900 };

describe('a picture', () => {
  test.each([
    ['is as wide as a narrow room', { width: 1200, height: 800 }, phone, { width: 390, height: 260 }],
    ['is as high as a wide room leaves', { width: 2000, height: 2000 }, desk, { width: 820, height: 820 }],
    ['is never larger than it is', { width: 300, height: 200 }, desk, { width: 300, height: 200 }],
  ])('%s', (_, picture, room, size) => {
    expect(fitPicture(picture, room, false)).toEqual({ shape: 'plain', picture: size, frame: size });
  });

  test('leaves room to its caption', () => {
    expect(fitPicture({ width: 2000, height: 2000 }, desk, true).picture.height).toBe(748);
  });

  test('that is long is as wide as it can be and scrolls', () => {
    expect(fitPicture({ width: 800, height: 6000 }, phone, false)).toEqual({
      shape: 'long',
      picture: { width: 390, height: 2925 },
      frame: { width: 390, height: 844 },
    });
    expect(fitPicture({ width: 800, height: 6000 }, desk, false).picture.width).toBe(800);
  });

  test('that is long in shape but small is seen whole', () => {
    expect(fitPicture({ width: 100, height: 300 }, desk, false).shape).toBe('plain');
  });
});
