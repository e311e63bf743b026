import type { RawElement } from './raw-tree.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** https://html.spec.whatwg.org/multipage/syntax.html#void-elements, with the obsolete ones that browsers still treat so. */
export const voidElements = words(
  'area base basefont bgsound br col command embed frame hr img input keygen link meta param source track wbr',
);

const headings = words('h1 h2 h3 h4 h5 h6');
const cells = words('td th caption');
const tableParts = words('table thead tbody tfoot tr td th caption colgroup');
const containers = words(
  'address article aside blockquote body center details dialog dir div dl fieldset figcaption figure footer form header hgroup ' +
    'legend main menu nav ol pre search section summary ul table thead tbody tfoot tr td th caption colgroup li dt dd p',
);
const blocks = new Set([...containers, ...headings]);

type Rule = { closes: ReadonlySet<string>; until: ReadonlySet<string> };

const paragraphRule: Rule = { closes: words('p'), until: cells };

/** Start tags that end elements left open, and how far up they look. After the standard's "in body" and table modes. */
const rules = new Map<string, readonly Rule[]>([
  ['a', [{ closes: words('a'), until: cells }]],
  ['button', [{ closes: words('button'), until: cells }]],
  ['li', [{ closes: words('li'), until: words('ul ol menu dir td th caption') }, paragraphRule]],
  ['dt', [{ closes: words('dt dd'), until: words('dl td th caption') }, paragraphRule]],
  ['dd', [{ closes: words('dt dd'), until: words('dl td th caption') }, paragraphRule]],
  ['rt', [{ closes: words('rt rp'), until: words('ruby') }]],
  ['rp', [{ closes: words('rt rp'), until: words('ruby') }]],
  ['option', [{ closes: words('option'), until: words('select datalist') }]],
  ['table', [paragraphRule]],
]);
for (const name of headings) rules.set(name, [{ closes: headings, until: containers }, paragraphRule]);
for (const name of [...containers, 'hr']) {
  if (!rules.has(name)) rules.set(name, [paragraphRule]);
}

/** Places in SVG and MathML where HTML may stand. */
const integration = words('foreignobject desc title mi mo mn ms mtext annotation-xml');

/** The elements that are open at one point of a body, the outermost first. The first is the root and stays. */
export class OpenElements {
  readonly #stack: RawElement[];
  readonly #counts = new Map<string, number>();
  /** For each open element, whether what stands in it is foreign: SVG or MathML, outside of their places for HTML. */
  readonly #foreign = [false];
  top: RawElement;

  constructor(root: RawElement) {
    this.#stack = [root];
    this.top = root;
  }

  get length(): number {
    return this.#stack.length;
  }

  nameAt(index: number): string {
    return this.#stack[index]?.name ?? '';
  }

  get isForeign(): boolean {
    return this.#foreign[this.#foreign.length - 1] ?? false;
  }

  has(name: string): boolean {
    return (this.#counts.get(name) ?? 0) > 0;
  }

  push(element: RawElement): void {
    const { name } = element;
    this.#foreign.push(name === 'svg' || name === 'math' || (this.isForeign && !integration.has(name)));
    this.#stack.push(element);
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
    this.top = element;
  }

  /** Closes elements until `length` are left; the root stays. */
  cut(length: number): void {
    while (this.#stack.length > Math.max(length, 1)) {
      const name = this.#stack.pop()?.name ?? '';
      this.#foreign.pop();
      this.#counts.set(name, (this.#counts.get(name) ?? 1) - 1);
    }
    this.top = this.#stack[this.#stack.length - 1] ?? this.top;
  }
}

const tableOnly = words('table');
const rowParents = words('table thead tbody tfoot');
const cellParents = words('table thead tbody tfoot tr');

/** Parts of tables end whatever stands between them and the part they belong to: forms, links, earlier cells. */
const parents = new Map<string, ReadonlySet<string>>([
  ['td', cellParents],
  ['th', cellParents],
  ['tr', rowParents],
  ...['thead', 'tbody', 'tfoot', 'caption', 'colgroup'].map((name) => [name, tableOnly] as const),
]);

/** The length to which a start tag cuts the open elements first; 0 when it ends none. */
export function impliedEnds(open: OpenElements, name: string): number {
  const parent = parents.get(name);
  if (parent) return open.has('table') ? lengthUpTo(open, parent) : 0;
  let length = 0;
  for (const rule of rules.get(name) ?? []) {
    if (rule === paragraphRule && !open.has('p')) continue;
    const { closes, until } = rule;
    for (let index = (length || open.length) - 1; index > 0; index -= 1) {
      const at = open.nameAt(index);
      if (closes.has(at)) length = index;
      if (closes.has(at) || until.has(at)) break;
    }
  }
  return length;
}

function lengthUpTo(open: OpenElements, parent: ReadonlySet<string>): number {
  for (let index = open.length - 1; index > 0; index -= 1)
    if (parent.has(open.nameAt(index))) return index + 1;
  return 0;
}

const noWalls = words('#none');
/** How far an inline end tag looks: deeper nesting has no meaning, and a body of stray end tags would take quadratic time. */
const maxInlineDepth = 50;

/** The place of the element that an end tag closes; 0 for a stray end tag, which means nothing. */
export function closedByEndTag(open: OpenElements, name: string): number {
  const isHeading = headings.has(name);
  if (!isHeading && !open.has(name)) return 0;
  const isBlock = blocks.has(name) || crossing.has(name);
  // A cell is a wall: `</div>` in it cannot end a div around the table. And `</b>` does not end a paragraph that it crosses.
  const walls = wallsFor(name, isBlock);
  const last = isBlock ? 0 : Math.max(0, open.length - 1 - maxInlineDepth);
  for (let index = open.length - 1; index > last; index -= 1) {
    const at = open.nameAt(index);
    if (at === name || (isHeading && headings.has(at))) return index;
    if (walls.has(at)) return 0;
  }
  return 0;
}

/** Elements that are no blocks, but hold what they hold up to their own end tag, whatever was left open inside. */
const crossing = words('noscript template object select button video audio picture svg math canvas map');

function wallsFor(name: string, isBlock: boolean): ReadonlySet<string> {
  if (name === 'table') return noWalls;
  if (tableParts.has(name)) return tableOnly;
  return isBlock ? tableParts : blocks;
}

const inlineOutOfForeign = words('b big br code em font i img s small span strong sub sup u var embed');

/** Whether an HTML tag inside an unclosed `<svg>` or `<math>` shows that the drawing is over; else it would take the article along. */
export function breaksOutOfForeign(open: OpenElements, name: string): boolean {
  if (open.has('foreignobject')) return false;
  // No formula holds a paragraph, though its tokens may hold HTML.
  if (blocks.has(name)) return open.isForeign || open.has('math');
  return open.isForeign && inlineOutOfForeign.has(name);
}
