import createDOMPurify, { type Config } from 'dompurify';
import { acceptAttribute, acceptedAttributes, acceptedElements } from './accepted-html.ts';
import { prefixedId } from './article-address.ts';

/**
 * The one place where an article's HTML becomes nodes. It trusts nothing that ingest did, and holds without a
 * Content-Security-Policy: what comes out holds no script, style, form control or foreign frame, no id or name that the app
 * could use, and *nothing that loads*: addresses of pictures and media stand in `data-source` and `data-poster` until
 * `images.ts` and `media.ts` have decided where they may come from. The fragment belongs to an inert document.
 */
export function sanitizeArticle(html: string): DocumentFragment {
  // Where DOMPurify cannot work it hands back what it was given.
  if (!purify.isSupported) throw new Error('this browser cannot clean an article');
  // After a `<br>` everything is body: a `<frameset>` or `<style>` at the start would else move to other parts of a page.
  const fragment = purify.sanitize(`<br>${html}`, config);
  fragment.firstChild?.remove();
  for (const picture of fragment.querySelectorAll('img:not([data-source])')) {
    picture.replaceWith(picture.getAttribute('alt') ?? '');
  }
  return fragment;
}

const config: Config & { RETURN_DOM_FRAGMENT: true } = {
  RETURN_DOM_FRAGMENT: true,
  ALLOWED_TAGS: [...acceptedElements],
  ALLOWED_ATTR: [...acceptedAttributes],
  ALLOW_DATA_ATTR: false,
  ALLOW_ARIA_ATTR: false,
  // The TeX source inside MathML is not text to read.
  ADD_FORBID_CONTENTS: ['annotation'],
};

/** An instance of its own: its hooks concern nobody else. It makes the Trusted Types policy `dompurify` on first use. */
const purify = createDOMPurify(window);

purify.addHook('uponSanitizeAttribute', (node, attribute) => {
  const value = acceptAttribute(node.nodeName.toLowerCase(), attribute.attrName, attribute.attrValue);
  attribute.keepAttr = value !== null;
  if (value === null) return;
  const isName = attribute.attrName === 'id' || attribute.attrName === 'name';
  attribute.attrValue = isName ? prefixedId(value) : value;
});

purify.addHook('afterSanitizeAttributes', (node) => {
  if (node.matches('a')) settleLink(node);
  putAside(node, 'src', 'data-source');
  putAside(node, 'poster', 'data-poster');
});

/** Old posts name the places of their notes with `<a name>`; `name` is also a way to shadow what the app looks up. */
function settleLink(link: Element): void {
  const name = link.getAttribute('name');
  if (name !== null && !link.id) link.id = name;
  link.removeAttribute('name');
  const isOutward = /^https?:/i.test(link.getAttribute('href') ?? '');
  if (link.hasAttribute('href')) link.setAttribute('rel', 'noopener noreferrer');
  // A reader who follows a source keeps the place in the article.
  if (isOutward) link.setAttribute('target', '_blank');
}

function putAside(node: Element, attribute: string, aside: string): void {
  const address = node.getAttribute(attribute);
  if (address === null) return;
  node.setAttribute(aside, address);
  node.removeAttribute(attribute);
}
