import { parseAtomFeed, parseJsonFeed, parseOpml, parseRssFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import type { Article } from '#contract/article.ts';
import { atom } from './atom.ts';
import { type Feed, feedItem } from './feed.ts';
import { jsonFeed } from './json-feed.ts';
import { opml } from './opml.ts';
import { rss } from './rss.ts';

const address = 'https://reader.example.com/';
const url = `${address}a/3k9v0c7m2p5x`;
const html = '<p>1 &lt; 2 &amp;&amp; ]]&gt; 😀</p>';
const article: Article = {
  ...{ kind: 'article', id: '3k9v0c7m2p5x', date: 1_646_380_800, author: 'A & B', lang: 'zh-Hans' },
  ...{ title: 'x ]]> &amp;<b> 😀', categories: [['新媒体', '某报']], dir: 'ltr', cover: null },
  ...{ link: 'https://example.com/o?a=1&b=2', summary: '1 < 2', minutes: 2, has: ['image'], others: [] },
  html: [html, '<p><img src="https://i.example/a.jpg?w=1&amp;h=2" alt=""></p>'],
};
const feed: Feed = {
  ...{ title: '书 & 案', home: address, self: `${address}feeds/all/x`, icon: `${address}seal.svg` },
  ...{ description: null, language: null },
  hub: 'https://hub.example/?a=1&b=2',
  items: [
    feedItem(article, {
      title: '',
      address,
      imageProxy: null,
      base: '/',
      description: null,
      language: null,
      feeds: null,
    }),
  ],
};
const picture = 'https://i.example/a.jpg?w=1&h=2';
const hub = { rel: 'hub', href: feed.hub };

describe('a feed parser', () => {
  it('reads the RSS', () => {
    const read = parseRssFeed(rss(feed));
    expect(read).toMatchObject({ title: '书 & 案', link: address });
    expect(read.atom?.links).toContainEqual(hub);
    const item = read.items?.[0];
    expect(item).toMatchObject({ title: article.title, link: url, guid: { value: url, isPermaLink: true } });
    expect(new Date(item?.pubDate ?? '').getTime()).toBe(1_646_380_800_000);
    expect(item?.content?.encoded).toContain(html);
    expect(item?.dc?.creators).toEqual(['A & B']);
    expect(item?.dc?.languages).toEqual(['zh-Hans']);
    expect(item?.media?.contents).toEqual([{ url: picture, medium: 'image' }]);
  });

  it('reads the Atom', () => {
    const read = parseAtomFeed(atom(feed));
    expect(read.links).toContainEqual(hub);
    const entry = read.entries?.[0];
    expect(entry?.id).toBe(url);
    expect(entry?.links).toContainEqual({ rel: 'enclosure', href: picture });
    expect(entry?.links).toContainEqual({ rel: 'via', href: article.link });
    expect(new Date(entry?.updated ?? '').getTime()).toBe(1_646_380_800_000);
    expect(JSON.stringify(entry)).toContain(JSON.stringify(article.title));
  });

  it('reads the JSON Feed', () => {
    const read = parseJsonFeed(jsonFeed(feed));
    expect(read.hubs).toEqual([{ type: 'WebSub', url: feed.hub }]);
    const item = read.items?.[0];
    expect(item).toMatchObject({ id: url, url, title: article.title, image: picture, language: 'zh-Hans' });
    expect(item?.content_html).toContain(html);
  });

  it('reads the OPML', () => {
    const source = { title: '某 "报"', feed: `${address}feeds/a/rss.xml`, page: address, children: [] };
    const read = parseOpml(opml('书', [{ ...source, title: '新媒体', children: [source] }]));
    expect(read.body?.outlines?.[0]).toMatchObject({ type: 'rss', text: '新媒体', xmlUrl: source.feed });
    expect(read.body?.outlines?.[0]?.outlines?.[0]?.text).toBe(source.title);
  });
});
