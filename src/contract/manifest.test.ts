import { expect, it } from 'vitest';
import { NewerFormatError, parseManifest } from './manifest.ts';
import { ArchiveFormatError } from './parse-file.ts';

it('says when the archive is newer than the reader', () => {
  expect(() => parseManifest({ format: 2 })).toThrow(NewerFormatError);
});

it.each([null, 'x', {}, { format: 1 }, { format: 1, articles: 'many' }])('refuses %j', (json) => {
  expect(() => parseManifest(json)).toThrow(ArchiveFormatError);
});
