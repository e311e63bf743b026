import type { Article } from '#contract/article.ts';
import { articlePath } from '#contract/article-url.ts';
import { sourceOf } from '#contract/row.ts';
import { type PassagePlace, passageHash } from './passage-address.ts';
import { plainAddress } from './plain-address.ts';
import { printDirective, textDirective } from './text-fragment.ts';

/** All that the sheet needs of what is passed on. */
export type Shareable = {
  kind: 'article' | 'passage' | 'view';
  title: string;
  /** The summary of an article, the words of a passage; empty for a view. */
  text: string;
  lang: string;
  dir: 'ltr' | 'rtl';
  author: string | null;
  source: string | null;
  date: number | null;
  url: string;
  /** The same place without the text fragment, for a code that is to be small. */
  shortUrl: string;
  /** Where the article came from, without what only tracks people. */
  original: string | null;
};

export function shareableArticle(article: Article, root: string): Shareable {
  const url = root + articlePath(article.id);
  const { title, summary, lang, dir, author, date, link } = article;
  return {
    kind: 'article',
    ...{ title, text: summary, lang, dir, author, date, url },
    source: sourceOf(article),
    shortUrl: url,
    original: link === null ? null : plainAddress(link),
  };
}

/** A passage of an article, by its place in the article's text; without a single character it is the article. */
export function shareablePassage(
  article: Article,
  root: string,
  text: string,
  place: PassagePlace,
): Shareable {
  const whole = shareableArticle(article, root);
  const hash = passageHash(text, place);
  if (hash === null) return whole;
  const quote = text.slice(place.start, place.end);
  const start = place.start + (quote.length - quote.trimStart().length);
  const trimmed = { start, end: start + quote.trim().length };
  const shortUrl = `${whole.url}#${hash}`;
  const directive = printDirective(textDirective(text, trimmed, article.lang));
  return { ...whole, kind: 'passage', text: quote.trim(), shortUrl, url: `${shortUrl}:~:${directive}` };
}

export function shareableView(title: string, url: string, lang: string): Shareable {
  return {
    kind: 'view',
    ...{ title, text: '', lang, url, shortUrl: url },
    ...{ dir: 'ltr', author: null, source: null, date: null, original: null },
  };
}
