import { describe, expect, test } from 'vitest';
import { createRefererOf } from './referers.ts';

describe('createRefererOf', () => {
  const refererOf = createRefererOf({
    'i.example': 'https://www.example/',
    '*.sub.example': 'http://sub.example/page?a=1#here',
  });

  test.each([
    ['https://i.example/a.png', 'https://www.example/'],
    ['http://I.EXAMPLE./a.png', 'https://www.example/'],
    ['https://a.sub.example/a.png', 'http://sub.example/page?a=1'],
    ['https://sub.example/a.png', undefined],
    ['https://evil-i.example/a.png', undefined],
  ])('%s gets %s', (url, referer) => {
    expect(refererOf(new URL(url))).toBe(referer);
  });

  test.each([
    ['*', 'https://a.example/'],
    ['a.example', 'ftp://a.example/'],
    ['a.example', 'https://user:pass@a.example/'],
    ['a.example', 'a.example'],
  ])('refuses the rule %s: %s', (pattern, referer) => {
    expect(() => createRefererOf({ [pattern]: referer })).toThrow(RangeError);
  });
});
