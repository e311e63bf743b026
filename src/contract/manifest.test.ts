import { expect, it } from 'vitest';
import { NewerFormatError, parseManifest } from './manifest.ts';
import { ArchiveFormatError } from './parse-file.ts';
import { toShard } from './row.ts';

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
  expect(read).toEqual({ ...site, address: null, imageMirror: null, wayback: false });
});

it.each([null, 'x', {}, { format: 1 }, { format: 1, articles: 'many' }])('refuses %j', (json) => {
  expect(() => parseManifest(json)).toThrow(ArchiveFormatError);
});
