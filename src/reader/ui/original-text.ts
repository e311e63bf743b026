type Original = {
  text: string;
  /** For each code unit that is shown the place in the original that it stands for; `null`: its own place. */
  origins: readonly number[] | null;
};

const originals = new WeakMap<Text, Original>();

/** Tells what shows an article's text that the text now reads otherwise; it bubbles from the body. */
export const textChange = 'lectern:textchange';

/**
 * Lets a text of the page read otherwise than the article has it. Whoever stores places in the text stores them in the original:
 * `originalText` and the offsets below lead there and back.
 */
export function showInstead(node: Text, text: string, origins: readonly number[] | null): void {
  originals.set(node, { text: originalText(node), origins });
  if (node.data !== text) node.data = text;
}

/** Lets the texts below a node read as the article has them again. */
export function showOriginals(root: Node): void {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (!(node instanceof Text)) continue;
    const original = originals.get(node);
    if (!original) continue;
    originals.delete(node);
    node.data = original.text;
  }
}

/** What a text of the page says in the article, whatever it shows. */
export function originalText(node: Text): string {
  return originals.get(node)?.text ?? node.data;
}

/** What all texts below a node say in the article; from its beginning on, at least `least` characters when there are so many. */
export function originalContent(root: Node, least = Number.POSITIVE_INFINITY): string {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  let text = '';
  while (text.length < least && walker.nextNode())
    if (walker.currentNode instanceof Text) text += originalText(walker.currentNode);
  return text;
}

/** The place in the original text that a place in the shown one stands for. */
export function originalOffset(node: Text, offset: number): number {
  const original = originals.get(node);
  if (!original) return offset;
  return original.origins?.[offset] ?? (offset < node.data.length ? offset : original.text.length);
}

/** The place in the shown text that stands for a place in the original one. */
export function shownOffset(node: Text, offset: number): number {
  const origins = originals.get(node)?.origins;
  if (!origins) return Math.min(offset, node.data.length);
  const shown = origins.findIndex((origin) => origin >= offset);
  return shown < 0 ? node.data.length : shown;
}
