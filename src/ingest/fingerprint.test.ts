import { describe, expect, it } from 'vitest';
import { fingerprintOf, shortHash } from './fingerprint.ts';
import { sampleArticle } from './testing/sample-row.ts';

const article = sampleArticle({ id: 'first', title: 't', html: ['<p>a</p>'] });
const picture = (name: string) => ({ html: [], cover: { src: `https://i.example/${name}` } });

describe('fingerprintOf', () => {
  it.each([
    ['id', { id: 'second' }],
    ['categories', { categories: [['编程'], ['新闻', '晨报']] }],
    ['language', { lang: 'zh' }],
    ['cover, beside the same text', { cover: { src: 'https://i.example/a.jpg' } }],
    ['near copies', { others: [{ id: 'x', title: 't', date: 1, categories: [], author: null }] }],
  ])('is the same for another %s', (_, difference) => {
    expect(fingerprintOf({ ...article, ...difference })).toBe(fingerprintOf(article));
  });

  it.each([
    ['title', { title: 'other' }],
    ['date', { date: 1 }],
    ['date that is none', { date: null }],
    ['author', { author: 'another' }],
    ['link', { link: 'https://other.example/' }],
    ['text', { html: ['<p>b</p>'] }],
    ['text in other pieces', { html: ['<p>a', '</p>'] }],
    ['text that is none', { html: [] }],
    ['picture, without a text', picture('a.jpg')],
  ])('is another one for another %s', (_, difference) => {
    expect(fingerprintOf({ ...article, ...difference })).not.toBe(fingerprintOf(article));
  });

  it('tells articles that are only a picture by that', () => {
    const of = (name: string): string => fingerprintOf({ ...article, ...picture(name) });
    expect(of('a.jpg')).toBe(of('a.jpg'));
    expect(of('a.jpg')).not.toBe(of('b.jpg'));
  });
});

describe('shortHash', () => {
  it('is the first 64 bits of the SHA-256', () => {
    expect(shortHash('')).toBe('e3b0c44298fc1c14');
    expect(shortHash('文')).toBe(shortHash(Buffer.from('文')));
  });
});
