import { type CleanElement, type CleanNode, isPictureParagraph } from './clean-tree.ts';

/**
 * The accept list: every element that may stand in an article, with the attributes it may have besides `id`, `lang` and `dir`. Safety
 * is decided here, closed by default: what a rule made by mistake and is not listed is not written.
 */
const accepted: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    ...none(
      'p h2 h3 h4 h5 h6 hr br wbr blockquote ul dl dt dd pre code figcaption summary caption thead tbody tfoot tr',
    ),
    ...none('b bdi bdo cite del em i ins kbd mark q s samp small span strong sub sup u var ruby rt rp'),
    ...none('mprescripts none mphantom merror mspace'),
    pre: 'data-language',
    abbr: 'title',
    dfn: 'title',
    time: 'datetime',
    a: 'href rel title',
    ol: 'start reversed type',
    li: 'value',
    table: '',
    colgroup: 'span',
    col: 'span',
    td: 'colspan rowspan align',
    th: 'colspan rowspan scope align',
    details: 'open',
    figure: 'data-embed data-width data-height',
    img: 'src alt width height title data-signature data-mirror',
    video: 'src poster controls preload width height',
    audio: 'src controls preload',
    source: 'src type',
    math: 'display',
    ...mathematics(
      'mrow mfrac msqrt mroot mstyle menclose msub msup msubsup munder mover munderover mmultiscripts',
    ),
    ...mathematics('mtable mtr mlabeledtr mtd mi mn mo ms mtext mphantom merror'),
  }).map(([name, attributes]) => [name, new Set(attributes.split(' ').filter(Boolean))]),
);

function none(names: string): Record<string, string> {
  return Object.fromEntries(names.split(' ').map((name) => [name, '']));
}

function mathematics(names: string): Record<string, string> {
  const attributes =
    'displaystyle scriptlevel mathvariant accent accentunder columnalign rowalign columnspan rowspan linethickness stretchy fence ' +
    'separator form largeop movablelimits notation';
  return Object.fromEntries(names.split(' ').map((name) => [name, attributes]));
}

const everywhere = ['id', 'lang', 'dir'] as const;
const voids = new Set(['br', 'col', 'hr', 'img', 'source', 'wbr']);
const headings = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** A link leads out, to a mail program or telephone, or to a place in this article; never to one of the app's own. */
const linkStart = /^(?:https?:\/\/|mailto:|tel:|#user-content-)/;
/** A picture or player has an http address, or a path below the site without scheme, host or way up. */
const mediaStart = /^(?:https?:\/\/|(?![a-z][a-z0-9+.-]*:|[/\\]|\.\.)[^\s])/i;

const checkedAttributes: ReadonlyMap<string, RegExp> = new Map([
  ['id', /^user-content-./],
  ['href', linkStart],
  ['src', mediaStart],
  ['poster', mediaStart],
  ['data-embed', /^https?:\/\//],
  ['data-signature', /^[\w-]{1,64}$/],
  ['data-mirror', /^[0-9a-z]{12}\.[a-z]{3,4}$/],
]);

/** Writes one block as HTML that a browser parses into this very tree. `shift` is added to the level of headings. */
export function serialise(node: CleanNode, shift: number): string {
  if (typeof node === 'string') return escapeText(node);
  const name = headings.has(node.name) ? shiftedHeading(node.name, shift) : node.name;
  const allowed = accepted.get(name);
  if (!allowed) return serialiseAll(node.children, shift);
  let html = `<${name}`;
  for (const attribute of everywhere) html += attributeHtml(attribute, node.attributes[attribute]);
  for (const attribute in node.attributes) {
    if (allowed.has(attribute)) html += attributeHtml(attribute, node.attributes[attribute]);
  }
  if (voids.has(name)) return `${html}>`;
  return `${html}>${serialiseAll(tightened(node), shift)}</${name}>`;
}

function attributeHtml(name: string, value: string | undefined): string {
  if (value === undefined || checkedAttributes.get(name)?.test(value) === false) return '';
  return ` ${name}="${escapeAttribute(value)}"`;
}

function serialiseAll(nodes: readonly CleanNode[], shift: number): string {
  let html = '';
  for (const node of nodes) html += serialise(node, shift);
  return html;
}

function shiftedHeading(name: string, shift: number): string {
  return `h${Math.min(6, Number(name.slice(1)) + shift)}`;
}

const tightElements = new Set(['li', 'dd', 'td', 'th']);

/**
 * A paragraph that is all an item or cell says needs no tags, as people write lists by hand; nor does the one before an item's inner
 * list. In a figure pictures stand by themselves.
 */
function tightened(element: CleanElement): readonly CleanNode[] {
  const { name, children } = element;
  if (name === 'figure')
    return children.flatMap((child) => (isPictureParagraph(child) ? unwrapped(child) : [child]));
  if (!tightElements.has(name)) return children;
  const [first, ...others] = children;
  if (first === undefined || typeof first === 'string' || first.name !== 'p') return children;
  const isTight = others.length === 0 || (name === 'li' && others.every(isList));
  return isTight && !hasAttributes(first) ? [...first.children, ...others] : children;
}

function unwrapped(paragraph: CleanNode): readonly CleanNode[] {
  return typeof paragraph === 'string' || hasAttributes(paragraph) ? [paragraph] : paragraph.children;
}

function isList(node: CleanNode): boolean {
  return typeof node !== 'string' && (node.name === 'ul' || node.name === 'ol');
}

function hasAttributes({ attributes }: CleanElement): boolean {
  for (const _ in attributes) return true;
  return false;
}

const textSpecials = /[&<>]/g;
const attributeSpecials = /[&<>"]/g;
const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeText(text: string): string {
  return text.replace(textSpecials, (character) => escapes[character] ?? '');
}

/** `<` and `>` too: in raw text a browser would see a tag even inside quotes, which is how markup mutates. */
function escapeAttribute(text: string): string {
  return text.replace(attributeSpecials, (character) => escapes[character] ?? '');
}
