import { expect, it } from 'vitest';
import { filesByKind } from './files-by-kind.ts';

it('adds up files by their folder, without the manifest', () => {
  const sizes = new Map([
    ['archive/rows/3/3k9v0c7m2p5x.json', 10],
    ['archive/rows/a/ak9v0c7m2p5x.json', 5],
    ['archive/media/3/3k9v0c7m2p5x.webp', 7],
    ['archive/manifest.json', 1000],
  ]);
  expect(filesByKind(sizes)).toEqual([
    ['rows', 2, 15],
    ['media', 1, 7],
  ]);
});
