import { describe, expect, it } from 'vitest';
import { readCovers, readLink } from './addresses.ts';
import { readAuthor } from './author.ts';
import { readFields } from './fields.ts';
import { readLanguage } from './language-tag.ts';

const values = (text: string) => readFields(text, 'yaml').values;

describe('readLink', () => {
  it('takes the first key that holds a web address', () => {
    expect(readLink(values('url: /a\nref: https://b.example/'))).toBe('https://b.example/');
    expect(readLink(values('link: https://a.example/\nurl: https://b.example/'))).toBe('https://a.example/');
    expect(readLink(values('title: a'))).toBeNull();
  });

  it('decodes entities once', () => {
    expect(readLink(values('link: https://a.example/?b=1&amp;c=2'))).toBe('https://a.example/?b=1&c=2');
  });

  const refused = [
    'javascript:alert(1)',
    'ftp://a.example/',
    '//a.example/',
    'https://',
    'https://a@b.example/',
  ];
  it.each(refused)('refuses %s', (address) => {
    expect(readLink(new Map([['link', address]]))).toBeNull();
  });
});

describe('readCovers', () => {
  it('lists pictures best first, each once', () => {
    const text = 'thumbnail: a.png\nheadimg: b.png\ncover: a.png\nphotos:\n - c.png\n - url: d.png';
    expect(readCovers(values(text))).toEqual(['b.png', 'a.png', 'c.png', 'd.png']);
  });

  it('takes no setting for a picture', () => {
    expect(readCovers(values("cover: false\nbanner: true\nimage: null\nthumbnail: ''\nheadimg:"))).toEqual(
      [],
    );
  });

  it('leaves out pictures within addresses', () => {
    expect(readCovers(new Map([['cover', `data:image/png;base64,${'A'.repeat(10_000)}`]]))).toEqual([]);
  });
});

describe('readAuthor', () => {
  const cases: [written: string, author: string | null][] = [
    ['author: 晨报 - 快讯', '晨报 - 快讯'],
    ['author: 42', '42'],
    ['author: A&amp;B', 'A&B'],
    ['author: @甲', '@甲'],
    ['author: [A, B, A]', 'A, B'],
    ['author: { name: A, url: b }', 'A'],
    ['author:\n - name: A\n - B', 'A, B'],
    ['author:', null],
    ['author: undefined', null],
    ['title: a', null],
  ];
  it.each(cases)('reads %j', (written, author) => {
    expect(readAuthor(values(written).get('author'))).toBe(author);
  });
});

describe('readLanguage', () => {
  const cases: [written: string, tag: string | null][] = [
    ['zh_cn', 'zh-CN'],
    ['zh-hans', 'zh-Hans'],
    ['EN', 'en'],
    ['中文', null],
    ['chinese', null],
    ['en-', null],
    ['', null],
  ];
  it.each(cases)('reads %j', (written, tag) => {
    expect(readLanguage(written)).toBe(tag);
  });

  it('takes the first of several', () => {
    expect(readLanguage(['en', 'zh'])).toBe('en');
  });
});
