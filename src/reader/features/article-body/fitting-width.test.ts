import { expect, test } from 'vitest';
import { fittingWidth } from './fitting-width.ts';

test.each([
  [{ picture: undefined, pane: 358, density: 1 }, 480],
  [{ picture: undefined, pane: 358, density: 3 }, 960],
  [{ picture: 200, pane: 800, density: 1 }, 320],
  [{ picture: 4000, pane: 860, density: 2 }, 2048],
  [{ picture: 4000, pane: 4000, density: 2 }, 2560],
  [{ picture: 640, pane: 0, density: 1 }, undefined],
])('asks for what %o can show', (known, width) => {
  expect(fittingWidth(known)).toBe(width);
});
