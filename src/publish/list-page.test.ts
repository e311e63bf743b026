// @vitest-environment jsdom
import { expect, it } from 'vitest';
import type { Row } from '#contract/row.ts';
import { type ListPage, listPage } from './list-page.ts';
import type { PublishedSite } from './published-site.ts';

const shell = `<!doctype html>
<html lang="en">
  <head>
    <title>书案</title>
    <link rel="alternate" type="application/rss+xml" title="书案" href="/sub/feeds/all/rss.xml">
  </head>
  <body>
    <div id="lectern"><div class="desk-to-come"></div></div>
    <noscript>
      <p>Lectern needs JavaScript.</p>
    </noscript>
  </body>
</html>`;

const row: Row = {
  id: '3k9v0c7m2p5x',
  title: '三月的雨',
  date: 1_646_380_800,
  categories: [['新媒体', '某报']],
  author: '作者',
  summary: '雨下了一个月。',
  image: { src: 'http://img.example.com/a.png', width: 800, height: 600 },
  lang: 'zh-Hans',
  minutes: 2,
  has: ['image'],
  others: [],
};

const list: ListPage = {
  category: [],
  count: 1234,
  rows: [row, { ...row, id: '4k9v0c7m2p5x', title: '旧文', date: 1_600_000_000, image: null }],
  places: [{ path: ['新媒体'], count: 12, children: [], index: '' }],
  hasFeed: true,
  hasPage: () => true,
};

const site: PublishedSite = {
  title: '书案',
  address: 'https://reader.example.com/sub/',
  imageProxy: null,
  description: null,
  language: null,
  feeds: null,
  base: '/sub/',
};

const pageOf = (change: Partial<ListPage> = {}, settings: Partial<PublishedSite> = {}): Document =>
  new DOMParser().parseFromString(
    listPage(shell, { ...list, ...change }, { ...site, ...settings }),
    'text/html',
  );

const metaOf = (page: Document, name: string): string | null | undefined =>
  page.querySelector(`meta[name="${name}"], meta[property="${name}"]`)?.getAttribute('content');

const textsOf = (page: Document, selector: string): (string | null)[] =>
  Array.from(page.querySelectorAll(selector), ({ textContent }) => textContent);

it('has the first rows, in their language, with links to their articles', () => {
  const page = pageOf();
  expect(page.documentElement.lang).toBe('zh-Hans');
  expect(page.querySelector('h1')?.textContent).toBe('全部文章');
  expect(textsOf(page, '.desk_count')).toEqual(['1,234 篇']);
  expect(textsOf(page, '.row_title')).toEqual(['三月的雨', '旧文']);
  expect(textsOf(page, 'time')).toEqual(['3月4日', '2020年9月13日']);
  expect(page.querySelector('.row_link')?.getAttribute('href')).toBe('/sub/a/3k9v0c7m2p5x');
  expect(textsOf(page, '.row_source')).toEqual(['某报', '某报']);
});

it('says what chats and search engines ask for', () => {
  const page = pageOf();
  expect(page.title).toBe('书案');
  expect(metaOf(page, 'description')).toBe('1,234 篇 · 三月的雨 · 旧文');
  expect(page.querySelector('link[rel="canonical"]')?.getAttribute('href')).toBe(
    'https://reader.example.com/sub/',
  );
  expect(metaOf(page, 'og:title')).toBe('书案');
  expect(metaOf(page, 'og:url')).toBe('https://reader.example.com/sub/');
  expect(metaOf(page, 'og:image')).toBe('http://img.example.com/a.png');
  expect(metaOf(page, 'twitter:card')).toBe('summary_large_image');
  expect(
    JSON.parse(page.querySelector('script[type="application/ld+json"]')?.textContent ?? ''),
  ).toMatchObject({
    '@type': 'WebSite',
    url: 'https://reader.example.com/sub/',
  });
});

it('names a category, its feeds first, its view, and its own address', () => {
  const page = pageOf({ category: ['新媒体', '某报'] });
  expect(page.title).toBe('新媒体 / 某报 · 书案');
  expect(metaOf(page, 'lectern-view')).toBe('?category=%E6%96%B0%E5%AA%92%E4%BD%93%2F%E6%9F%90%E6%8A%A5');
  expect(page.querySelector('link[rel="canonical"]')?.getAttribute('href')).toMatch(
    /\/sub\/c\/[0-9a-f]{16}\/$/,
  );
  const feeds = Array.from(page.querySelectorAll('link[rel="alternate"]'), (link) =>
    link.getAttribute('href'),
  );
  expect(feeds).toHaveLength(4);
  expect(feeds[0]).toMatch(/^\/sub\/feeds\/[0-9a-f]{16}\/rss.xml$/);
});

it('leads to pages of categories where there are some, and to their lists', () => {
  expect(pageOf().querySelector('.places-tree_link')?.getAttribute('href')).toMatch(
    /^\/sub\/c\/[0-9a-f]{16}\/$/,
  );
  const without = pageOf({ hasPage: () => false });
  expect(without.querySelector('.places-tree_link')?.getAttribute('href')).toBe(
    '/sub/?category=%E6%96%B0%E5%AA%92%E4%BD%93',
  );
});

it('keeps the room of pictures, which come from where they are without script', () => {
  const page = pageOf();
  expect(page.querySelectorAll('.row_row[data-pictured] > svg')).toHaveLength(1);
  expect(page.querySelector('.row_row noscript')?.innerHTML).toContain('src="http://img.example.com/a.png"');
  const own = pageOf({ rows: [{ ...row, image: { src: 'media/b.png' } }] });
  expect(own.querySelector('.row_row noscript')?.innerHTML).toContain('src="/sub/media/b.png"');
});

it('has no address of its own on a site that does not know it', () => {
  const page = pageOf({}, { address: null });
  expect(page.querySelector('link[rel="canonical"]')).toBeNull();
  expect(metaOf(page, 'og:url')).toBeUndefined();
});

it('lets no text become markup', () => {
  const hostile = '"><img src=x onerror=alert(1)></script><!--$&';
  const page = pageOf({
    category: [hostile],
    rows: [
      {
        ...row,
        title: hostile,
        summary: hostile,
        categories: [[hostile, hostile]],
        lang: hostile,
        image: null,
      },
    ],
    places: [{ path: [hostile], count: 1, children: [], index: '' }],
  });
  expect(page.querySelectorAll('img, [onerror]')).toHaveLength(0);
  expect(textsOf(page, '.row_title')).toEqual([hostile]);
  expect(textsOf(page, '.places-tree_name')).toEqual([hostile]);
  expect(page.title).toContain(hostile);
});

it('says what the site says of itself on its first page, once, and in its language', () => {
  const said = { ...site, description: '一盏灯', language: 'zh-Hant' };
  const own = shell.replace('</title>', '</title>\n    <meta name="description" content="一盏灯">');
  const home = new DOMParser().parseFromString(listPage(own, list, said), 'text/html');
  const described = (page: Document): (string | null)[] =>
    [...page.querySelectorAll('meta[name="description"], meta[property="og:description"]')].map((meta) =>
      meta.getAttribute('content'),
    );
  expect(described(home)).toEqual(['一盏灯', '一盏灯']);
  expect(home.documentElement.lang).toBe('zh-Hant');
  const category = listPage(own, { ...list, category: ['新媒体'] }, said);
  expect(described(new DOMParser().parseFromString(category, 'text/html'))).not.toContain('一盏灯');
});
