import type { Article } from '#contract/article.ts';
import type { ShownScript } from '#reader/state/chinese-script.ts';

/** An article as a file may hold it: plain elements with absolute addresses, in an inert document. */
export type PortableArticle = {
  title: string;
  author: string | null;
  /** `YYYY-MM-DD`, `null` for an article without a date. */
  day: string | null;
  lang: string;
  dir: 'ltr' | 'rtl';
  /** Address of the original page, `null` when nobody knows it. */
  link: string | null;
  /** Address of the article here. */
  url: string;
  /** The cover, when there is one, and the text. */
  body: HTMLElement;
};

export type PortableOptions = {
  /** Cleans one piece of an article's HTML; addresses of pictures and media stand in `data-source`. */
  sanitize: (html: string) => DocumentFragment;
  /** Absolute, with a slash at the end. */
  siteRoot: string;
  url: string;
  /** The script in which the article is shown: what is taken along is what was read. */
  script?: ShownScript;
};

/** Makes a portable article of one that is open. */
export function portableArticle(
  article: Article,
  html: readonly string[],
  options: PortableOptions,
): PortableArticle {
  const { sanitize, siteRoot, url, script } = options;
  const inert = document.implementation.createHTMLDocument();
  const body = inert.createElement('div');
  for (const piece of html) body.append(inert.adoptNode(sanitize(piece)));
  for (const embed of body.querySelectorAll<HTMLElement>('[data-embed]'))
    embed.replaceWith(linkTo(embed, inert));
  for (const element of body.querySelectorAll('[data-source], [data-poster]')) giveAddress(element, siteRoot);
  for (const element of body.querySelectorAll('*')) removeMarks(element);
  script?.conversion?.tree(body);
  const { author, date, dir, link } = article;
  const title = script?.text(article.title) ?? article.title;
  const lang = script?.lang ?? article.lang;
  const day = date === null ? null : new Date(date * 1000).toISOString().slice(0, 10);
  return { title, author, day, lang, dir, link, url, body };
}

/** What is embedded plays on its own page. */
function linkTo(embed: HTMLElement, inert: Document): HTMLElement {
  const address = embed.dataset.embed ?? '';
  const paragraph = inert.createElement('p');
  const link = inert.createElement('a');
  link.href = address;
  link.textContent = address;
  paragraph.append(link);
  return paragraph;
}

function giveAddress(element: Element, siteRoot: string): void {
  for (const [aside, attribute] of [
    ['data-source', 'src'],
    ['data-poster', 'poster'],
  ] as const) {
    const address = element.getAttribute(aside);
    if (address !== null) element.setAttribute(attribute, new URL(address, siteRoot).href);
  }
}

/** Marks that mean something to this app and to nobody else; a code block's language stays, under its usual name. */
function removeMarks(element: Element): void {
  const language = element.getAttribute('data-language');
  if (language !== null) {
    const code = element.querySelector('code') ?? element;
    code.setAttribute('class', `language-${language.toLowerCase().replaceAll(/\s+/g, '-')}`);
  }
  for (const name of element.getAttributeNames()) {
    if (name.startsWith('data-') && !['data-signature', 'data-mirror'].includes(name))
      element.removeAttribute(name);
  }
}
