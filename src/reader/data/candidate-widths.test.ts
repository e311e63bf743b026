import { expect, test } from 'vitest';
import { candidateWidths, widthFor } from './candidate-widths.ts';

test.each([
  [{ picture: 5000, room: 864 }, [320, 480, 640, 960, 1280, 1600, 2048]],
  [{ picture: 1200, room: 864 }, [320, 480, 640, 960, 1280]],
  [{ picture: 640, room: 864 }, [320, 480, 640]],
  [{ picture: 200, room: 864 }, [240]],
  [{ picture: undefined, room: 100 }, [240]],
])('offers for %o', (known, widths) => {
  expect(candidateWidths(known)).toEqual(widths);
});

test.each([
  [358, 1, 480],
  [358, 3, 960],
  [860, 2, 2048],
  [4000, 2, 2560],
])('asks in a room of %i px at %i pixels per pixel for %i', (room, density, width) => {
  expect(widthFor(room, density)).toBe(width);
});
