import { isHidden } from './not-shown.ts';
import { classesOf, type RawElement, type RawNode } from './raw-tree.ts';

/** Columns and buttons that highlighters put beside the code. */
const furniture = new Set([
  ...'gutter lineno linenos linenums-gutter line-numbers-rows line_numbers hljs-ln-numbers lnt ln rouge-gutter gl blob-num'.split(
    ' ',
  ),
  ...'crayon-nums pre-numbering codemirror-linenumber codemirror-gutter-wrapper code-snippet__line-index linenumber line-number'.split(
    ' ',
  ),
  ...'copy-code-btn copy-btn copy-button hljs-button btn-copy code-copy toolbar code-toolbar-buttons'.split(
    ' ',
  ),
]);
const dropped = new Set([
  'script',
  'style',
  'template',
  'button',
  'input',
  'select',
  'textarea',
  'svg',
  'img',
  'noscript',
]);
const lineElements = new Set([
  'div',
  'p',
  'li',
  'tr',
  'ol',
  'ul',
  'table',
  'tbody',
  'section',
  'pre',
  'blockquote',
  'dd',
  'dt',
]);
const lineClass = /^(?:line|code-snippet_outer|view-line|codemirror-line|hljs-ln-line)$/;

/** The plain text of a code block as it was shown: one line for each line, no numbers, no buttons, no blank lines around. */
export function collectLines(element: RawElement): string {
  const shape = shapeOf(element);
  const areCodeLines = shape.needsLines && element.children.every(isCode);
  const lines = new Lines();
  const visit = (nodes: readonly RawNode[]) => {
    for (const node of nodes) {
      if (typeof node === 'string') {
        lines.text(node);
      } else if (node.name === 'br') {
        if (!shape.isBreakAfterNewline || !lines.endsWithNewline) lines.softBreak();
      } else if (!isFurniture(node)) {
        const isCodeLine = areCodeLines && nodes === element.children;
        const isLine = isCodeLine || lineElements.has(node.name) || (shape.needsLines && hasLineClass(node));
        if (isLine) lines.startLine();
        visit(node.children);
        if (isLine) lines.softBreak();
      }
    }
  };
  visit(element.children);
  return lines.finish();
}

function isFurniture(element: RawElement): boolean {
  return (
    dropped.has(element.name) || isHidden(element) || classesOf(element).some((word) => furniture.has(word))
  );
}

function isCode(node: RawNode): boolean {
  return typeof node !== 'string' && node.name === 'code';
}

function hasLineClass(element: RawElement): boolean {
  return classesOf(element).some((word) => lineClass.test(word));
}

/** How the source marks its lines; some mark them twice. */
function shapeOf(element: RawElement): { isBreakAfterNewline: boolean; needsLines: boolean } {
  let before = 0;
  let after = 0;
  let breaks = 0;
  let hasNewline = false;
  const visit = ({ children }: RawElement) => {
    for (const [index, child] of children.entries()) {
      if (typeof child === 'string') {
        hasNewline ||= child.includes('\n');
        continue;
      }
      if (child.name === 'br') {
        const previous = children[index - 1];
        const next = children[index + 1];
        breaks += 1;
        if (typeof previous === 'string' && previous.endsWith('\n')) before += 1;
        if (typeof next === 'string' && next.startsWith('\n')) after += 1;
      }
      visit(child);
    }
  };
  visit(element);
  return { isBreakAfterNewline: before > after, needsLines: !hasNewline && breaks === 0 };
}

/** Text in lines, where a break of the markup and a newline of the text beside it are one and the same. */
class Lines {
  #text = '';
  #isSoft = false;
  /** Kept apart: looking at the end of a growing string would copy it each time. */
  #endsWithNewline = false;

  get endsWithNewline(): boolean {
    return this.#endsWithNewline && !this.#isSoft;
  }

  text(data: string): void {
    if (data === '') return;
    if (this.#isSoft && !data.startsWith('\n')) this.#add('\n');
    this.#isSoft = false;
    this.#add(data);
  }

  /** A break that a newline right after it only repeats. */
  softBreak(): void {
    if (this.#isSoft) this.#add('\n');
    this.#isSoft = true;
  }

  /** A new line begins, if something stands on this one. */
  startLine(): void {
    if (this.#isSoft || (this.#text !== '' && !this.#endsWithNewline)) this.#add('\n');
    this.#isSoft = false;
  }

  finish(): string {
    // Editors fill code with no-break spaces, which no compiler reads.
    const text = this.#text
      .replace(/\r\n?/g, '\n')
      .replace(/\u00a0/g, ' ')
      .trimEnd();
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      if (text.slice(start, end).trim() !== '') break;
      start = end + 1;
    }
    return text.slice(start);
  }

  #add(data: string): void {
    this.#text += data;
    this.#endsWithNewline = data.endsWith('\n');
  }
}
