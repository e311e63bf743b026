import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { sends, startLoopback } from './loopback.ts';
import { png } from './picture-bytes.ts';

const PICTURE = 'http://pics.pub.test/a.png';
const startWith = (headers: Record<string, string | string[]>, body = png()) =>
  startLoopback({ routes: { 'pics.pub.test/a.png': sends(body, headers) } });

describe('headers of a picture', () => {
  test('are ours, one by one', async () => {
    const loopback = await startWith({
      'set-cookie': ['a=1', 'b=2'],
      'content-disposition': 'attachment; filename="evil.html"',
      'access-control-allow-origin': 'https://evil.pub.test',
      'access-control-allow-credentials': 'true',
      vary: '*',
      'content-security-policy': 'default-src *',
      'strict-transport-security': 'max-age=1',
      'clear-site-data': '"*"',
      'service-worker-allowed': '/',
      link: '</x>; rel=preload',
      refresh: '0; url=http://evil.pub.test/',
      'accept-ranges': 'bytes',
      server: 'secret/1',
      via: '1.1 secret',
      etag: '"tracks-you"',
      'last-modified': 'Tue, 01 Jul 2025 10:20:30 GMT',
      'cache-control': 'max-age=5',
    });
    const response = await loopback.ask(PICTURE);
    expect(Object.fromEntries(response.headers)).toEqual({
      // Ours too: readers on another host want to know why a picture did not come.
      'access-control-allow-origin': '*',
      'access-control-expose-headers': 'x-lectern-error',
      'cache-status': 'lectern; fwd=miss',
      vary: 'accept',
      'cache-control': 'public, max-age=86400',
      'content-length': String(png().length),
      'content-security-policy': "default-src 'none'; sandbox",
      'content-type': 'image/png',
      'cross-origin-resource-policy': 'cross-origin',
      etag: expect.stringMatching(/^W\/"[0-9a-f]{24}"$/),
      'last-modified': 'Tue, 01 Jul 2025 10:20:30 GMT',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
    });
    expect(Buffer.from(await response.arrayBuffer())).toEqual(png());
  });

  test.each([
    // At least a day, at most a year.
    ['max-age=5', 'public, max-age=86400'],
    ['no-cache', 'public, max-age=86400'],
    ['max-age=604800, public', 'public, max-age=604800'],
    ['max-age=99999999999999', 'public, max-age=86400'],
    ['max-age=9999999999', 'public, max-age=31536000'],
    ['nonsense', 'public, max-age=86400'],
    // Respected.
    ['no-store', 'no-store'],
    ['Private, max-age=600', 'no-store'],
  ])('Cache-Control "%s" becomes "%s"', async (theirs, ours) => {
    const loopback = await startWith({ 'cache-control': theirs });
    expect((await loopback.ask(PICTURE)).headers.get('cache-control')).toBe(ours);
  });

  test('a Last-Modified that is no date is dropped', async () => {
    const loopback = await startWith({ 'last-modified': 'yesterday-ish' });
    expect((await loopback.ask(PICTURE)).headers.get('last-modified')).toBeNull();
  });
});

describe('conditional requests', () => {
  const version = { etag: '"v1"' };

  test.each([
    (tag: string) => tag,
    (tag: string) => tag.replace('W/', ''),
    (tag: string) => `"other", ${tag}`,
    () => '*',
  ])('a matching If-None-Match gets a 304 without a body (%#)', async (condition) => {
    const loopback = await startWith(version);
    const first = await loopback.ask(PICTURE);
    const tag = first.headers.get('etag') ?? '';
    const second = await loopback.ask(PICTURE, { headers: { 'if-none-match': condition(tag) } });
    expect(second.status).toBe(304);
    expect(await second.text()).toBe('');
    expect(second.headers.get('etag')).toBe(tag);
    expect(second.headers.get('cache-control')).toBe('public, max-age=86400');
    expect(second.headers.get('content-type')).toBeNull();
    expect(second.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('another tag gets the picture', async () => {
    const loopback = await startWith(version);
    expect((await loopback.ask(PICTURE, { headers: { 'if-none-match': 'W/"other"' } })).status).toBe(200);
  });

  test('no tag gets past the policy', async () => {
    const loopback = await startWith(version);
    for (const target of ['http://127.0.0.1/a.png', 'file:///a.png']) {
      expect((await loopback.ask(target, { headers: { 'if-none-match': '*' } })).status).not.toBe(304);
    }
    const unsigned = await loopback.ask(PICTURE, { signed: false, headers: { 'if-none-match': '*' } });
    expect(unsigned.status).toBe(403);
  });

  test('tags differ between pictures and between versions', async () => {
    const loopback = await startLoopback({
      routes: {
        'pics.pub.test/a.png': sends(png(), { etag: '"v1"' }),
        'pics.pub.test/b.png': sends(png(), { etag: '"v1"' }),
        'pics.pub.test/c.png': sends(png(), { etag: '"v2"' }),
      },
    });
    const tags = await Promise.all(
      ['a', 'b', 'c'].map(async (name) =>
        (await loopback.ask(`http://pics.pub.test/${name}.png`)).headers.get('etag'),
      ),
    );
    expect(new Set(tags).size).toBe(3);
  });
});

describe('encoded answers', () => {
  test.each([
    ['gzip', gzipSync(png())],
    ['x-gzip', gzipSync(png())],
    ['GZIP', gzipSync(png())],
    ['deflate', deflateSync(png())],
    ['br', brotliCompressSync(png())],
    ['identity', png()],
  ])('%s is undone, though nobody asked for it', async (encoding, body) => {
    const loopback = await startWith({ 'content-encoding': encoding }, body);
    const response = await loopback.ask(PICTURE);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(png());
    expect(response.headers.get('content-encoding')).toBeNull();
  });

  test.each([
    ['gzip, gzip', gzipSync(gzipSync(png()))],
    ['zstd', png()],
    ['gzip', png()],
  ])('"%s" that cannot be undone is a broken answer', async (encoding, body) => {
    const loopback = await startWith({ 'content-encoding': encoding }, body);
    expect((await loopback.ask(PICTURE)).headers.get('x-lectern-error')).toBe('upstream-broken');
  });
});
