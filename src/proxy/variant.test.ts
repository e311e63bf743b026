import { expect, test } from 'vitest';
import { chooseVariant, pictureKey } from './variant.ts';

test.each([
  ['image/avif,image/webp,*/*', 'avif'],
  ['image/webp,*/*', 'webp'],
  [' image/WEBP ; q=0.9', 'webp'],
  ['image/avif;q=0,image/webp;q=0.0', 'plain'],
  ['image/avif;q=0.1', 'avif'],
  ['image/*,*/*', 'plain'],
  ['text/image/avif', 'plain'],
  ['', 'plain'],
  [null, 'plain'],
])('chooses by Accept: %s', (accept, format) => {
  expect(chooseVariant(640, accept)).toEqual({ width: 640, format });
});

test('keys tell targets, widths and formats apart', () => {
  const target = new URL('http://a.example/b.png?x=640 webp');
  const keys = [
    pictureKey(target, null),
    pictureKey(target, { width: 640, format: 'webp' }),
    pictureKey(target, { width: 640, format: 'avif' }),
    pictureKey(target, { width: 960, format: 'webp' }),
    pictureKey(new URL('http://a.example/b.png'), { width: 640, format: 'webp' }),
  ];
  expect(new Set(keys).size).toBe(keys.length);
});
