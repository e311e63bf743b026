import { articlePath } from '#contract/article-url.ts';
import { feedPath } from '#contract/feed-url.ts';
import type { Image } from '#contract/image.ts';
import { listPagePath } from '#contract/list-page-url.ts';
import type { Place } from '#contract/places.ts';
import { type Row, sourceOf } from '#contract/row.ts';
import { everything, printView } from '#contract/view.ts';
import { sharedImage } from './article-image.ts';
import { escapeHtml, jsonBlock } from './html.ts';
import { masthead } from './masthead.ts';
import { type PageWords, wordsFor } from './page-words.ts';
import { emptyDesk, ownDescription, type PublishedSite } from './published-site.ts';
import { textFirst } from './text-first.ts';

/** What a list's page shows. */
export type ListPage = {
  /** The category, an empty path for the whole archive. */
  category: readonly string[];
  /** How many articles it has. */
  count: number;
  /** Its newest articles, in the order of the list. */
  rows: readonly Row[];
  /** Whether the category has feeds of its own. */
  hasFeed: boolean;
  /** The categories that the page leads to, the first level of the tree, and whether each has a page of its own. */
  places: readonly Place[];
  hasPage: (category: readonly string[]) => boolean;
};

/**
 * The page of a list's newest articles: the site's own page with rows in it, so that people read before any script has come, or without. It has the
 * classes of the reader's own elements, as the page of an article has (`article-page.ts`).
 * @param shell the site's page as `404.html` has it.
 */
export function listPage(shell: string, list: ListPage, site: PublishedSite): string {
  const lang = site.language ?? languageOf(list.rows);
  const words = wordsFor(lang);
  const page = shell
    .replace(ownDescription, '')
    .replace(/<html lang="[^"]*"/, `<html lang="${escapeHtml(lang)}"`)
    .replace(/<title>.*?<\/title>/s, () => head(list, words, site))
    .replace(emptyDesk, () => `<div id="lectern">${desk(list, words, site)}</div>`);
  return textFirst(page);
}

/** The language of most rows. */
function languageOf(rows: readonly Row[]): string {
  const counts = new Map<string, number>();
  for (const { lang } of rows) if (lang !== 'und') counts.set(lang, (counts.get(lang) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0] ?? 'en';
}

function head({ category, count, rows, hasFeed }: ListPage, words: PageWords, site: PublishedSite): string {
  const { title, address } = site;
  const name = category.length === 0 ? title : `${category.join(' / ')} · ${title}`;
  const url = address === null ? null : address + listPagePath(category);
  const newest = rows.slice(0, 3).map((row) => row.title);
  const own = category.length === 0 ? site.description : null;
  const description = own ?? [words.articles(count), ...newest].join(' · ');
  const pictured = rows.find(({ image }) => image && sharedImage(image, site));
  const picture = pictured?.image && sharedImage(pictured.image, site);
  const data = {
    '@context': 'https://schema.org',
    '@type': category.length === 0 ? 'WebSite' : 'CollectionPage',
    name: category.at(-1) ?? title,
    url: url ?? undefined,
    isPartOf:
      category.length === 0 ? undefined : { '@type': 'WebSite', name: title, url: address ?? undefined },
  };
  const text = escapeHtml(name);
  return [
    `<title>${text}</title>`,
    `<meta name="lectern-view" content="${escapeHtml(viewOf(category))}">`,
    `<meta name="description" content="${escapeHtml(description)}">`,
    url && `<link rel="canonical" href="${escapeHtml(url)}">`,
    '<meta property="og:type" content="website">',
    `<meta property="og:site_name" content="${escapeHtml(title)}">`,
    `<meta property="og:title" content="${text}">`,
    `<meta property="og:description" content="${escapeHtml(description)}">`,
    url && `<meta property="og:url" content="${escapeHtml(url)}">`,
    picture && `<meta property="og:image" content="${escapeHtml(picture.url)}">`,
    `<meta name="twitter:card" content="${picture ? 'summary_large_image' : 'summary'}">`,
    ...(category.length > 0 && hasFeed ? feedLinks(category, text, site) : []),
    `<script type="application/ld+json">${jsonBlock(data)}</script>`,
  ]
    .filter((element) => element)
    .join('\n    ');
}

/** The category's own feeds, before those of the site. */
function feedLinks(category: readonly string[], title: string, { base }: PublishedSite): string[] {
  const types = {
    rss: 'application/rss+xml',
    atom: 'application/atom+xml',
    json: 'application/feed+json',
  } as const;
  return (['rss', 'atom', 'json'] as const).map(
    (kind) =>
      `<link rel="alternate" type="${types[kind]}" title="${title}" href="${base}${feedPath(category, kind)}">`,
  );
}

/** The reader's desk with the list; what the reader alone can fill has its room. */
function desk(list: ListPage, words: PageWords, site: PublishedSite): string {
  const { category, rows, count, places, hasPage } = list;
  const { base } = site;
  const addressOf = (path: readonly string[]): string =>
    base + (hasPage(path) ? listPagePath(path) : escapeHtml(viewOf(path)));
  // Without their counts: a new article changes the pages of its own categories alone.
  const links = places.map(
    ({ path }) =>
      `<li><div class="places-tree_node"><span class="places-tree_fold"></span><a class="places-tree_link" href="${addressOf(path)}"><span class="places-tree_name">${escapeHtml(path.at(-1) ?? '')}</span></a></div></li>`,
  );
  return [
    '<div class="desk_desk" data-page="list" data-served="">',
    masthead(site),
    `<nav class="desk_places"><a class="desk_all" href="${base}"><span>${words.everything}</span></a><ul class="places-tree_tree">${links.join('')}</ul></nav>`,
    '<main class="desk_main"><section class="desk_list" data-density="comfortable"><div class="desk_time"></div>',
    '<div class="article-list_scroller" tabindex="-1">',
    `<div class="desk_listHeader"><div class="desk_listTitle"><h1>${escapeHtml(category.at(-1) ?? words.everything)}</h1><span class="desk_count">${words.articles(count)}</span></div>${chip(category, base)}</div>`,
    '<ol class="article-list_rows" data-density="comfortable">',
    ...rows.map((row) => rowItem(row, { newest: rows[0]?.date ?? null, words, site })),
    `</ol>${count > rows.length ? `<noscript><p class="article-list_end">${words.moreWithScript}</p></noscript>` : ''}`,
    '</div></section></main><div class="desk_bar"></div></div>',
  ].join('\n');
}

/** The category as the filter that it is. */
function chip(category: readonly string[], base: string): string {
  if (category.length === 0) return '';
  const label = escapeHtml(category.join(' / '));
  return `<div class="chips_chips"><a class="chips_chip" href="${base}"><span class="chips_label">${label}</span>${cross}</a></div>`;
}

function rowItem(
  row: Row,
  context: { newest: number | null; words: PageWords; site: PublishedSite },
): string {
  const { newest, words, site } = context;
  const { title, summary, date, minutes, lang, image } = row;
  const language = lang === 'und' ? '' : ` lang="${escapeHtml(lang)}"`;
  const time =
    date === null
      ? `<span>${words.undated}</span>`
      : `<time datetime="${new Date(date * 1000).toISOString()}">${words.day(date, newest)}</time>`;
  return [
    `<li class="row_item"><div class="row_row"${image ? ' data-pictured=""' : ''}><div class="row_text">`,
    `<a class="row_link" href="${site.base}${articlePath(row.id)}"><span class="row_lines"${language} dir="auto"><span class="row_title">${escapeHtml(title)}</span>${summary && `<span class="row_summary">${escapeHtml(summary)}</span>`}</span></a>`,
    `<div class="row_meta"><bdi class="row_source">${escapeHtml(sourceOf(row) ?? words.untitledSource)}</bdi>${time}<span class="row_minutes">${words.minutes(minutes)}</span><div class="row-marks_marks"></div></div></div>`,
    image ? thumbnail(image, site.base) : '',
    '</div></li>',
  ].join('');
}

/** With script, the reader asks for pictures, in its own way. */
function thumbnail({ src }: Image, base: string): string {
  const address = /^https?:/.test(src) ? src : base + src;
  return `<svg class="thumbnail_thumbnail" aria-hidden="true"></svg><noscript><img class="thumbnail_thumbnail" src="${escapeHtml(address)}" alt="" loading="lazy" decoding="async"></noscript>`;
}

function viewOf(category: readonly string[]): string {
  return printView(category.length === 0 ? everything : { ...everything, categories: [[...category]] });
}

const cross =
  '<svg width="14" height="14" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" aria-hidden="true"><path d="M18 6 6 18M6 6l12 12"/></svg>';
