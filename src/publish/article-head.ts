import type { Article } from '#contract/article.ts';
import { articlePath } from '#contract/article-url.ts';
import { articleImage } from './article-image.ts';
import { escapeHtml, jsonBlock } from './html.ts';
import type { PublishedSite } from './published-site.ts';

/**
 * What an article's page says of itself to chats, search engines and feed readers, as elements of its head: description and canonical address
 * (HTML), Open Graph (ogp.me, type article), Twitter cards, and schema.org's `Article` as JSON-LD. Without the site's address nothing
 * names the page's own.
 */
export function articleHead(article: Article, site: PublishedSite): string {
  const { title, summary, date, author, categories, lang, link } = article;
  const url = site.address === null ? null : site.address + articlePath(article.id);
  const image = articleImage(article, site);
  const published = date === null ? null : new Date(date * 1000).toISOString();
  const person = author ? { '@type': 'Person', name: author } : null;
  const data = {
    '@context': 'https://schema.org',
    '@type': 'Article',
    headline: title,
    description: summary || undefined,
    datePublished: published ?? undefined,
    author: person ?? undefined,
    image: image?.url,
    inLanguage: lang === 'und' ? undefined : lang,
    articleSection: categories[0]?.at(-1),
    mainEntityOfPage: url ?? undefined,
    isBasedOn: link ?? undefined,
    isPartOf: { '@type': 'WebSite', name: site.title, url: site.address ?? undefined },
  };
  return [
    named('description', summary),
    url && `<link rel="canonical" href="${escapeHtml(url)}">`,
    property('og:type', 'article'),
    property('og:site_name', site.title),
    property('og:title', title),
    property('og:description', summary),
    property('og:url', url),
    property('og:locale', localeOf(lang)),
    property('og:image', image?.url),
    property('og:image:width', image?.width),
    property('og:image:height', image?.height),
    image && property('og:image:alt', title),
    property('article:published_time', published),
    property('article:author', author),
    property('article:section', categories[0]?.at(-1)),
    named('twitter:card', image ? 'summary_large_image' : 'summary'),
    named('twitter:title', title),
    named('twitter:description', summary),
    named('twitter:image', image?.url),
    `<script type="application/ld+json">${jsonBlock(data)}</script>`,
  ]
    .filter((element) => element)
    .join('\n    ');
}

type Value = string | number | null | undefined;

function named(name: string, content: Value): string {
  return content ? `<meta name="${name}" content="${escapeHtml(String(content))}">` : '';
}

/** Open Graph is RDFa: its names stand in `property`. */
function property(name: string, content: Value): string {
  return content ? `<meta property="${name}" content="${escapeHtml(String(content))}">` : '';
}

/** Open Graph's locale is a language and a territory; of most languages we know no territory. */
function localeOf(lang: string): string | null {
  if (/^zh-(hant|tw|hk)/i.test(lang)) return 'zh_TW';
  if (/^zh/i.test(lang)) return 'zh_CN';
  return { en: 'en_US', ja: 'ja_JP', ko: 'ko_KR' }[lang] ?? null;
}
