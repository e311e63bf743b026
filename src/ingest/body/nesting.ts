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
  ['tr', [{ closes: words('tr caption colgroup'), until: words('table') }]],
  ['td', [{ closes: words('td th caption colgroup'), until: words('table tr') }]],
  ['th', [{ closes: words('td th caption colgroup'), until: words('table tr') }]],
  ['table', [paragraphRule]],
]);
for (const name of ['thead', 'tbody', 'tfoot', 'caption', 'colgroup']) {
  rules.set(name, [{ closes: words('thead tbody tfoot caption colgroup'), until: words('table') }]);
}
for (const name of headings) rules.set(name, [{ closes: headings, until: containers }, paragraphRule]);
for (const name of [...containers, 'hr']) if (!rules.has(name)) rules.set(name, [paragraphRule]);

/** The length to which a start tag cuts the stack of open elements first; 0 when it ends none. */
export function impliedEnds(stack: readonly RawElement[], name: string): number {
  let length = 0;
  for (const { closes, until } of rules.get(name) ?? []) {
    const found = findOpen(stack, length || stack.length, closes, until);
    if (found > 0) length = found;
  }
  return length;
}

const nothing = words('#none');

/** The place in the stack of the element that an end tag closes; 0 for a stray end tag, which means nothing. */
export function closedByEndTag(stack: readonly RawElement[], name: string): number {
  // A cell is a wall: `</div>` in it cannot end a div around the table. And `</b>` does not end a paragraph that it crosses.
  const walls =
    name === 'table'
      ? nothing
      : tableParts.has(name)
        ? words('table')
        : blocks.has(name)
          ? tableParts
          : blocks;
  const names = headings.has(name) ? headings : words(name);
  return findOpen(stack, stack.length, names, walls);
}

function findOpen(
  stack: readonly RawElement[],
  length: number,
  names: ReadonlySet<string>,
  walls: ReadonlySet<string>,
): number {
  for (let index = length - 1; index > 0; index -= 1) {
    const name = stack[index]?.name ?? '';
    if (names.has(name)) return index;
    if (walls.has(name)) return 0;
  }
  return 0;
}

const inlineOutOfForeign = words('b big br code em font i img s small span strong sub sup u var embed');
const integration = words('foreignobject desc title mi mo mn ms mtext annotation-xml');

/** Whether an HTML tag inside an unclosed `<svg>` or `<math>` shows that the drawing is over; else it would take the article along. */
export function breaksOutOfForeign(stack: readonly RawElement[], name: string): boolean {
  if (name === 'p' || blocks.has(name) || inlineOutOfForeign.has(name)) {
    const inner = stack.at(-1)?.name ?? '';
    return !integration.has(inner) && !stack.some((element) => element.name === 'foreignobject');
  }
  return false;
}
