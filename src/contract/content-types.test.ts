import { expect, it } from 'vitest';
import { contentTypeOf, isCompressible } from './content-types.ts';

it.each([
  ['index.html', 'text/html; charset=utf-8'],
  ['archive/manifest.json', 'application/json'],
  ['archive/search/3/3k9v/0/00a.bin', 'application/octet-stream'],
  ['feeds/all/rss.xml', 'application/rss+xml; charset=utf-8'],
  ['feeds/1f6c/feed.json', 'application/feed+json; charset=utf-8'],
  ['archive/media/3/3k9v.WEBP', 'image/webp'],
  ['sitemap.xml', 'application/xml'],
  ['a/3k9v7e2m5xqa.md', 'text/markdown; charset=utf-8'],
  ['feeds/sources.opml', 'text/x-opml; charset=utf-8'],
  ['opensearch.xml', 'application/opensearchdescription+xml'],
  ['CNAME', 'application/octet-stream'],
  ['a/my-id', 'application/octet-stream'],
  ['note.constructor', 'application/octet-stream'],
])('%s is %s', (file, type) => {
  expect(contentTypeOf(file)).toBe(type);
});

it('text is worth compressing, pictures are not', () => {
  const files = [
    'a.html',
    'a.js',
    'a.json',
    'a.svg',
    'feeds/all/rss.xml',
    'opensearch.xml',
    'a.md',
    'a.webmanifest',
  ];
  for (const file of files) expect(isCompressible(contentTypeOf(file)), file).toBe(true);
  for (const file of ['a.webp', 'a.jpg', 'a.mp4', 'a.woff2', 'a.epub', 'x'])
    expect(isCompressible(contentTypeOf(file)), file).toBe(false);
});
