import { describe, expect, test } from 'vitest';
import { capBytes, readImageHead } from './read-body.ts';

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

const PNG = Buffer.from('89504e470d0a1a0a0000000d494844520000000c000000070802000000b3a5c4ae00000000', 'hex');

describe('capBytes', () => {
  const count = async (bytes: Uint8Array, size: number, maxBytes: number) => {
    let total = 0;
    for await (const chunk of capBytes(inChunks(bytes, size), maxBytes)) total += chunk.length;
    return total;
  };

  test('passes everything up to the cap', async () => {
    expect(await count(Buffer.alloc(4096), 1024, 4096)).toBe(4096);
  });

  test('stops above it', async () => {
    await expect(count(Buffer.alloc(6000), 1024, 4096)).rejects.toMatchObject({ code: 'too-large' });
  });

  test('lets a body of single bytes through only as far as their number is harmless', async () => {
    expect(await count(Buffer.alloc(10), 1, 4096)).toBe(10);
    await expect(count(Buffer.alloc(4096), 1, 4096)).rejects.toMatchObject({ code: 'too-large' });
  });

  test('copies small chunks out of the large buffers they sit in', async () => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of capBytes(inChunks(Buffer.alloc(2000, 7), 500), 4096)) chunks.push(chunk);
    expect(chunks.map((chunk) => [chunk.length, chunk.buffer.byteLength, chunk[0]])).toEqual(
      Array.from({ length: 4 }, () => [500, 500, 7]),
    );
  });
});

describe('readImageHead', () => {
  test.each([1, 7, 31, 64])('finds the size in chunks of %s bytes, and leaves the rest', async (size) => {
    const body = inChunks(Buffer.concat([PNG, Buffer.alloc(1000, 1)]), size);
    const head = await readImageHead(body, 4096);
    expect([head.type, head.size]).toEqual(['image/png', { width: 12, height: 7 }]);
    let rest = 0;
    for await (const chunk of body) rest += chunk.length;
    expect(head.bytes.length + rest).toBe(PNG.length + 1000);
  });

  test('gives up when the size does not show up', async () => {
    const padding = Buffer.concat([Buffer.from('ffd8ffe1ffff', 'hex'), Buffer.alloc(5000)]);
    await expect(readImageHead(inChunks(padding, 100), 4096)).rejects.toMatchObject({ code: 'not-an-image' });
  });

  test('accepts a whole file that names no size: nothing can decode it', async () => {
    const head = await readImageHead(inChunks(Buffer.from('ffd8ffe000044a46', 'hex'), 3), 4096);
    expect([head.type, head.size]).toEqual(['image/jpeg', undefined]);
  });
});
