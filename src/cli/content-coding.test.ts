import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { chooseCoding, compress } from './content-coding.ts';

describe('chooseCoding', () => {
  it.each([
    [null, null],
    ['', null],
    ['gzip, deflate, br, zstd', 'br'],
    ['GZIP', 'gzip'],
    ['gzip, br;q=0.5', 'gzip'],
    ['gzip;q=0.5, br;q=0.5', 'br'],
    ['br;q=0, gzip', 'gzip'],
    ['br;q=0, gzip;q=0', null],
    ['*', 'br'],
    ['*;q=0', null],
    ['br;q=0, *;q=0.1', 'gzip'],
    ['identity', null],
    ['identity;q=0.5, gzip;q=0.2', null],
    ['gzip ; q=1.000', 'gzip'],
    ['gzip;q=2', null],
    ['gzip;q=nonsense', null],
    ['deflate', null],
  ])('answers Accept-Encoding: %s with %s', (header, coding) => {
    expect(chooseCoding(header)).toBe(coding);
  });
});

describe('compress', () => {
  it('makes what clients can read', async () => {
    const text = Buffer.from('书案上有一盏灯。'.repeat(200));
    expect(brotliDecompressSync(await compress(text, 'br')).equals(text)).toBe(true);
    expect(gunzipSync(await compress(text, 'gzip')).equals(text)).toBe(true);
  });
});
