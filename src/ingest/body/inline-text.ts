import type { CleanNode } from './clean-tree.ts';

/** Inline elements that are nothing without content. */
export const textHolders: ReadonlySet<string> = new Set(
  [
    'a abbr b bdi bdo cite code del dfn em i ins kbd mark q rp rt ruby s samp small span strong sub sup time u var',
  ].flatMap((names) => names.split(' ')),
);

/** Takes white space and breaks off the end, also inside the last inline elements. */
export function trimEnd(nodes: CleanNode[]): void {
  for (let last = nodes.at(-1); last !== undefined; last = nodes.at(-1)) {
    if (typeof last === 'string') {
      const text = last.trimEnd();
      if (text !== '') {
        nodes[nodes.length - 1] = text;
        return;
      }
    } else if (last.name !== 'br' && last.name !== 'wbr') {
      if (!textHolders.has(last.name)) return;
      trimEnd(last.children);
      if (last.children.length > 0 || last.attributes.id !== undefined) return;
    }
    nodes.pop();
  }
}
