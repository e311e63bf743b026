import type { Article } from '#contract/article.ts';
import type { Row } from '#contract/row.ts';

/** For tests: a list row in which only the named fields matter. */
export function sampleRow(fields: Partial<Row> & { id: string }): Row {
  return {
    title: `Title of ${fields.id}`,
    date: 1_600_000_000,
    categories: [['新闻', '晨报']],
    author: null,
    summary: '',
    image: null,
    lang: 'en',
    minutes: 1,
    has: [],
    others: [],
    ...fields,
  };
}

/** For tests: an article in which only the named fields matter. */
export function sampleArticle(fields: Partial<Article> & { id: string }): Article {
  return {
    kind: 'article',
    title: `Title of ${fields.id}`,
    date: 1_600_000_000,
    categories: [['新闻', '晨报']],
    author: null,
    lang: 'en',
    dir: 'ltr',
    link: null,
    cover: null,
    summary: '',
    minutes: 1,
    has: [],
    html: [`<p>Text of ${fields.id}</p>`],
    others: [],
    ...fields,
  };
}
