import { describe, expect, it } from 'vitest';
import { geometryOf } from './geometry.ts';

describe('geometryOf', () => {
  it('gives compact rows no picture', () => {
    expect(geometryOf('compact', { width: 390, rem: 16 })).toEqual({
      columns: 1,
      lineHeight: 44,
      picture: null,
    });
  });

  it('lets rows grow with the font size', () => {
    expect(geometryOf('comfortable', { width: 390, rem: 20 }).lineHeight).toBe(150);
  });

  it('stands the picture of a magazine above the words where the list is narrow', () => {
    const [narrow, wide] = [390, 864].map((width) => geometryOf('magazine', { width, rem: 16 }));
    expect(narrow?.picture?.width).toBe(390);
    expect(wide?.picture?.width).toBe(240);
    expect(narrow?.lineHeight).toBeGreaterThan(wide?.lineHeight ?? Infinity);
  });

  it.each([
    [0, 2],
    [320, 2],
    [390, 2],
    [864, 4],
    [2000, 5],
  ])('gives a gallery of %i pixels %i columns', (width, columns) => {
    expect(geometryOf('gallery', { width, rem: 16 }).columns).toBe(columns);
  });
});
