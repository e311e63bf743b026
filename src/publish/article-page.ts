import type { Article } from '#contract/article.ts';
import { everything, printView } from '#contract/view.ts';
import { articleHead } from './article-head.ts';
import { attributesOf, escapeHtml, jsonBlock } from './html.ts';
import { masthead } from './masthead.ts';
import { wordsFor } from './page-words.ts';
import { emptyDesk, ownDescription, type PublishedSite } from './published-site.ts';
import { textFirst } from './text-first.ts';

/**
 * The page of one article: the site's own page with the article in it, so that chats can show a preview, and people read before any script
 * has come, or without. It has the classes of the reader's own elements (`vite.config.ts` names them after their files), so the reader
 * can take its place without anything moving; the article itself goes along as data, so the reader asks for no pack.
 * @param shell the site's page as `index.html` has it.
 */
export function articlePage(shell: string, article: Article, site: PublishedSite): string {
  const lang = article.lang === 'und' ? '' : ` lang="${escapeHtml(article.lang)}"`;
  const page = shell
    .replace(ownDescription, '')
    .replace(/<html lang="[^"]*"/, (html) => (lang ? `<html${lang}` : html))
    .replace(/<title>.*?<\/title>/s, () => {
      const title = escapeHtml(`${article.title} · ${site.title}`);
      return `<title>${title}</title>\n    ${articleHead(article, site)}`;
    })
    .replaceAll(/<link rel="lectern-article" as="(script|style)"/g, (_, kind: string) =>
      kind === 'script' ? '<link rel="modulepreload"' : '<link rel="stylesheet" crossorigin',
    )
    .replace(emptyDesk, () =>
      [
        `<div id="lectern">${desk(article, site)}</div>`,
        `<script type="application/json" id="lectern-article">${jsonBlock(article)}</script>`,
      ].join('\n    '),
    );
  return textFirst(page);
}

/** The reader's desk with the article open; what the reader alone can fill has its room. */
function desk(article: Article, site: PublishedSite): string {
  const { base } = site;
  const lang = article.lang === 'und' ? '' : ` lang="${escapeHtml(article.lang)}"`;
  return [
    '<div class="desk_desk" data-page="article" data-served="">',
    masthead(site),
    '<nav class="desk_places"></nav>',
    '<main class="desk_main"><div class="desk_list"></div>',
    '<div class="desk_article" id="article" tabindex="-1">',
    `<a class="desk_back back-link_back" href="${base}">← ${escapeHtml(site.title)}</a>`,
    `<article class="article-page_page"><div class="article-page_column"${lang} dir="${article.dir}">${header(article, base)}</div>`,
    `<div data-article-body=""${lang} dir="${article.dir}">`,
    ...[cover(article), ...article.html]
      .filter((piece) => piece !== '')
      .map((piece, number) => `<div data-piece="${number}">${waitingPictures(piece, base)}</div>`),
    '</div></article></div></main><div class="desk_bar"></div></div>',
  ].join('\n');
}

function header({ title, categories, author, date, minutes, link, lang }: Article, base: string): string {
  const crumbs = categories
    .map((path) =>
      path
        .map((name, index) => {
          const view = printView({ ...everything, categories: [path.slice(0, index + 1)] });
          return `<span>${index > 0 ? '<span aria-hidden="true"> / </span>' : ''}<a href="${base}${escapeHtml(view)}">${escapeHtml(name)}</a></span>`;
        })
        .join(''),
    )
    .join('');
  const words = wordsFor(lang);
  const meta = [
    author &&
      `<a rel="author" href="${base}${escapeHtml(printView({ ...everything, author }))}">${escapeHtml(author)}</a>`,
    date !== null && `<time datetime="${new Date(date * 1000).toISOString()}">${words.day(date)}</time>`,
    `<bdi>${words.minutes(minutes)}</bdi>`,
    link && `<a href="${escapeHtml(link)}" rel="noopener noreferrer" target="_blank">${words.original}</a>`,
    '<div class="article-page_marksToCome"></div>',
  ].filter((part) => part);
  return `<header><nav class="article-page_crumbs">${crumbs}</nav><h1 class="article-page_title">${escapeHtml(title)}</h1><div class="article-page_meta">${meta.join('')}</div></header>`;
}

function cover({ cover, title }: Article): string {
  if (!cover) return '';
  const size = cover.width && cover.height ? ` width="${cover.width}" height="${cover.height}"` : '';
  return `<p><img src="${escapeHtml(cover.src)}"${size} alt="${escapeHtml(title)}"></p>`;
}

/**
 * With script, the reader asks for pictures, in its own way: their room is kept until then. Without, they come from where they are, when they
 * are near; the page sends no referrer.
 */
function waitingPictures(html: string, base: string): string {
  return html
    .replaceAll(/(<video [^>]*?) poster="[^"]*"/g, '$1')
    .replaceAll(/<p>(?=<img [^>]*><\/p>)/g, '<p data-picture-block="plain">')
    .replaceAll(/<img [^>]*>/g, (tag) => {
      const attributes = attributesOf(tag);
      const [width, height] = [attributes.get('width'), attributes.get('height')].map(Number);
      const room =
        width && height
          ? `<svg class="picture-to-come" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" aria-hidden="true"></svg>`
          : '';
      const image = tag
        .replace(/ src="(?!https?:)/, ` src="${base}`)
        .replace(/^<img/, '<img loading="lazy" decoding="async"');
      return `${room}<noscript>${image}</noscript>`;
    });
}
