import { describe, expect, it } from 'vitest';
import { encodeArticleId, encodeBase32, forgiveArticleId, isArticleId, permalinkKey } from './article-id.ts';

describe('encodeArticleId', () => {
  it('encodes the first 60 bits, five to a character', () => {
    expect(encodeArticleId(new Uint8Array(32))).toBe('000000000000');
    expect(encodeArticleId(new Uint8Array(32).fill(255))).toBe('zzzzzzzzzzzz');
    expect(encodeBase32(new Uint8Array([0b00001_000, 0b10_00011_0, 0b0100_0010, 0b1_0000000]), 5)).toBe(
      '12345',
    );
  });
});

describe('isArticleId', () => {
  it.each(['a', '3k9v0000zzzz', 'post-1', 'Hello_World', 'x'.repeat(64)])('accepts %s', (id) => {
    expect(isArticleId(id)).toBe(true);
  });
  it.each(['', '-a', '../x', 'a/b', 'a b', 'a.b', '文', 'a%20', 'x'.repeat(65)])('refuses "%s"', (id) => {
    expect(isArticleId(id)).toBe(false);
  });
});

describe('forgiveArticleId', () => {
  it('undoes what reading aloud and typing again does', () => {
    expect(forgiveArticleId('3K9V-OIL0')).toBe('3k9v0110');
  });
});

describe('permalinkKey', () => {
  it.each([
    ['hello-world', 'hello-world'],
    ['/2021/03/hello/', '2021/03/hello'],
    ['/2021/03/hello/index.html', '2021/03/hello'],
    ['posts/3e5.html', 'posts/3e5'],
    ['/2021/%E4%BD%A0%E5%A5%BD/?from=rss#top', '2021/你好'],
    ['/100%/', '100%'],
    ['/index.html', ''],
    ['/', ''],
  ])('takes of %s what names the article', (path, key) => {
    expect(permalinkKey(path)).toBe(key);
  });
});
