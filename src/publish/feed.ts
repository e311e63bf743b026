import type { Article } from '#contract/article.ts';
import { articlePath } from '#contract/article-url.ts';
import { articleImage, type SharedImage } from './article-image.ts';
import { escapeHtml } from './html.ts';
import type { PublishedSite } from './published-site.ts';

/** What the three forms of a feed say. Addresses are absolute. */
export type Feed = {
  title: string;
  /** What the site says of itself, `null` when it says nothing. */
  description: string | null;
  language: string | null;
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
  const { address } = site;
  const url = address + articlePath(article.id);
  return {
    url,
    ...{ title, date, author, lang, summary, original: link },
    categories: [...new Set(categories.flat())],
    image: articleImage(article, site),
    html: [
      coverHtml(article, address),
      ...article.html.map((piece) => portable(piece, { address, url })),
    ].join(''),
  };
}

function coverHtml({ cover, title }: Article, address: string): string {
  if (!cover) return '';
  return `<p><img src="${escapeHtml(new URL(cover.src, address).href)}" alt="${escapeHtml(title)}"></p>`;
}

/** A start tag as ingest writes it: names with values in double quotes, which never hold `<` or `>`. Text never holds `<`, so samples of HTML stay. */
const startTag = /<[a-z][^<>]*>/g;

/** What means something to our reader only goes; pictures and players of the site get its address, places in the text that of the article. */
function portable(html: string, { address, url }: { address: string; url: string }): string {
  const [site, page] = [address, url].map(escapeHtml);
  return html.replaceAll(startTag, (tag) =>
    tag
      .replaceAll(/ data-[a-z]+="[^"]*"/g, '')
      .replaceAll(/ (src|poster)="(?!https?:)/g, (start) => start + site)
      .replaceAll(/ href="#/g, () => ` href="${page}#`),
  );
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
