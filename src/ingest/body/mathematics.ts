import { type Attributes, type CleanElement, type CleanNode, cleanElement } from './clean-tree.ts';
import type { Rule } from './cleaner.ts';
import { isFormula } from './parse-html.ts';
import type { RawElement } from './raw-tree.ts';

/** Elements of MathML Core that hold other elements of it. */
const groups = new Set(
  (
    'mrow mfrac msqrt mroot mstyle merror mphantom menclose msub msup msubsup munder mover munderover mmultiscripts ' +
    'mprescripts none mtable mtr mlabeledtr mtd'
  ).split(' '),
);
/** Elements that hold text. HTML may stand in them; ours never does: that is where mutation attacks begin. */
const tokens = new Set(['mi', 'mn', 'mo', 'ms', 'mtext']);

const flag = /^(?:true|false)$/;
/** Values are names and small numbers: a length could move the formula out of the article. */
const attributeValues: ReadonlyMap<string, RegExp> = new Map([
  ['displaystyle', flag],
  ['scriptlevel', /^[0-2]$/],
  ['mathvariant', /^(?:normal|bold|italic|bold-italic|double-struck|script|fraktur|sans-serif|monospace)$/],
  ['accent', flag],
  ['accentunder', flag],
  ['columnalign', /^(?:left|center|right)(?: (?:left|center|right)){0,30}$/],
  ['rowalign', /^(?:top|bottom|center|baseline|axis)$/],
  ['columnspan', /^[1-9]\d?$/],
  ['rowspan', /^[1-9]\d?$/],
  ['linethickness', /^(?:0|thin|medium|thick)$/],
  ['stretchy', flag],
  ['fence', flag],
  ['separator', flag],
  ['form', /^(?:prefix|infix|postfix)$/],
  ['largeop', flag],
  ['movablelimits', flag],
  ['notation', /^[a-z]{3,20}(?: [a-z]{3,20}){0,4}$/],
]);

/** A formula in presentation MathML: structure and symbols, without links, actions, foreign content or other notations. */
export const mathRule: Rule = (element, flow) => {
  const children = cleanChildren(element);
  if (!children.some(hasText)) return;
  const attributes = element.attributes.get('display')?.trim() === 'block' ? { display: 'block' } : undefined;
  flow.inline(cleanElement('math', attributes, children));
};

/** A formula that MathJax keeps in a script: its TeX as text, one on display as a paragraph. Any other script goes. */
export const scriptRule: Rule = ({ attributes, children, name }, flow) => {
  if (!isFormula(name, attributes)) return;
  const written = children.filter((child) => typeof child === 'string').join('');
  // Jekyll hides the signs of the formula from XML in a comment of TeX.
  const tex = written
    .trim()
    .replace(/^%? ?<!\[CDATA\[/, '')
    .replace(/%? ?\]\]>$/, '')
    .trim();
  if (tex === '') return;
  if (!/mode\s*=\s*display/i.test(attributes.get('type') ?? '')) {
    flow.text(`$${tex}$`);
    return;
  }
  flow.paragraph();
  flow.text(`$$${tex}$$`);
  flow.paragraph();
};

function hasText(node: CleanNode): boolean {
  return typeof node === 'string' || node.children.some(hasText);
}

function cleanChildren(parent: RawElement): CleanNode[] {
  const children: CleanNode[] = [];
  for (const child of parent.children) {
    if (typeof child === 'string') {
      // Text straight in a group shows only where someone forgot the token around it.
      const text = child.replace(/\s+/g, ' ').trim();
      if (text !== '') children.push(cleanElement('mtext', undefined, [text]));
    } else {
      children.push(...cleanMath(child));
    }
  }
  return children;
}

function cleanMath(element: RawElement): CleanElement[] {
  const { name } = element;
  if (tokens.has(name)) {
    const text = tokenText(element);
    // An empty token stays: in a fraction or an index the place of each child has a meaning.
    return [cleanElement(name, attributesOf(element), text === '' ? [] : [text])];
  }
  if (name === 'mspace') return [cleanElement('mspace')];
  if (groups.has(name)) return [cleanElement(name, attributesOf(element), cleanChildren(element))];
  if (name === 'semantics') {
    // The other children are the same formula in other notations.
    const first = element.children.find((child) => typeof child !== 'string');
    return first === undefined || typeof first === 'string' ? [] : cleanMath(first);
  }
  if (name === 'mpadded' || name === 'mfenced' || name === 'maction' || name === 'math') {
    const children = cleanChildren(element);
    return children.length === 0 ? [] : [cleanElement('mrow', undefined, children)];
  }
  return [];
}

function attributesOf({ attributes }: RawElement): Attributes {
  const kept: Record<string, string> = {};
  for (const [name, value] of attributes) {
    const known = attributeValues.get(name);
    const text = value.trim().toLowerCase();
    if (known?.test(text)) kept[name] = text;
  }
  return kept;
}

const silent = new Set([
  'script',
  'style',
  'annotation',
  'annotation-xml',
  'svg',
  'template',
  'title',
  'textarea',
]);

function tokenText(element: RawElement): string {
  let text = '';
  const visit = (parent: RawElement) => {
    for (const child of parent.children) {
      if (typeof child === 'string') text += child;
      else if (!silent.has(child.name)) visit(child);
    }
  };
  visit(element);
  return text.replace(/[ \t\n\f\r]+/g, ' ').trim();
}
