import type { CleanElement, CleanNode } from './clean-tree.ts';
import { textHolders, trimEnd } from './inline-text.ts';

/**
 * Makes ids and the links to them agree: a link to a place that is not in the article is only its text, an id that no link means
 * goes.
 */
export function settleAnchors(blocks: readonly CleanNode[]): CleanNode[] {
  const ids = new Set<string>();
  const targets = new Set<string>();
  visit(blocks, (element) => {
    const { id, href } = element.attributes;
    if (id !== undefined) ids.add(id);
    if (href?.startsWith('#')) targets.add(href.slice(1));
  });
  return ids.size === 0 && targets.size === 0 ? [...blocks] : settle(blocks, { ids, targets });
}

const textBlocks = new Set([
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'dt',
  'summary',
  'caption',
  'figcaption',
]);

type Known = { ids: ReadonlySet<string>; targets: ReadonlySet<string> };

function settle(nodes: readonly CleanNode[], known: Known): CleanNode[] {
  const settled: CleanNode[] = [];
  for (const node of nodes) {
    if (typeof node === 'string') {
      settled.push(node);
      continue;
    }
    const element = settleElement(node, known);
    const isEmpty =
      element.children.length === 0 && textHolders.has(element.name) && element.attributes.id === undefined;
    const isBareSpan = element.name === 'span' && Object.keys(element.attributes).length === 0;
    const isBareLink = element.name === 'a' && element.attributes.href === undefined;
    if (isEmpty || isBareSpan || isBareLink) for (const child of element.children) settled.push(child);
    else settled.push(element);
  }
  return settled;
}

function settleElement(element: CleanElement, known: Known): CleanElement {
  const { id, ...others } = element.attributes;
  const { href, rel, ...rest } = others;
  const isDangling = href?.startsWith('#') && !known.ids.has(href.slice(1));
  const own = isDangling ? (rel === undefined ? rest : { rel, ...rest }) : others;
  const attributes = id !== undefined && known.targets.has(id) ? { id, ...own } : own;
  const children = settle(element.children, known);
  // The space before an anchor that went now ends the line.
  if (textBlocks.has(element.name)) trimEnd(children);
  return { name: element.name, attributes, children };
}

function visit(nodes: readonly CleanNode[], look: (element: CleanElement) => void): void {
  for (const node of nodes) {
    if (typeof node === 'string') continue;
    look(node);
    visit(node.children, look);
  }
}
