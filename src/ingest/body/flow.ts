import { type Attributes, type CleanElement, type CleanNode, cleanElement } from './clean-tree.ts';
import { trimEnd } from './inline-text.ts';

/**
 * `flow` holds blocks and makes paragraphs of the text between them; `phrasing` and `heading` hold text only, so that what would be a
 * block becomes a line of its own.
 */
export type FlowKind = 'flow' | 'phrasing' | 'heading';

/** Elements that have a meaning inside themselves; any other is entered once. */
const nestable = new Set(['q', 'sub', 'sup', 'bdi', 'bdo', 'span', 'ruby', 'rt', 'rp']);
const maxNested = 3;
const maxOpen = 16;
/** How often inline elements are opened again in one body: ten unclosed tags before 100,000 paragraphs would make a megabyte of 20. */
const maxCopies = 50_000;

/** Text that shows nothing: white space of any kind, and characters without width. */
const ink = /[^\s\u00ad\u200b-\u200f\u2060\u2061-\u2064]/;
/** White space that is more or else than one space. */
const collapsible = /[\t\n\f\r][ \t\n\f\r]*| [ \t\n\f\r]+/g;

/**
 * Writes one container: text and inline elements go into the paragraph at hand, a block ends it. Inline elements that are open at
 * that point are opened again in the next paragraph, so no block ever stands in an inline element, whatever the source nested.
 */
export class Flow {
  readonly blocks: CleanElement[] = [];
  readonly kind: FlowKind;
  #run: CleanNode[] = [];
  #open: CleanElement[] = [];
  /** Line breaks met since the last content: one is written when more content comes, two make a paragraph. */
  #breaks = 0;
  #isVisible = false;
  #isSpaced = true;
  #line: 'empty' | 'picture' | 'words' = 'empty';
  #anchors: string[] = [];
  /** An id that waits for the next block. */
  #pendingAnchor: string | undefined;
  /** Shared by all containers of a body. */
  readonly #copies: { left: number };

  constructor(kind: FlowKind, outer?: Flow) {
    this.kind = kind;
    this.#copies = outer ? outer.#copies : { left: maxCopies };
    if (outer) this.#reopen(outer.#open.filter((element) => kind !== 'heading' || !isBold(element.name)));
  }

  get isPhrasing(): boolean {
    return this.kind !== 'flow';
  }

  /** Adds text of the source; white space is folded as a browser would show it. */
  text(data: string): void {
    let text = data.replace(collapsible, ' ');
    const isInk = ink.test(text);
    if (!isInk && (!this.#isVisible || this.#breaks > 0)) return;
    if (!this.#isVisible) {
      text = trimStart(text);
    } else if (this.#breaks > 0) {
      // Two wide spaces after a line break are how plain Chinese text begins a paragraph.
      const isIndented = /^ ?[\u00a0\u3000]{2}/.test(text);
      text = this.#settleBreaks(isIndented ? 'paragraph' : 'words')
        ? trimStart(text)
        : text.replace(/^ /, '');
    } else if (this.#isSpaced && text.startsWith(' ')) {
      text = text.slice(1);
    }
    if (text === '') return;
    this.#append(text);
    this.#isSpaced = text.endsWith(' ');
    if (!isInk) return;
    this.#isVisible = true;
    this.#line = 'words';
  }

  /** Adds an element that stands in the text as it is: a formula, a small picture. */
  inline(element: CleanElement): void {
    this.#settleBreaks('words');
    this.#addVisible(element);
    this.#line = 'words';
  }

  /** Adds a picture or a player. Next to a line break it becomes a paragraph of its own. */
  picture(element: CleanElement): void {
    this.#settleBreaks('picture');
    this.#addVisible(element);
    if (this.#line === 'empty') this.#line = 'picture';
  }

  /** Adds an element that shows nothing, such as a place where a word may break. */
  mark(element: CleanElement): void {
    if (this.#isVisible && this.#breaks === 0) this.#append(element);
  }

  lineBreak(): void {
    if (this.#isVisible) this.#breaks += 1;
  }

  canEnter(name: string): boolean {
    if (this.kind === 'heading' && isBold(name)) return false;
    let same = 0;
    for (const element of this.#open) if (element.name === name) same += 1;
    return this.#open.length < maxOpen && same < (nestable.has(name) ? maxNested : 1);
  }

  /** Whether the innermost open inline element has this name. */
  isDirectlyIn(name: string): boolean {
    return this.#open.at(-1)?.name === name;
  }

  /** Opens an inline element; ask `canEnter` first. */
  enter(name: string, attributes?: Attributes): void {
    const element = cleanElement(name, attributes);
    if (element.attributes.id !== undefined) this.#anchors.push(element.attributes.id);
    this.#append(element);
    this.#open.push(element);
  }

  leave(): void {
    const element = this.#open.pop();
    if (element) this.#prune(element);
  }

  /** Ends the paragraph at hand, if there is one. */
  paragraph(): void {
    if (this.isPhrasing) {
      if (this.#isVisible) this.#breaks = Math.max(this.#breaks, 1);
      return;
    }
    if (!this.#isVisible && this.#anchors.length === 0) {
      this.#breaks = 0;
      return;
    }
    const run = this.#takeRun();
    if (run) this.#push(cleanElement('p', undefined, run));
    this.#reopen(this.#open);
  }

  /** Adds a block after the paragraph at hand. */
  block(element: CleanElement): void {
    this.paragraph();
    this.#push(element);
  }

  /** Ends the container: its blocks, or the text of a phrasing one. */
  finish(): CleanNode[] {
    if (!this.isPhrasing) {
      this.paragraph();
      return this.blocks;
    }
    return this.#takeRun() ?? [];
  }

  #push(element: CleanElement): void {
    // Two rules in a row separate nothing more than one.
    if (element.name === 'hr' && this.blocks.at(-1)?.name === 'hr') return;
    const id = this.#pendingAnchor;
    if (id !== undefined && element.attributes.id === undefined) {
      this.#pendingAnchor = undefined;
      this.blocks.push({ ...element, attributes: { id, ...element.attributes } });
      return;
    }
    this.blocks.push(element);
  }

  #addVisible(element: CleanElement): void {
    this.#append(element);
    this.#isVisible = true;
    this.#isSpaced = false;
  }

  /** Writes the breaks that were waiting; true when they became the end of the paragraph. */
  #settleBreaks(next: 'words' | 'picture' | 'paragraph'): boolean {
    if (this.#breaks === 0 || !this.#isVisible) {
      this.#breaks = 0;
      return false;
    }
    const isPlain = next === 'words' && this.#line !== 'picture' && this.#breaks === 1;
    this.#breaks = 0;
    if (!this.isPhrasing && !isPlain) {
      this.paragraph();
      return true;
    }
    this.#insertBreak();
    this.#line = 'empty';
    this.#isSpaced = true;
    return false;
  }

  /** The break came before the inline elements that are open but hold nothing yet: `a<br><i><b>c`. */
  #insertBreak(): void {
    let outermost = this.#open.length;
    while (outermost > 0 && this.#holdsNothing(outermost - 1)) outermost -= 1;
    const siblings = this.#open[outermost - 1]?.children ?? this.#run;
    const at = outermost < this.#open.length ? siblings.length - 1 : siblings.length;
    siblings.splice(at, 0, cleanElement('br'));
  }

  /** Whether an open element holds nothing but the next open one. */
  #holdsNothing(index: number): boolean {
    const children = this.#open[index]?.children ?? [];
    return children.length === 0 || (children.length === 1 && children[0] === this.#open[index + 1]);
  }

  #siblings(): CleanNode[] {
    return this.#open.at(-1)?.children ?? this.#run;
  }

  #append(node: CleanNode): void {
    const siblings = this.#siblings();
    const last = siblings.length - 1;
    const previous = siblings[last];
    if (typeof node === 'string' && typeof previous === 'string') siblings[last] = previous + node;
    else siblings.push(node);
  }

  /** Takes away an inline element that came to nothing; one around a space leaves the space. */
  #prune(element: CleanElement): void {
    const siblings = this.#siblings();
    if (element.attributes.id !== undefined || siblings.at(-1) !== element) return;
    if (element.children.length === 0) siblings.pop();
    else if (element.children.length === 1 && element.children[0] === ' ') {
      siblings.pop();
      this.#append(' ');
    }
  }

  #takeRun(): CleanNode[] | null {
    const [run, anchor] = [this.#run, this.#anchors[0]];
    const isVisible = this.#isVisible;
    this.#breaks = 0;
    for (let index = this.#open.length - 1; index >= 0; index -= 1) {
      const element = this.#open[index];
      const siblings = this.#open[index - 1]?.children ?? run;
      if (element?.children.length === 0 && element.attributes.id === undefined) siblings.pop();
    }
    this.#run = [];
    this.#anchors = [];
    this.#isVisible = false;
    this.#isSpaced = true;
    this.#line = 'empty';
    if (!isVisible) {
      // An anchor alone, as many editors write them before a heading: it moves to the block that follows.
      this.#pendingAnchor ??= anchor;
      return null;
    }
    trimEnd(run);
    return run;
  }

  #reopen(elements: readonly CleanElement[]): void {
    this.#open = [];
    this.#copies.left -= elements.length;
    if (this.#copies.left < 0) return;
    for (const { name, attributes } of elements) {
      const { id: _, ...rest } = attributes;
      const element = cleanElement(name, rest);
      this.#append(element);
      this.#open.push(element);
    }
  }
}

function isBold(name: string): boolean {
  return name === 'strong' || name === 'b';
}

function trimStart(text: string): string {
  return text.trimStart().replace(/^[\s\u200b\u2060]+/, '');
}
