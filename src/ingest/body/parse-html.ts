import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import { breaksOutOfForeign, closedByEndTag, impliedEnds, OpenElements, voidElements } from './nesting.ts';
import type { RawElement } from './raw-tree.ts';
import { readAttributes } from './read-attributes.ts';

/** Deeper than any article; keeps the walks over the tree, which recurse, far from the stack's end. */
const maxDepth = 200;

/** How often an unclosed element that swallowed the rest of the body is taken back. */
const maxRecoveries = 3;

export type ParsedBody = {
  root: RawElement;
  tooDeep: boolean;
  /** What hostile authors use and others do not: scripts, handlers and the like, by name. None of it stays; this is for the report. */
  unsafe: ReadonlySet<string>;
  /** Fragments that links of this body point at. */
  fragments: ReadonlySet<string>;
};

/**
 * Parses HTML as written by people and pipelines: forgiving, in one pass, in linear time. It need not agree with browsers to the
 * letter, because nothing of the source reaches a page: the serialiser writes a tree of its own.
 */
export function parseHtml(source: string): ParsedBody {
  const builder = new TreeBuilder();
  builder.parse(source);
  for (let round = 0; round < maxRecoveries; round += 1) {
    const rest = builder.takeSwallowed();
    if (rest === null) break;
    builder.parse(rest);
  }
  return builder;
}

const noAttributes: ReadonlyMap<string, string> = new Map();

/** Their text goes on as raw text up to their end tag; when that is missing, they swallow the article. */
const swallowing = new Set(['title', 'textarea', 'iframe', 'noembed', 'noframes']);
const silent = new Set(['script', 'style']);
/** Authors who close these with `/>` mean XHTML's empty element; browsers would leave them open for the rest of the body. */
const neverSelfClosed = new Set(['script', 'style']);
const reported = new Set(['script', 'base', 'form', 'applet', 'frame', 'frameset', 'portal', 'fencedframe']);
/** MathJax 2 keeps the TeX of a formula in a script that no browser runs. */
const formulaType = /^\s*math\/tex\s*(?:;|$)/i;
const foreignRoots = new Set(['svg', 'math']);
const ignoredTags = new Set(['html', 'head', 'body', '!doctype']);

class TreeBuilder implements TokenizerCallbacks, ParsedBody {
  readonly root: RawElement = { name: '#root', attributes: noAttributes, children: [], parent: null };
  readonly unsafe = new Set<string>();
  readonly fragments = new Set<string>();
  tooDeep = false;
  readonly #open = new OpenElements(this.root);
  #source = '';
  #tagName = '';
  #tagStart = 0;
  #attributeName = '';
  #attributeValue = '';
  #isAttributeRead = false;
  #attributes: Map<string, string> | null = null;
  #textStart = 0;

  parse(source: string): void {
    this.#source = source;
    // Where there are no references, the tokenizer may run ahead to the end of a text.
    const decodeEntities = source.includes('&');
    const tokenizer = new Tokenizer({ recognizeSelfClosing: true, decodeEntities }, this);
    tokenizer.write(source);
    tokenizer.end();
  }

  /** The text that an unclosed raw-text element has swallowed, taken back from it; `null` when there is none. */
  takeSwallowed(): string | null {
    if (!swallowing.has(this.#open.top.name)) return null;
    const element = this.#open.top;
    element.children.length = 0;
    this.#open.cut(this.#open.length - 1);
    return this.#source.slice(this.#textStart);
  }

  isInForeignContext(): boolean {
    return this.#open.isForeign;
  }

  ontext(start: number, end: number): void {
    this.#append(this.#source.slice(start, end));
  }

  ontextentity(codePoint: number): void {
    this.#append(characterOf(codePoint));
  }

  onopentagname(start: number, end: number): void {
    const name = this.#source.slice(start, end).toLowerCase();
    this.#tagStart = start - 1;
    this.#tagName = name === 'image' && !this.isInForeignContext() ? 'img' : name;
    this.#attributes = null;
  }

  onattribname(start: number, end: number): void {
    const name = this.#source.slice(start, end).toLowerCase();
    this.#attributeName = name;
    this.#attributeValue = '';
    // A lazy loader may keep a picture's address in an attribute of its own invention.
    this.#isAttributeRead = readAttributes.has(name) || name.startsWith('on') || this.#tagName === 'img';
  }

  onattribdata(start: number, end: number): void {
    if (this.#isAttributeRead) this.#attributeValue += this.#source.slice(start, end);
  }

  onattribentity(codePoint: number): void {
    if (this.#isAttributeRead) this.#attributeValue += characterOf(codePoint);
  }

  onattribend(): void {
    if (!this.#isAttributeRead) return;
    const name = this.#attributeName;
    if (name.startsWith('on')) {
      // An empty handler does nothing; archives are full of `<div onclick>`.
      if (/^on[a-z]+$/.test(name) && this.#attributeValue.trim() !== '') this.unsafe.add(name);
      return;
    }
    this.#attributes ??= new Map();
    // A browser takes the first of two attributes with one name.
    if (!this.#attributes.has(name)) this.#attributes.set(name, this.#attributeValue);
  }

  onopentagend(end: number): void {
    this.#textStart = end + 1;
    if (this.#isMailAddress()) this.#append(this.#source.slice(this.#tagStart, end + 1));
    else this.#start(this.#tagName);
  }

  onselfclosingtag(end: number): void {
    this.#textStart = end + 1;
    const name = this.#tagName;
    if (this.#isMailAddress()) {
      this.#append(this.#source.slice(this.#tagStart, end + 1));
      return;
    }
    this.#start(name);
    const isOpen = this.#open.top.name === name && !voidElements.has(name);
    if (isOpen && !neverSelfClosed.has(name)) this.#open.cut(this.#open.length - 1);
  }

  onclosetag(start: number, end: number): void {
    const name = this.#source.slice(start, end).toLowerCase();
    if (name === 'br') {
      // The standard reads `</br>` as `<br>`.
      this.#attributes = null;
      this.#start(name);
      return;
    }
    const index = closedByEndTag(this.#open, name);
    if (index > 0) this.#open.cut(index);
  }

  oncdata(start: number, end: number, offset: number): void {
    if (this.isInForeignContext()) this.#append(this.#source.slice(start, end - offset));
  }

  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {}

  #start(name: string): void {
    if (ignoredTags.has(name)) return;
    if (this.#isInsideForeign() && breaksOutOfForeign(this.#open, name)) this.#leaveForeign();
    const end = impliedEnds(this.#open, name);
    if (end > 0) this.#open.cut(end);
    const attributes = this.#attributes ?? noAttributes;
    if (name === 'a') this.#noteFragment(attributes.get('href'));
    if (isFormula(name, attributes)) this.#dropRendered();
    else if (reported.has(name)) this.unsafe.add(name);
    else if (name === 'meta' && attributes.has('http-equiv')) this.unsafe.add('meta http-equiv');
    const isVoid = voidElements.has(name);
    if (!isVoid && this.#open.length > maxDepth) {
      // Flattened: the new element becomes a sibling, and its text stays in order.
      this.tooDeep = true;
      this.#open.cut(this.#open.length - 1);
    }
    const element: RawElement = { name, attributes, children: [], parent: this.#open.top };
    this.#open.top.children.push(element);
    if (isVoid) return;
    this.#open.push(element);
  }

  #append(text: string): void {
    const { attributes, children, name } = this.#open.top;
    if (silent.has(name) && !isFormula(name, attributes)) return;
    const last = children.length - 1;
    const previous = children[last];
    if (typeof previous === 'string') children[last] = previous + text;
    else children.push(text);
  }

  /** `<name@host.example>` in a text is an address that someone wrote, no tag. */
  #isMailAddress(): boolean {
    return this.#tagName.includes('@');
  }

  /** Takes away what MathJax drew of the formula whose source follows. */
  #dropRendered(): void {
    const { children } = this.#open.top;
    let length = children.length;
    for (let index = length - 1; index >= 0; index -= 1) {
      const child = children[index] ?? '';
      if (typeof child === 'string' ? child.trim() !== '' : !isRendered(child)) break;
      if (typeof child !== 'string') length = index;
    }
    children.length = length;
  }

  #isInsideForeign(): boolean {
    return this.#open.has('svg') || this.#open.has('math');
  }

  #leaveForeign(): void {
    for (let index = 1; index < this.#open.length; index += 1) {
      if (foreignRoots.has(this.#open.nameAt(index))) this.#open.cut(index);
    }
  }

  #noteFragment(href: string | undefined): void {
    const hash = href?.indexOf('#') ?? -1;
    if (href === undefined || hash < 0) return;
    this.fragments.add(fragmentName(href.slice(hash + 1)));
  }
}

/** Whether an element is the script in which MathJax keeps a formula. */
export function isFormula(name: string, attributes: RawElement['attributes']): boolean {
  return name === 'script' && formulaType.test(attributes.get('type') ?? '');
}

function isRendered({ attributes }: RawElement): boolean {
  return /^MathJax(?:_\w+)?(?:\s|$)/.test(attributes.get('class') ?? '');
}

/** A character written as a reference; control characters are forbidden in it as they are in text. */
function characterOf(codePoint: number): string {
  const isControl = codePoint < 32 && codePoint !== 9 && codePoint !== 10 && codePoint !== 13;
  return isControl || codePoint === 127 ? '' : String.fromCodePoint(codePoint);
}

/** The name that a fragment means: decoded, and without the prefix that cleaning adds. */
export function fragmentName(fragment: string): string {
  let name = fragment;
  try {
    name = decodeURIComponent(fragment);
  } catch {
    // Not percent-encoded text: the browser compares it as it stands, and so do we.
  }
  return name.replace(/^user-content-/, '');
}
