import { describe, expect, it } from 'vitest';
import { sampleArticle } from '#ingest/testing/sample-row.ts';
import { openCopies } from './copies.ts';

const article = sampleArticle({
  id: 'first',
  title: 't',
  html: ['<p>a</p>'],
  categories: [['新闻', '晨报']],
});

describe('openCopies', () => {
  it('leads copies to the first of their kind, which stands in all their places', () => {
    const copies = openCopies();
    expect(copies.originalOf(article, 'a.md')).toBeNull();
    const first = { id: 'first', file: 'a.md' };
    const second = { ...article, id: 'second', categories: [['编程']] };
    expect(copies.originalOf(second, 'b.md')).toEqual(first);
    const third = { ...article, id: 'third', categories: [['编程'], ['新闻', '晨报']] };
    expect(copies.originalOf(third, 'c.md')).toEqual(first);
    expect(copies.placesOf(article)).toEqual([['新闻', '晨报'], ['编程']]);
  });

  it.each([
    ['title', { title: 'other' }],
    ['date', { date: 1 }],
    ['author', { author: 'another' }],
    ['link', { link: 'https://other.example/' }],
    ['text', { html: ['<p>b</p>'] }],
  ])('takes articles of another %s for others', (_, difference) => {
    const copies = openCopies();
    copies.originalOf(article, 'a.md');
    expect(copies.originalOf({ ...article, id: 'second', ...difference }, 'b.md')).toBeNull();
    expect(copies.placesOf(article)).toEqual(article.categories);
  });

  it('takes no two articles for one when they are only a picture each', () => {
    const copies = openCopies();
    const picture = (name: string) => ({
      ...article,
      id: name,
      html: [],
      cover: { src: `https://i.example/${name}` },
    });
    expect(copies.originalOf(picture('a.jpg'), 'a.md')).toBeNull();
    expect(copies.originalOf(picture('b.jpg'), 'b.md')).toBeNull();
    expect(copies.originalOf({ ...picture('a.jpg'), id: 'again' }, 'c.md')).toMatchObject({ id: 'a.jpg' });
  });

  it('names a place once, also when the post does not', () => {
    expect(openCopies().placesOf({ id: 'a', categories: [['x'], ['x'], ['x', 'y']] })).toEqual([
      ['x'],
      ['x', 'y'],
    ]);
    expect(openCopies().placesOf({ id: 'a', categories: [] })).toEqual([]);
  });
});
