import { expect, test } from 'vitest';
import { fileName } from './save-picture.ts';

test.each([
  ['https://a.example/x/hill.jpg?size=big', 'image/webp', 'hill.webp'],
  ['https://a.example/%E5%B1%B1.png', 'image/png', '山.png'],
  ['https://a.example/a%2Fb%5C..%2Fc.png', 'image/jpeg', 'a-b-..-c.jpg'],
  ['https://a.example/%ZZ.gif', 'image/gif', 'ZZ.gif'],
  ['https://a.example/', 'image/avif', 'picture.avif'],
  ['https://a.example/..%2f', 'image/x-icon', 'picture.ico'],
  ['https://a.example/640', 'image/svg+xml', '640.svg'],
])('names the file of %s as %s: %s', (original, type, name) => {
  expect(fileName(original, type)).toBe(name);
});
