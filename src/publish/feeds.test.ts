// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { Article } from '#contract/article.ts';
import { atom } from './atom.ts';
import { type Feed, feedItem } from './feed.ts';
import { jsonFeed } from './json-feed.ts';
import { opml } from './opml.ts';
import { rss } from './rss.ts';

const address = 'https://reader.example.com/sub/';
const site = {
  title: '书案',
  address,
  imageProxy: null,
  description: null,
  language: null,
  feeds: null,
  base: '/sub/',
};
const plain: Article = {
  ...{
    kind: 'article',
    id: '3k9v0c7m2p5x',
    title: '三月的雨',
    date: 1_646_380_800,
    author: '作者',
    lang: 'zh-Hans',
  },
  ...{ categories: [['新媒体', '某报']], dir: 'ltr', link: 'https://example.com/o?a=1&b=2', cover: null },
  ...{ summary: '雨下了<b>一个月</b>。', minutes: 2, has: [], others: [] },
  html: ['<p>雨 &amp; 风。</p><p><img src="archive/media/3/3k9v.webp" alt="" data-mirror="x.webp"></p>'],
};
/** Letters with what no XML document may hold between them. */
const forbidden = 'a\0b\u0008c\uFFFEd\uD800e\uDC00f';
const hostileTexts = [
  ']]>',
  '&amp;<b>&lt;</b>',
  '"><script>alert(1)</script>',
  forbidden,
  '😀 \u202Eright to left\u202C',
  '长'.repeat(10_000),
  '',
  ' \n\t ',
];

const feedOf = (articles: readonly Article[], change: Partial<Feed> = {}): Feed => ({
  title: '书案',
  ...{ description: null, language: null },
  home: address,
  self: `${address}feeds/all/x`,
  icon: `${address}seal.svg`,
  hub: null,
  items: articles.map((article) => feedItem(article, site)),
  ...change,
});

/** Reads XML as strictly as a browser does. */
function readXml(text: string): Document {
  const document = new DOMParser().parseFromString(text, 'text/xml');
  expect(document.querySelector('parsererror')?.textContent).toBeUndefined();
  return document;
}

const textOf = (parent: Element | Document, name: string): string | undefined =>
  parent.getElementsByTagName(name)[0]?.textContent ?? undefined;

describe('the text of an item', () => {
  const htmlOf = (html: string): string | undefined => feedItem({ ...plain, html: [html] }, site).html;

  it('has whole addresses', () => {
    expect(htmlOf('<video src="archive/media/a/b.mp4" poster="archive/media/a/b.webp"></video>')).toBe(
      `<video src="${address}archive/media/a/b.mp4" poster="${address}archive/media/a/b.webp"></video>`,
    );
    expect(htmlOf('<p><a href="#user-content-1">1</a></p>')).toBe(
      `<p><a href="${address}a/3k9v0c7m2p5x#user-content-1">1</a></p>`,
    );
    expect(htmlOf('<img src="https://i.example/a.jpg">')).toBe('<img src="https://i.example/a.jpg">');
  });

  it('keeps samples of HTML as they are', () => {
    const sample = '<pre><code>&lt;img src="a.png" data-mirror="b" href="#c"&gt;</code></pre>';
    expect(htmlOf(sample)).toBe(sample);
  });

  it('has links for embeds, without the marks of our reader', () => {
    const link = '<a href="https://v.example/1">v.example</a>';
    expect(htmlOf(`<figure data-embed="https://v.example/1" data-width="6">${link}</figure>`)).toBe(
      `<figure>${link}</figure>`,
    );
  });
});

describe('RSS 2.0', () => {
  it('has what the specification asks of a channel and an item', () => {
    const document = readXml(rss(feedOf([plain], { hub: 'https://hub.example/' })));
    const channel = document.querySelector('rss[version="2.0"] > channel') as Element;
    for (const name of ['title', 'link', 'description']) expect(textOf(channel, name), name).toBeTruthy();
    const links = [...channel.getElementsByTagName('atom:link')].map((link) => link.getAttribute('rel'));
    expect(links).toEqual(['self', 'hub']);
    const item = channel.querySelector('item') as Element;
    expect(textOf(item, 'title')).toBe('三月的雨');
    expect(textOf(item, 'link')).toBe(`${address}a/3k9v0c7m2p5x`);
    expect(textOf(item, 'guid')).toBe(`${address}a/3k9v0c7m2p5x`);
    expect(textOf(item, 'pubDate')).toBe('Fri, 04 Mar 2022 08:00:00 GMT');
    expect(textOf(item, 'dc:creator')).toBe('作者');
    // HTML in XML: a reader that takes it for HTML shows the text as it is.
    expect(textOf(item, 'description')).toBe('雨下了&lt;b&gt;一个月&lt;/b&gt;。');
    expect(textOf(item, 'content:encoded')).toBe(
      `<p>雨 &amp; 风。</p><p><img src="${address}archive/media/3/3k9v.webp" alt=""></p>`,
    );
    expect(textOf(channel, 'lastBuildDate')).toBe('Fri, 04 Mar 2022 08:00:00 GMT');
  });

  it('has no date where nobody knows one', () => {
    const text = rss(feedOf([{ ...plain, date: null }]));
    expect(text).not.toContain('pubDate');
    expect(text).not.toContain('1970');
  });
});

describe('Atom 1.0', () => {
  it('has what the specification asks of a feed and an entry', () => {
    const document = readXml(atom(feedOf([plain])));
    const feed = document.documentElement;
    expect(feed.namespaceURI).toBe('http://www.w3.org/2005/Atom');
    for (const parent of [feed, document.querySelector('entry') as Element])
      for (const name of ['id', 'title', 'updated']) expect(textOf(parent, name), name).toBeTruthy();
    const entry = document.querySelector('entry') as Element;
    expect(textOf(entry, 'id')).toBe(`${address}a/3k9v0c7m2p5x`);
    expect(textOf(entry, 'published')).toBe('2022-03-04T08:00:00Z');
    expect(entry.querySelector('link[rel="via"]')?.getAttribute('href')).toBe(
      'https://example.com/o?a=1&b=2',
    );
    expect(entry.querySelector('content')?.getAttribute('type')).toBe('html');
    expect(textOf(entry, 'summary')).toBe('雨下了<b>一个月</b>。');
    expect(feed.querySelector(':scope > author > name')?.textContent).toBe('书案');
  });

  it('has a time where nobody knows one, because it must', () => {
    const entry = readXml(atom(feedOf([{ ...plain, date: null }]))).querySelector('entry') as Element;
    expect(textOf(entry, 'updated')).toBe('1970-01-01T00:00:00Z');
    expect(entry.querySelector('published')).toBeNull();
  });
});

describe('JSON Feed 1.1', () => {
  it('has what the specification asks', () => {
    const feed = JSON.parse(
      jsonFeed(feedOf([plain, { ...plain, id: 'b', date: null, author: null, lang: 'und' }])),
    );
    expect(feed).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      title: '书案',
      home_page_url: address,
    });
    expect(feed.items[0]).toMatchObject({
      id: `${address}a/3k9v0c7m2p5x`,
      external_url: 'https://example.com/o?a=1&b=2',
      date_published: '2022-03-04T08:00:00Z',
      authors: [{ name: '作者' }],
      tags: ['新媒体', '某报'],
      language: 'zh-Hans',
    });
    for (const key of ['date_published', 'authors', 'language'])
      expect(feed.items[1]).not.toHaveProperty(key);
  });
});

describe('hostile texts', () => {
  it.each(hostileTexts)('%j stays text in every form', (text) => {
    const article = {
      ...plain,
      title: text,
      author: text || null,
      summary: text,
      categories: [[text]],
      html: [`<p>x</p>`],
    };
    const feed = feedOf([article], { title: text });
    const shown = text.replace(forbidden, forbidden.replaceAll(/[^a-z]/gu, '\uFFFD'));
    expect(textOf(readXml(rss(feed)).querySelector('item') as Element, 'title')).toBe(shown);
    expect(textOf(readXml(atom(feed)).querySelector('entry') as Element, 'title')).toBe(shown);
    expect(JSON.parse(jsonFeed(feed)).items[0].title).toBe(text.replaceAll(/[\uD800-\uDFFF]/gu, '\uFFFD'));
    const outline = { title: text, feed: `${address}?a=1&b="2"`, page: address, children: [] };
    const read = readXml(opml(text, [{ ...outline, children: [outline] }])).querySelectorAll('outline');
    expect([...read].map((each) => each.getAttribute('xmlUrl'))).toEqual([outline.feed, outline.feed]);
  });
});
