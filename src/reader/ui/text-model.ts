import { originalOffset, originalText, shownOffset } from './original-text.ts';

/** The text of an article as one string, and the way between its positions and the page's nodes. */
export type TextModel = {
  text: string;
  /** The nodes from one position to another; `null` when they are not in the text. */
  rangeOf: (start: number, end: number) => Range | null;
  /** The position of a point in the page; a point between texts is at the beginning of the next one. */
  positionOf: (node: Node, offset: number) => number;
};

/** What the reader puts into an article is not its text. */
const ours = 'button, [data-code-head], [data-note-popover], [data-embed-box], [data-image-tile]';

const blocks = new Set(
  (
    'ADDRESS ARTICLE ASIDE BLOCKQUOTE BR DD DETAILS DIV DL DT FIGCAPTION FIGURE H1 H2 H3 H4 H5 H6 HR LI OL P PRE ' +
    'SECTION SUMMARY TABLE TD TH TR UL'
  ).split(' '),
);

type Part = { node: Text; start: number; length: number };

/**
 * Reads the text of an article's body as the article has it, whatever script it is shown in. Blocks begin on lines of their own.
 */
export function readText(body: Element): TextModel {
  const parts: Part[] = [];
  let text = '';
  const beginLine = (): void => {
    if (text !== '' && !text.endsWith('\n')) text += '\n';
  };
  const visit = (element: Element): void => {
    for (const child of element.childNodes) {
      if (child instanceof Text) {
        const own = originalText(child);
        if (own !== '') parts.push({ node: child, start: text.length, length: own.length });
        text += own;
      } else if (child instanceof Element && !child.matches(ours)) {
        const isBlock = blocks.has(child.nodeName);
        if (isBlock) beginLine();
        visit(child);
        if (isBlock) beginLine();
      }
    }
  };
  visit(body);
  return {
    text,
    rangeOf: (start, end) => rangeOf(parts, start, end),
    positionOf: (node, offset) => positionOf(parts, { node, offset, end: text.length }),
  };
}

function rangeOf(parts: readonly Part[], start: number, end: number): Range | null {
  const first = parts[firstIndex(parts, (part) => part.start + part.length > start)];
  const last = parts[firstIndex(parts, (part) => part.start + part.length >= end)];
  if (!first || !last || end <= start) return null;
  const range = new Range();
  range.setStart(first.node, shownOffset(first.node, Math.max(start - first.start, 0)));
  range.setEnd(last.node, shownOffset(last.node, Math.max(end - last.start, 0)));
  return range;
}

function positionOf(
  parts: readonly Part[],
  { node, offset, end }: { node: Node; offset: number; end: number },
): number {
  const point = new Range();
  point.setStart(node, offset);
  const part = parts[firstIndex(parts, (one) => isAtOrAfter(one.node, point))];
  if (!part) return end;
  return part.node === node ? part.start + originalOffset(part.node, offset) : part.start;
}

/** A node that holds the point counts too. */
function isAtOrAfter(node: Text, point: Range): boolean {
  return node === point.startContainer || point.comparePoint(node, 0) >= 0;
}

/** The first of sorted parts that fulfils a condition which all after it fulfil too; their number when none does. */
function firstIndex(parts: readonly Part[], holds: (part: Part) => boolean): number {
  let low = 0;
  let high = parts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const part = parts[middle];
    if (part && holds(part)) high = middle;
    else low = middle + 1;
  }
  return low;
}
