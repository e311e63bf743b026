import { expect, it } from 'vitest';
import type { Row } from '#contract/row.ts';
import { llmsIndex } from './llms-index.ts';

const row: Row = {
  ...{
    id: 'a',
    title: '[书] <一>\n行',
    date: null,
    categories: [],
    author: null,
    summary: '摘要。',
    image: null,
  },
  ...{ lang: 'zh', minutes: 1, has: [], others: [] },
};
const site = {
  title: '书案',
  address: 'https://site.example/sub/',
  imageProxy: null,
  description: null,
  language: null,
  feeds: null,
  base: '/sub/',
};

it('links the newest articles as Markdown, as pages where they have none, and the archive', () => {
  const text = llmsIndex(site, {
    articles: 7,
    rows: [row, { ...row, id: 'b' }],
    hasText: (id) => id === 'a',
  });
  expect(text.split('\n')).toEqual([
    '# 书案',
    '',
    expect.stringMatching(/^> An archive of 7 articles\./),
    '',
    '## Newest articles',
    '',
    '- [\\[书\\] \\<一\\> 行](https://site.example/sub/a/a.md): 摘要。',
    '- [\\[书\\] \\<一\\> 行](https://site.example/sub/a/b): 摘要。',
    '',
    '## Archive',
    '',
    expect.stringContaining('(https://site.example/sub/archive/manifest.json)'),
    expect.stringContaining('(https://site.example/sub/sitemap.xml)'),
    '',
  ]);
});

it('has relative addresses where the site does not know its own', () => {
  const text = llmsIndex({ ...site, address: null }, { articles: 1, rows: [row], hasText: () => true });
  expect(text).toContain('](a/a.md)');
  expect(text).not.toContain('sitemap');
});
