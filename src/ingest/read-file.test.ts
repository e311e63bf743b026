import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeFolder } from '#ingest/testing/temporary-folder.ts';
import { decodePost } from './post/decode.ts';
import { maxPostBytes, readPostFile } from './read-file.ts';

const read = (content: Uint8Array) => readPostFile(path.join(makeFolder({ 'a.md': content }), 'a.md'));

describe('readPostFile', () => {
  it('reads a file up to the limit as a whole', () => {
    const content = Buffer.alloc(maxPostBytes, '书');
    expect(read(content).bytes.equals(content)).toBe(true);
  });

  it.each([0, 1, 2, 3])('ends a longer one between characters, with %i bytes before the first', (before) => {
    const content = Buffer.concat([Buffer.from('x'.repeat(before)), Buffer.alloc(maxPostBytes, '😀')]);
    const { bytes, size } = read(Buffer.concat([content, Buffer.from('!')]));
    expect(size).toBe(content.length + 1);
    expect(bytes.length).toBe(maxPostBytes - ((maxPostBytes - before) % 4));
    expect(decodePost(bytes).problems).toEqual([]);
  });

  it('takes nothing from a longer one that is not UTF-8', () => {
    const content = Buffer.alloc(maxPostBytes + 2, Buffer.from('e49f', 'hex'));
    expect(read(content).bytes.length).toBe(maxPostBytes);
  });
});
