import { type Attributes, type CleanElement, cleanElement } from './clean-tree.ts';
import type { Cleaner, Rule } from './cleaner.ts';
import { commonAttributes } from './common-attributes.ts';
import { Flow } from './flow.ts';
import type { RawElement, RawNode } from './raw-tree.ts';

/** A list holds items and nothing else: what stands between them becomes one, a list between them belongs to the item before. */
export const listRule: Rule = (element, flow, cleaner) => {
  const name = element.name === 'ol' ? 'ol' : 'ul';
  const items: CleanElement[] = [];
  addItems(element.children, { items, flow, cleaner });
  if (items.length === 0) return;
  const common = commonAttributes(element, cleaner);
  flow.block(cleanElement(name, name === 'ol' ? { ...common, ...orderOf(element) } : common, items));
};

/** An item without its list. */
export const strayItemRule: Rule = (element, flow, cleaner) => {
  const items: CleanElement[] = [];
  addItem(element, { items, flow, cleaner });
  if (items.length === 0) return;
  flow.paragraph();
  const previous = flow.blocks.at(-1);
  // Stray items in a row are one list; a list that was closed properly is not told from it, and reads the same.
  if (previous?.name === 'ul' && cleaner.strayLists.has(previous)) {
    for (const item of items) previous.children.push(item);
  } else {
    const list = cleanElement('ul', undefined, items);
    cleaner.strayLists.add(list);
    flow.block(list);
  }
};

type ItemContext = { items: CleanElement[]; flow: Flow; cleaner: Cleaner };

function addItems(nodes: readonly RawNode[], context: ItemContext): void {
  const { items, flow, cleaner } = context;
  let loose: RawNode[] = [];
  const endLoose = () => {
    const blocks = cleaner.fill(loose, new Flow('flow', flow));
    loose = [];
    if (blocks.length === 0) return;
    const previous = items.at(-1);
    const isSublist = blocks.every(
      (block) => typeof block !== 'string' && (block.name === 'ul' || block.name === 'ol'),
    );
    if (isSublist && previous) for (const block of blocks) previous.children.push(block);
    else items.push(cleanElement('li', undefined, blocks));
  };
  for (const node of nodes) {
    if (typeof node !== 'string' && node.name === 'li') {
      endLoose();
      addItem(node, context);
    } else {
      loose.push(node);
    }
  }
  endLoose();
}

function addItem(element: RawElement, { items, flow, cleaner }: ItemContext): void {
  if (cleaner.isNotShown(element)) return;
  const children = cleaner.flowOf(element, flow);
  if (children.length === 0) return;
  const value = wholeNumber(element.attributes.get('value'));
  const common = commonAttributes(element, cleaner);
  items.push(cleanElement('li', value === undefined ? common : { ...common, value }, children));
}

function orderOf({ attributes }: RawElement): Attributes {
  const start = wholeNumber(attributes.get('start'));
  const type = attributes.get('type')?.trim();
  return {
    ...(start === undefined || start === '1' ? {} : { start }),
    ...(attributes.has('reversed') ? { reversed: '' } : {}),
    ...(type && /^[aAiI]$/.test(type) ? { type } : {}),
  };
}

function wholeNumber(value: string | undefined): string | undefined {
  const match = value === undefined ? null : /^\s*(-?\d{1,9})\s*$/.exec(value);
  return match ? String(Number(match[1])) : undefined;
}

/** Terms and what is said of them. */
export const definitionListRule: Rule = (element, flow, cleaner) => {
  const entries: CleanElement[] = [];
  addEntries(element.children, { items: entries, flow, cleaner });
  if (entries.length > 0) flow.block(cleanElement('dl', commonAttributes(element, cleaner), entries));
};

function addEntries(nodes: readonly RawNode[], context: ItemContext): void {
  const { items, flow, cleaner } = context;
  for (const node of nodes) {
    if (typeof node === 'string') {
      addDescription([node], context);
    } else if (cleaner.isNotShown(node)) {
    } else if (node.name === 'dt') {
      const term = cleaner.phrasingOf(node, flow);
      if (term.length > 0) items.push(cleanElement('dt', commonAttributes(node, cleaner), term));
    } else if (node.name === 'dd') {
      const children = cleaner.flowOf(node, flow);
      if (children.length > 0) items.push(cleanElement('dd', commonAttributes(node, cleaner), children));
    } else if (node.name === 'div') {
      addEntries(node.children, context);
    } else {
      addDescription([node], context);
    }
  }
}

function addDescription(nodes: readonly RawNode[], { items, flow, cleaner }: ItemContext): void {
  const blocks = cleaner.fill(nodes, new Flow('flow', flow));
  if (blocks.length > 0) items.push(cleanElement('dd', undefined, blocks));
}
