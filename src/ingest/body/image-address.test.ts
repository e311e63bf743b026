import { describe, expect, it } from 'vitest';
import { cleanImageAddress, isPlaceholder, sameImage } from './image-address.ts';

describe('cleanImageAddress', () => {
  it.each([
    ['http://i.example/a.jpg', 'http://i.example/a.jpg'],
    [' //i.example/a.jpg#x ', 'https://i.example/a.jpg'],
    ['https://cors.proxy.example/?http://i.example/a.jpg?x=1', 'http://i.example/a.jpg?x=1'],
    [
      'https://cors.proxy.example/?https://p.example/?http%3A%2F%2Fi.example%2Fa.jpg',
      'http://i.example/a.jpg',
    ],
    ['https://site.example/media/https://i.example/a.jpg', 'https://i.example/a.jpg'],
    ['https://site.example/media/https:/i.example/a.jpg', 'https://i.example/a.jpg'],
    [
      'https://web.archive.org/web/2020im_/https://i.example/a.jpg',
      'https://web.archive.org/web/2020im_/https://i.example/a.jpg',
    ],
    ['https://i.example/图 片.jpg', 'https://i.example/%E5%9B%BE%20%E7%89%87.jpg'],
    ['https://user:pass@i.example/a.jpg', 'https://i.example/a.jpg'],
    ['a.jpg', null],
    ['', null],
    ['javascript:alert(1)', null],
    ['java\nscript:alert(1)', null],
    ['data:image/png;base64,AA', null],
    ['https://cors.proxy.example/?https://picsum.photos/400/300?random=1', null],
    ['https://', null],
  ])('%j is %j', (raw, expected) => {
    expect(cleanImageAddress(raw, null)).toBe(expected);
  });

  it('resolves against a base', () => {
    expect(cleanImageAddress('../b.jpg', 'https://a.example/x/y')).toBe('https://a.example/b.jpg');
    expect(cleanImageAddress('b.jpg', 'not an address')).toBe(null);
  });
});

describe('isPlaceholder', () => {
  it.each([
    'data:image/gif;base64,R0lGODlhAQABAAAAACw=',
    'about:blank',
    '',
    'http://blur.example/media/pages/new-reel/3736167888-1586569284/blank.png',
    'https://i.example/img/spacer.gif?v=2',
    '/static/loading.gif',
    'https://i.example/grey.gif',
    'https://i.example/1x1.png',
    'https://i.example/placeholder-300x200.png',
    'https://picsum.photos/400/300?random=7783',
    'https://picsum.photos/random',
    'https://source.unsplash.com/random/800x600',
    'https://via.placeholder.com/150',
    'https://api.example/random.php',
    'https://api.example/rand?x',
    'http://img1.s3.media.example/default.png',
    'https://pixel.wp.com/g.gif?x=1',
    'https://hm.baidu.com/hm.gif?x',
  ])('%s is one', (url) => {
    expect(isPlaceholder(url)).toBe(true);
  });

  it.each([
    'https://i.example/a.jpg',
    'https://i.example/blank-slate.png',
    'https://i.example/1.jpg',
    'https://i.example/white.jpg',
    'https://i.example/100x100.gif',
    'https://i.example/11x1.gif',
    'https://picsum.photos/id/237/200/300',
    'https://i.ytimg.example/vi/dQw4w9WgXcQ/default.jpg',
    'https://iiif.example/image/1/full/full/0/default.jpg',
    'https://i.example/random-forest.png',
    'https://i.example/?image=1',
  ])('%s is not', (url) => {
    expect(isPlaceholder(url)).toBe(false);
  });
});

describe('sameImage', () => {
  it.each([
    ['https://i.example/a.jpg', 'https://cors.proxy.example/?https://i.example/a.jpg'],
    ['http://i.example/a.jpg', 'https://i.example/a.jpg'],
    ['https://i.example/a.png?x-oss-process=style/article-thumb-md', 'https://i.example/a.png'],
    [
      'http://i.example/a.jpeg?imageMogr2/quality/60/format/jpg',
      'http://i.example/a.jpeg?imageView2/2/w/800',
    ],
    ['https://i.example/a.jpg!thumb420', 'https://i.example/a.jpg'],
    ['https://i.example/a.jpg@1e_1c.webp', 'https://i.example/a.jpg@100w.jpg'],
    ['https://i.example/a_1024.jpg', 'https://i.example/a_640.jpg'],
    ['https://i.example/a-300x200.jpg', 'https://i.example/a.jpg'],
    ['https://i.example/a.jpg?w=300&h=200', 'https://i.example/a.jpg?w=1200'],
  ])('%s and %s are one picture', (a, b) => {
    expect(sameImage(a, b)).toBe(true);
  });

  it.each([
    ['https://i.example/a.jpg', 'https://i.example/b.jpg'],
    ['https://i.example/a_1.jpg', 'https://i.example/a_2.jpg'],
    ['https://i.example/a_101.jpg', 'https://i.example/a_102.jpg'],
    ['https://i.example/a.jpg', 'https://j.example/a.jpg'],
    ['https://i.example/show?id=1', 'https://i.example/show?id=2'],
    ['a.jpg', 'b.jpg'],
  ])('%s and %s are two', (a, b) => {
    expect(sameImage(a, b)).toBe(false);
  });
});
