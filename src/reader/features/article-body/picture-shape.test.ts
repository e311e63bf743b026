// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { pictureSeat, pictureShape } from './picture-shape.ts';

describe('pictureShape', () => {
  test.each([
    [20, 20, 'icon'],
    [63, 63, 'icon'],
    [64, 64, 'plain'],
    [600, 20, 'plain'],
    [640, 480, 'plain'],
    [800, 2000, 'plain'],
    [800, 2001, 'tall'],
    [40, 400, 'plain'],
    [1600, 900, 'wide'],
    [1600, 1600, 'plain'],
  ] as const)('takes %i by %i for %s', (width, height, shape) => {
    expect(pictureShape({ width, height })).toBe(shape);
  });
});

describe('pictureSeat', () => {
  function seatOf(nodes: readonly (string | Node)[]): string {
    const paragraph = document.createElement('p');
    paragraph.append(...nodes);
    const image = paragraph.querySelector('img');
    return image === null ? '' : pictureSeat(image).nodeName;
  }
  const wrap = (name: string, ...nodes: (string | Node)[]): HTMLElement => {
    const element = document.createElement(name);
    element.append(...nodes);
    return element;
  };

  test('is the link around a picture', () => {
    expect(seatOf([wrap('a', ' ', wrap('strong', wrap('img')))])).toBe('A');
  });

  test('is the picture in a link that says more', () => {
    expect(seatOf([wrap('a', 'see ', wrap('img'))])).toBe('IMG');
  });

  test('is the picture in a paragraph', () => {
    expect(seatOf([wrap('img')])).toBe('IMG');
  });
});
