// @vitest-environment jsdom
import { expect, test } from 'vitest';
import { pictureCaption } from './picture-caption.ts';

test.each([
  ['<figure><img alt="alt"><figcaption> Under it </figcaption></figure>', 'Under it'],
  ['<figure><img alt="one"><img alt="two"><figcaption>Both</figcaption></figure>', 'one'],
  ['<figure><img alt="A hill"><figcaption></figcaption></figure>', 'A hill'],
  ['<img alt="IMG_2041.jpg">', ''],
  ['<img alt="图片 3">', ''],
  ['<img alt="image">', ''],
  ['<img alt="https://a.example/b">', ''],
  ['<img alt="20240101-12">', ''],
  ['<img alt="图片里的春天">', '图片里的春天'],
  ['<img>', ''],
])('finds in %s: %s', (html, caption) => {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const image = page.querySelector('img');
  expect(image && pictureCaption(image)).toBe(caption);
});
