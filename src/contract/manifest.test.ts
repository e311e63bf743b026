import { expect, it } from 'vitest';
import { NewerFormatError, parseManifest } from './manifest.ts';
import { ArchiveFormatError } from './parse-file.ts';
import { toShard } from './row.ts';
import { usualFeeds } from './site.ts';

it('says when the archive is newer than the reader', () => {
  expect(() => parseManifest({ format: 2 })).toThrow(NewerFormatError);
});

it('reads a manifest from before pictures could be mirrored', () => {
  const shard = toShard([]);
  const names = { list: 'a', places: 'b', authors: 'c', hosts: 'd', about: 'e' };
  const packs = { count: 0, directories: [], addresses: [] };
  const counts = { articles: 0, rows: 0, inSeveralPlaces: 0 };
  const site = { title: 'Old', imageProxy: null };
  const { site: read } = parseManifest({ format: 1, site, ...counts, head: shard, ...names, packs });
  const later = { description: null, language: null, views: [], analytics: null, comments: null };
  const pictures = { address: null, imageMirror: null, wayback: false };
  expect(read).toEqual({ ...site, ...pictures, ...later, feeds: usualFeeds });
});

it.each([null, 'x', {}, { format: 1 }, { format: 1, articles: 'many' }])('refuses %j', (json) => {
  expect(() => parseManifest(json)).toThrow(ArchiveFormatError);
});
