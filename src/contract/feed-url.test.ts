import { expect, it } from 'vitest';
import { feedPath, viewFeedKind, viewFeedPath } from './feed-url.ts';
import { everything } from './view.ts';

it('names feeds for ever', () => {
  expect(feedPath([], 'rss')).toBe('feeds/all/rss.xml');
  expect(feedPath(['新媒体'], 'atom')).toBe(feedPath(['新媒体'], 'atom'));
  expect(feedPath(['新媒体', 'ZAKER'], 'json')).toMatch(/^feeds\/[0-9a-f]{16}\/feed\.json$/);
});

it('tells categories apart, whatever is in their names', () => {
  const paths = [['a', 'b'], ['a/b'], ['a%2Fb'], ['ab'], ['a'], ['b'], ['新'], ['媒']];
  expect(new Set(paths.map((path) => feedPath(path, 'rss'))).size).toBe(paths.length);
});

it('gives any view a feed of the same query', () => {
  const path = viewFeedPath({ ...everything, categories: [['编程', 'A/B']], order: 'oldest' }, 'atom');
  expect(path).toMatch(/^feed\.atom\?category=[^&]*&order=oldest$/);
  expect(viewFeedKind('feed.atom')).toBe('atom');
  expect(viewFeedKind('feed.atom/')).toBe(null);
});
