import { common, createLowlight } from 'lowlight';

/** Colouring more than this would hold up the page for longer than it helps. */
const maxCharacters = 50_000;

const lowlight = createLowlight(common);

/**
 * What is told apart, and the classes of highlight.js that mean it; its other classes stay plain. Few, because a page of text is no
 * editor.
 */
const kinds: Readonly<Record<string, string>> = {
  comment: 'comment',
  quote: 'comment',
  keyword: 'keyword',
  'selector-tag': 'keyword',
  literal: 'keyword',
  name: 'keyword',
  string: 'string',
  regexp: 'string',
  addition: 'string',
  number: 'number',
  symbol: 'number',
  attr: 'number',
  attribute: 'number',
  title: 'title',
  section: 'title',
  deletion: 'deletion',
};

type Tree = ReturnType<typeof lowlight.highlight>['children'][number];

/** Colours the code of a `<pre>` whose language is known to us; code that has links or other elements in it stays as it is. */
export function highlightCode(pre: HTMLElement): void {
  const language = (pre.dataset.language ?? '').toLowerCase();
  const code = pre.querySelector('code') ?? pre;
  const text = code.textContent;
  if (!lowlight.registered(language) || code.children.length > 0 || text.length > maxCharacters) return;
  code.replaceChildren(...lowlight.highlight(language, text).children.flatMap(toNodes));
}

/** The tree as nodes of the page; its text never becomes HTML. */
function toNodes(tree: Tree): Node[] {
  if (tree.type === 'text') return [document.createTextNode(tree.value)];
  if (tree.type !== 'element') return [];
  const children = tree.children.flatMap(toNodes);
  const kind = kindOf(tree.properties.className);
  if (kind === undefined) return children;
  const span = document.createElement('span');
  span.dataset.token = kind;
  span.append(...children);
  return [span];
}

function kindOf(classNames: unknown): string | undefined {
  const [first] = Array.isArray(classNames) ? classNames : [];
  const name = String(first ?? '').replace(/^hljs-/, '');
  return Object.hasOwn(kinds, name) ? kinds[name] : undefined;
}
