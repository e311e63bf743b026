// @vitest-environment jsdom
import { expect, it } from 'vitest';
import type { Article } from '#contract/article.ts';
import { articlePage } from './article-page.ts';
import type { PublishedSite } from './published-site.ts';

const shell = `<!doctype html>
<html lang="zh-Hans">
  <head>
    <title>书案</title>
    <link rel="stylesheet" href="/reader/index.css">
    <link rel="lectern-article" as="style" href="/reader/article.css">
    <link rel="lectern-article" as="script" href="/reader/article.js">
  </head>
  <body>
    <div id="lectern"><div class="desk-to-come"></div></div>
    <noscript>
      <p>Lectern needs JavaScript.</p>
    </noscript>
  </body>
</html>`;

const article: Article = {
  kind: 'article',
  id: '3k9v0c7m2p5x',
  title: '三月的雨',
  date: 1_646_380_800,
  categories: [['新媒体', '某报']],
  author: '作者',
  lang: 'zh-Hans',
  dir: 'ltr',
  link: 'https://example.com/original?a=1&b=2',
  cover: null,
  summary: '雨下了一个月。',
  minutes: 2,
  has: ['image'],
  html: [
    '<p>雨下了一个月。</p><p><img src="http://img.example.com/a.png" width="800" height="600" alt="雨"></p>',
  ],
  others: [],
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

const pageOf = (change: Partial<Article> = {}, settings: Partial<PublishedSite> = {}): Document =>
  new DOMParser().parseFromString(
    articlePage(shell, { ...article, ...change }, { ...site, ...settings }),
    'text/html',
  );

const metaOf = (page: Document, name: string): string | null | undefined =>
  page.querySelector(`meta[name="${name}"], meta[property="${name}"]`)?.getAttribute('content');

it('says what chats and search engines ask for', () => {
  const page = pageOf();
  expect(page.documentElement.lang).toBe('zh-Hans');
  expect(page.title).toBe('三月的雨 · 书案');
  const canonical = 'https://reader.example.com/sub/a/3k9v0c7m2p5x';
  expect(page.querySelector('link[rel="canonical"]')?.getAttribute('href')).toBe(canonical);
  const said = {
    description: '雨下了一个月。',
    'og:type': 'article',
    'og:site_name': '书案',
    'og:title': '三月的雨',
    'og:description': '雨下了一个月。',
    'og:url': canonical,
    'og:locale': 'zh_CN',
    'og:image': 'http://img.example.com/a.png',
    'og:image:width': '800',
    'og:image:height': '600',
    'article:published_time': '2022-03-04T08:00:00.000Z',
    'article:author': '作者',
    'article:section': '某报',
    'twitter:card': 'summary_large_image',
    'twitter:image': 'http://img.example.com/a.png',
  };
  for (const [name, content] of Object.entries(said)) expect(metaOf(page, name), name).toBe(content);
  const data = JSON.parse(page.querySelector('script[type="application/ld+json"]')?.textContent ?? '');
  expect(data).toMatchObject({
    '@type': 'Article',
    headline: '三月的雨',
    datePublished: '2022-03-04T08:00:00.000Z',
    author: { '@type': 'Person', name: '作者' },
    image: 'http://img.example.com/a.png',
    inLanguage: 'zh-Hans',
    mainEntityOfPage: canonical,
    isBasedOn: 'https://example.com/original?a=1&b=2',
  });
});

it('holds the text for readers without script, and the article as data for the reader', () => {
  const page = pageOf();
  expect(page.querySelector('h1')?.textContent).toBe('三月的雨');
  expect(page.querySelector('[data-article-body] p')?.textContent).toBe('雨下了一个月。');
  expect(page.querySelector('[data-article-body] noscript')?.innerHTML).toContain(
    'http://img.example.com/a.png',
  );
  expect(JSON.parse(page.getElementById('lectern-article')?.textContent ?? '')).toEqual(article);
  expect(page.body.textContent).not.toContain('Lectern needs JavaScript');
  const links = [...page.querySelectorAll('link[href^="/reader/article"]')];
  expect(links.map((link) => [link.getAttribute('rel'), link.getAttribute('href')])).toEqual([
    ['stylesheet', '/reader/article.css'],
    ['modulepreload', '/reader/article.js'],
  ]);
});

it('asks for no picture while the reader may', () => {
  const page = pageOf({ cover: { src: 'http://img.example.com/cover.png' } });
  // A parser that runs scripts reads noscript as text, as browsers do.
  const withoutNoscript = articlePage(shell, article, site).replaceAll(/<noscript>.*?<\/noscript>/gs, '');
  expect(withoutNoscript).not.toContain('<img');
  expect(page.querySelectorAll('[data-article-body] noscript')).toHaveLength(2);
});

it('takes the picture through the proxy, not one that is small', () => {
  const small = '<p><img src="http://img.example.com/icon.png" width="40" height="40" alt=""></p>';
  const proxied = { imageProxy: 'https://img.example.org/' };
  expect(metaOf(pageOf({ html: [small + article.html[0]] }, proxied), 'og:image')).toBe(
    'https://img.example.org/img?url=http%3A%2F%2Fimg.example.com%2Fa.png&w=1200',
  );
  expect(metaOf(pageOf({ html: [small] }), 'og:image')).toBeUndefined();
  expect(metaOf(pageOf({ html: [small] }), 'twitter:card')).toBe('summary');
});

it('makes pictures of the site absolute, and leaves them out where nobody knows its address', () => {
  const html = ['<p><img src="archive/media/3/3k9v.webp" width="640" height="480" alt=""></p>'];
  expect(metaOf(pageOf({ html }), 'og:image')).toBe(
    'https://reader.example.com/sub/archive/media/3/3k9v.webp',
  );
  const unknown = pageOf({ html }, { address: null });
  expect(metaOf(unknown, 'og:image')).toBeUndefined();
  expect(metaOf(unknown, 'og:url')).toBeUndefined();
  expect(unknown.querySelector('link[rel="canonical"]')).toBeNull();
  expect(pageOf({ html }).querySelector('[data-article-body] noscript')?.innerHTML).toContain(
    'src="/sub/archive/media/3/3k9v.webp"',
  );
});

it('lets nothing in a title, author or category become markup', () => {
  const hostile = `"><script>alert(1)</script></title><!-- $& $1 '</h1>`;
  const page = pageOf({ title: hostile, author: hostile, summary: hostile, categories: [[hostile]] });
  expect(page.title).toBe(`${hostile} · 书案`);
  expect(page.querySelector('h1')?.textContent).toBe(hostile);
  expect(metaOf(page, 'og:title')).toBe(hostile);
  expect([...page.scripts].map(({ type }) => type)).toEqual(['application/ld+json', 'application/json']);
  expect(JSON.parse(page.getElementById('lectern-article')?.textContent ?? '').title).toBe(hostile);
});

it('says nothing that it does not know', () => {
  const page = pageOf({ date: null, author: null, link: null, lang: 'und', summary: '', categories: [] });
  expect(page.documentElement.lang).toBe('zh-Hans');
  expect(metaOf(page, 'article:published_time')).toBeUndefined();
  expect(metaOf(page, 'description')).toBeUndefined();
  expect(page.querySelector('time')).toBeNull();
  expect(articlePage(shell, { ...article, date: null }, site)).not.toContain('1970');
});
