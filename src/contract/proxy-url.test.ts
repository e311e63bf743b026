import { describe, expect, test } from 'vitest';
import { type ProxiedImage, parseProxyUrl, proxyPath, signTarget, verifySignature } from './proxy-url.ts';

const parse = (path: string) => parseProxyUrl(new URL(path, 'http://reader.example'));

describe('proxyPath', () => {
  test('builds the address', () => {
    expect(proxyPath({ target: 'http://a.example/b.png', width: 640, signature: 'abc' })).toBe(
      '/img?url=http%3A%2F%2Fa.example%2Fb.png&w=640&s=abc',
    );
    expect(proxyPath({ target: 'http://a.example/b.png' })).toBe('/img?url=http%3A%2F%2Fa.example%2Fb.png');
  });

  test.each([0, -1, 1.5, Number.NaN, 8193])('throws for a width of %s', (width) => {
    expect(() => proxyPath({ target: 'http://a.example/', width })).toThrow(RangeError);
  });

  test.each([
    'http://a.example/b.png?x=1&y=2#z',
    'http://a.example/a+b%20c%2520.png',
    'http://a.example/图 片.png',
    'http://a.example/?a=%26&b=%3D;c',
    'anything at all \u0000\r\n"<>',
  ])('is read back as it was: %s', (target) => {
    const image: ProxiedImage = { target, width: 8192, signature: 'A-_z' };
    expect(parse(proxyPath(image))).toEqual({ ok: true, image });
    expect(parse(proxyPath({ target }))).toEqual({ ok: true, image: { target } });
  });
});

describe('parseProxyUrl', () => {
  test.each([
    ['/img', 'no-target'],
    ['/img?url=', 'no-target'],
    ['/img?URL=http://a.example/', 'no-target'],
    ['/img?url=a&url=b', 'repeated-parameter'],
    ['/img?url=a&w=1&w=1', 'repeated-parameter'],
    ['/img?url=a&s=1&%73=2', 'repeated-parameter'],
    ['/img?url=a&w=', 'bad-width'],
    ['/img?url=a&w=0', 'bad-width'],
    ['/img?url=a&w=007', 'bad-width'],
    ['/img?url=a&w=1.5', 'bad-width'],
    ['/img?url=a&w=٣', 'bad-width'],
    ['/img?url=a&w=99999', 'bad-width'],
  ])('%s has the problem "%s"', (path, problem) => {
    expect(parse(path)).toEqual({ ok: false, problem });
  });

  test('ignores what it does not know', () => {
    expect(parse('/img?url=a&v=2')).toEqual({ ok: true, image: { target: 'a' } });
  });
});

describe('signatures', () => {
  test('are HMAC-SHA-256 in base64url', async () => {
    // RFC 4231, test case 2.
    const digest = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';
    expect(await signTarget('what do ya want for nothing?', 'Jefe')).toBe(
      Buffer.from(digest, 'hex').toString('base64url'),
    );
  });

  test('are verified with any of the keys', async () => {
    const target = 'http://a.example/图.png';
    const signature = await signTarget(target, 'old key');
    expect(await verifySignature({ target, signature }, ['old key'])).toBe(true);
    expect(await verifySignature({ target, signature }, ['new key', 'old key'])).toBe(true);
    expect(await verifySignature({ target, signature }, ['new key'])).toBe(false);
    expect(await verifySignature({ target, signature }, [])).toBe(false);
    expect(await verifySignature({ target: `${target}?`, signature }, ['old key'])).toBe(false);
  });

  test.each([
    '',
    'A',
    '='.repeat(43),
    '+'.repeat(43),
    'A'.repeat(44),
    `${'A'.repeat(42)}\n`,
    '图'.repeat(43),
  ])('"%s" is none', async (signature) => {
    expect(await verifySignature({ target: 'http://a.example/', signature }, ['key'])).toBe(false);
  });

  test('need a key', async () => {
    await expect(signTarget('http://a.example/', '')).rejects.toThrow(RangeError);
  });
});
