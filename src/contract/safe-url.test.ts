import { describe, expect, test } from 'vitest';
import { isAllowedHost, normalizeHostPattern, parseHttpUrl, unwrapTarget } from './safe-url.ts';

describe('parseHttpUrl', () => {
  test.each([
    ['http://a.example/b', 'http://a.example/b'],
    ['HTTPS://A.Example:443/b?c#d', 'https://a.example/b?c#d'],
    [' http:\\\\a.example\\b ', 'http://a.example/b'],
    ['http://图.example/图', 'http://xn--wcs.example/%E5%9B%BE'],
  ])('%s is %s', (text, href) => {
    const parsed = parseHttpUrl(text);
    expect(parsed.ok && parsed.url.href).toBe(href);
  });

  test.each([
    ['', 'unparsable'],
    ['a.example', 'unparsable'],
    ['//a.example/b', 'unparsable'],
    ['http://', 'unparsable'],
    ['http://999.1.1.1/', 'unparsable'],
    ['ftp://a.example/', 'scheme'],
    ['javascript:alert(1)', 'scheme'],
    ['data:image/png,x', 'scheme'],
    ['http://user@a.example/', 'credentials'],
    ['http://:secret@a.example/', 'credentials'],
    ['https://good.example@evil.example/', 'credentials'],
  ])('%s has the problem "%s"', (text, problem) => {
    expect(parseHttpUrl(text)).toEqual({ ok: false, problem });
  });
});

describe('isAllowedHost', () => {
  const isAllowed = (host: string, ...patterns: string[]) =>
    isAllowedHost(host, new Set(patterns.map(normalizeHostPattern)));

  test.each([
    ['example.com', 'example.com'],
    ['EXAMPLE.com.', 'example.COM'],
    ['a.example.com', '*.example.com'],
    ['a.b.example.com', '*.example.com'],
    ['xn--fiqs8s.example', '中国.example'],
    ['93.184.216.34', '93.184.216.34'],
    ['[2606:2800::1]', '2606:2800:0:0::1'],
    ['[2606:2800::1]', '[2606:2800::1]'],
  ])('%s is covered by %s', (host, pattern) => {
    expect(isAllowed(host, pattern)).toBe(true);
  });

  test.each([
    ['evilexample.com', 'example.com'],
    ['evilexample.com', '*.example.com'],
    ['example.com', '*.example.com'],
    ['a.example.com', 'example.com'],
    ['example.com.evil.example', 'example.com'],
    ['example.co', 'example.com'],
    ['', 'example.com'],
  ])('%s is not covered by %s', (host, pattern) => {
    expect(isAllowed(host, pattern)).toBe(false);
  });
});

describe('normalizeHostPattern', () => {
  test.each([
    '',
    '*',
    '*.',
    '*.com',
    '**.a.example',
    'a.*',
    'http://a.example',
    'a.example/',
    'a.example:80',
    'a b',
    'a@b.example',
    '::1::',
  ])('throws for "%s"', (pattern) => {
    expect(() => normalizeHostPattern(pattern)).toThrow(RangeError);
  });
});

describe('unwrapTarget', () => {
  const inner = 'http://pics.example/2022/a_1024.jpg';

  test.each([
    // As the old archives have them.
    [`https://cors.old.workers.dev/?${inner}`, inner],
    [`https://cors.old.workers.dev?${inner}`, inner],
    [`http://cors.example/proxy/?${inner}`, inner],
    [`https://cors.old.workers.dev/?https://pics.example/a.jpg`, 'https://pics.example/a.jpg'],
    ['https://cors.old.workers.dev/?HTTP://Pics.example/a.jpg', 'http://pics.example/a.jpg'],

    // The inner address's own query and percent signs stay as they were.
    [`https://w.example/?${inner}?x=1&y=a%2520b`, `${inner}?x=1&y=a%2520b`],
    ['https://w.example/?http://pics.example/%E5%9B%BE.png', 'http://pics.example/%E5%9B%BE.png'],

    // Encoded: decoded once.
    ['https://w.example/?http%3A%2F%2Fpics.example%2Fa.jpg', 'http://pics.example/a.jpg'],
    [
      'https://w.example/?http%3a%2f%2fpics.example%2fa%2520b.jpg%3Fx%3D1%26y%3D2',
      'http://pics.example/a%20b.jpg?x=1&y=2',
    ],
    ['https://w.example/?https%3A//pics.example/a.jpg', 'https://pics.example/a.jpg'],

    // Nested, plain and encoded.
    [`https://a.example/?https://b.example/?${inner}`, inner],
    [
      `https://a.example/?https%3A%2F%2Fb.example%2F%3Fhttp%253A%252F%252Fpics.example%252Fa%252520b.jpg`,
      'http://pics.example/a%20b.jpg',
    ],
    [`https://a.example/?https://b.example/?https://c.example/?${inner}`, inner],

    // Other wrappers of the same kind.
    ['https://w.example/?url=http%3A%2F%2Fpics.example%2Fa%2520b.jpg&w=200', 'http://pics.example/a%20b.jpg'],
    [`https://w.example/?url=${inner}`, inner],
    [`https://cors-anywhere.example/${inner}`, inner],
    [`https://cors-anywhere.example/${inner}?x=1`, `${inner}?x=1`],
    ['https://w.example/https%3A%2F%2Fpics.example%2Fa.jpg', 'https://pics.example/a.jpg'],

    // Services with rules of their own.
    ['https://images.weserv.nl/?url=a.example/x.jpg&w=300', 'http://a.example/x.jpg'],
    ['https://images.weserv.nl/?url=ssl:a.example/x.jpg', 'https://a.example/x.jpg'],
    ['https://i0.wp.com/a.example/x.jpg?w=600', 'http://a.example/x.jpg'],
    ['https://i3.wp.com/a.example/%E5%9B%BE.jpg?ssl=1', 'https://a.example/%E5%9B%BE.jpg'],
    [
      'https://gimg2.baidu.com/image_search/src=http%3A%2F%2Fa.example%2Fx.jpg&refer=http%3A%2F%2Fa.example',
      'http://a.example/x.jpg',
    ],
    [
      'https://external-content.duckduckgo.com/iu/?u=https%3A%2F%2Fa.example%2Fx.jpg%3Fy&f=1',
      'https://a.example/x.jpg?y',
    ],

    // Whoever is inside, it comes out: checking comes later.
    ['https://w.example/?http://127.0.0.1/a.jpg', 'http://127.0.0.1/a.jpg'],
  ])('takes %s off to %s', (wrapped, expected) => {
    expect(unwrapTarget(wrapped)).toBe(expected);
  });

  test.each([
    inner,
    `${inner}?from=http://other.example/`,
    'https://pics.example/?v=2',
    'https://images.weserv.nl/?url=javascript:alert(1)',
    'https://images.weserv.nl/?url=user@a.example/x.jpg',
    'https://i0.wp.com/latest.jpg',
    'https://i9.wp.com/a.example/x.jpg',
    'https://gimg2.baidu.com/image_search/src=file%3A%2F%2F%2Fetc',
    'https://external-content.duckduckgo.com/iu/?u=data:,x',
    'https://pics.example/share?url=http://other.example/',
    'https://web.archive.org/web/2020im_/http://pics.example/a.jpg',
    'https://pics.example/?file:///etc/passwd',
    'https://pics.example/?javascript:alert(1)',
    'https://pics.example/?//other.example/a.jpg',
    'https://pics.example/?http://',
    'https://pics.example/?http%3A%2F%2Fother.example%2F%ZZ',
    'https://pics.example/?httpx://other.example/',
    'data:text/html,?http://other.example/',
    'javascript:alert("?http://other.example/")',
    '/relative?http://other.example/',
    'not an address',
    '',
  ])('leaves %s as it is', (url) => {
    expect(unwrapTarget(url)).toBe(url);
  });

  test('gives up on nesting without end, quickly', () => {
    const nested = `${'https://w.example/?'.repeat(5000)}${inner}`;
    expect(unwrapTarget(nested)).toBe(nested.slice(10 * 'https://w.example/?'.length));
  });
});
