import { describe, expect, it } from 'vitest';
import type { Place } from '#contract/places.ts';
import { usualFeeds } from '#contract/site.ts';
import { everything, type View } from '#contract/view.ts';
import { feedsOfView, siteViewWithFeed } from './feeds-of-view.ts';

const place = (path: readonly string[], children: readonly Place[] = []): Place => ({
  ...{ path, count: 3, children },
  index: '',
});
const places = [place(['a'], [place(['a', 'x'], [place(['a', 'x', 'deep'])])]), place(['b'])];
const feeds = (change: Partial<View>) => feedsOfView({ ...everything, ...change }, places);

describe('feedsOfView', () => {
  it.each<[string, Partial<View>, string[][]]>([
    ['everything', {}, [[]]],
    ['everything, the oldest first', { order: 'oldest' }, [[]]],
    ['a category', { categories: [['a']] }, [['a']]],
    ['a source', { categories: [['a', 'x']] }, [['a', 'x']]],
  ])('is exact for %s', (_, change, categories) => {
    expect(feeds(change)).toEqual({ isExact: true, categories });
  });

  it.each<[string, Partial<View>, string[][]]>([
    ['what is below a source', { categories: [['a', 'x', 'deep']] }, [['a', 'x']]],
    ['a category that is gone', { categories: [['c']] }, [[]]],
    ['words', { words: 'w', categories: [['a']] }, [['a']]],
    ['an author', { author: 'Ann' }, [[]]],
    ['days', { from: '2020' }, [[]]],
    ['marks', { is: 'starred', categories: [['b']] }, [['b']]],
    ['several categories', { categories: [['a'], ['b']] }, [['a'], ['b']]],
    ['several, one of them without a feed', { categories: [['a'], ['c']] }, [[]]],
  ])('names the nearest for %s', (_, change, categories) => {
    expect(feeds(change)).toEqual({ isExact: false, categories });
  });
});

describe('siteViewWithFeed', () => {
  const published = { address: 'https://a.example/', feeds: usualFeeds };
  const views = [{ name: '甲', query: '?category=a&category=b&words=w' }];
  const categories = [['b'], ['a']];

  it('finds the view with the same articles, in whatever order', () => {
    const same = { ...everything, categories, words: 'w', order: 'oldest' } as const;
    expect(siteViewWithFeed(same, { ...published, views })).toBe(views[0]);
  });

  it.each<[string, Partial<View>]>([
    ['fewer', { categories, words: 'w', author: 'Ann' }],
    ['more', { categories }],
    ['marked ones', { categories, words: 'w', is: 'starred' }],
  ])('finds none for %s', (_, change) => {
    expect(siteViewWithFeed({ ...everything, ...change }, { ...published, views })).toBeNull();
  });

  it('finds none where the site has no feeds', () => {
    const view = { ...everything, categories, words: 'w' };
    expect(siteViewWithFeed(view, { ...published, feeds: null, views })).toBeNull();
    expect(siteViewWithFeed(view, { ...published, address: null, views })).toBeNull();
  });
});
