import { describe, expect, it } from 'vitest';
import { sampleRow } from '#reader/testing/sample-row.ts';
import { isIn } from './category-path.ts';
import type { NearCopy } from './row.ts';
import { compareLeaders, isOfStory, rowIn } from './stories.ts';

const copy = (id: string, date: number | null, category: string, author = 'Ann'): NearCopy => ({
  id,
  date,
  categories: [[category]],
  author,
});
const row = sampleRow({
  ...copy('a', 10, 'News'),
  title: 'The story',
  summary: 'What it says',
  others: [
    copy('u', null, 'Music'),
    copy('c', 30, 'Music', 'Bob'),
    copy('b', 20, 'Music'),
    copy('d', 40, 'Art'),
  ],
});
const inCategory = (name: string) => (article: NearCopy) => isIn(article, [name]);

describe('rowIn', () => {
  it('is the row where the view holds its leader', () => {
    expect(rowIn(row, inCategory('News'))).toBe(row);
  });

  it('is led by the earliest article that the view holds, which keeps what the row says', () => {
    const shown = rowIn(row, inCategory('Music'));
    expect(shown).toMatchObject({ ...copy('b', 20, 'Music'), title: 'The story', summary: 'What it says' });
    expect(shown?.others.map(({ id }) => id)).toEqual(['a', 'u', 'c', 'd']);
    expect(shown?.others[0]).toEqual(copy('a', 10, 'News'));
  });

  it('goes by the author in the same way', () => {
    expect(rowIn(row, ({ author }) => author === 'Bob')?.id).toBe('c');
  });

  it('wants one article that fits, not several that fit together', () => {
    expect(rowIn(row, (article) => isIn(article, ['Art']) && article.author === 'Bob')).toBeNull();
  });

  it('is nothing where the view holds no article of the story', () => {
    expect(rowIn(row, inCategory('Sport'))).toBeNull();
    expect(rowIn(sampleRow({ categories: [['News']] }), inCategory('Sport'))).toBeNull();
  });
});

describe('compareLeaders', () => {
  it('puts the earliest first, the undated last, and equal dates by id', () => {
    const sorted = [
      copy('v', null, 'x'),
      copy('u', null, 'x'),
      copy('z', 1, 'x'),
      copy('y', 1, 'x'),
      copy('a', 2, 'x'),
    ];
    expect(sorted.sort(compareLeaders).map(({ id }) => id)).toEqual(['y', 'z', 'a', 'u', 'v']);
  });
});

describe('isOfStory', () => {
  it('knows the leader and the others', () => {
    expect(['a', 'u', 'x'].map((id) => isOfStory(row, id))).toEqual([true, true, false]);
  });
});
