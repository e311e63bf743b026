import type { Article } from '#contract/article.ts';
import { articlePath } from '#contract/article-url.ts';
import { articleImage, type SharedImage } from './article-image.ts';
import { escapeHtml } from './html.ts';
import type { PublishedSite } from './published-site.ts';

/** What the three forms of a feed say. Addresses are absolute. */
export type Feed = {
  title: string;
  /** The page with the same articles. */
  home: string;
  /** Where this form of the feed is. */
  self: string;
  icon: string;
  /** WebSub hub that tells of changes, `null` for none. */
  hub: string | null;
  items: readonly FeedItem[];
};

export type FeedItem = {
  /** The article's permanent address; it is the item's id too. */
  url: string;
  title: string;
  /** Seconds since 1970, `null` for an article without a date. */
  date: number | null;
  author: string | null;
  categories: readonly string[];
  lang: string;
  summary: string;
  image: SharedImage | null;
  /** Address of the original page, `null` when nobody knows it. */
  original: string | null;
  html: string;
};

/** An article as an item of a feed. `address` is that of the site, with a slash at the end. */
export function feedItem(article: Article, site: PublishedSite & { address: string }): FeedItem {
  const { title, date, author, categories, lang, summary, link } = article;
  return {
    url: site.address + articlePath(article.id),
    ...{ title, date, author, lang, summary, original: link },
    categories: [...new Set(categories.flat())],
    image: articleImage(article, site),
    html: [
      coverHtml(article, site.address),
      ...article.html.map((piece) => portable(piece, site.address)),
    ].join(''),
  };
}

function coverHtml({ cover, title }: Article, address: string): string {
  if (!cover) return '';
  return `<p><img src="${escapeHtml(new URL(cover.src, address).href)}" alt="${escapeHtml(title)}"></p>`;
}

/** What means something to our reader only goes; pictures of the site get its address. */
function portable(html: string, address: string): string {
  return html
    .replaceAll(/ data-(?:signature|mirror|language|embed|width|height)="[^"]*"/g, '')
    .replaceAll(/ src="(?!https?:)([^"]*)"/g, (_, path: string) => ` src="${escapeHtml(address)}${path}"`);
}

/** The newest date of a feed's items: a feed is as old as what is in it. `null` when none has a date. */
export function newestDate(items: readonly FeedItem[]): number | null {
  const dates = items.flatMap(({ date }) => (date === null ? [] : [date]));
  return dates.length === 0 ? null : Math.max(...dates);
}

/** RFC 3339, for years that it can write. */
export function rfc3339(seconds: number): string {
  return new Date(Math.min(Math.max(seconds, -62_135_596_800), 253_402_300_799) * 1000)
    .toISOString()
    .replace('.000Z', 'Z');
}
