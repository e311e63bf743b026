import type { CleanElement, CleanNode } from './clean-tree.ts';

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

type Known = { ids: ReadonlySet<string>; targets: ReadonlySet<string> };

function settle(nodes: readonly CleanNode[], known: Known): CleanNode[] {
  const settled: CleanNode[] = [];
  for (const node of nodes) {
    if (typeof node === 'string') {
      settled.push(node);
      continue;
    }
    const element = settleElement(node, known);
    const isEmptySpan = isBareSpan(element) || (isInline(element) && element.children.length === 0);
    const isBareLink = element.name === 'a' && element.attributes.href === undefined;
    if (isEmptySpan || isBareLink) for (const child of element.children) settled.push(child);
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
  return { name: element.name, attributes, children: settle(element.children, known) };
}

function isBareSpan({ name, attributes }: CleanElement): boolean {
  return name === 'span' && Object.keys(attributes).length === 0;
}

const inline = new Set(
  'b cite code del dfn em i ins kbd mark q s samp small strong sub sup u var abbr bdi a'.split(' '),
);

function isInline({ name, attributes }: CleanElement): boolean {
  return inline.has(name) && attributes.id === undefined;
}

function visit(nodes: readonly CleanNode[], look: (element: CleanElement) => void): void {
  for (const node of nodes) {
    if (typeof node === 'string') continue;
    look(node);
    visit(node.children, look);
  }
}
