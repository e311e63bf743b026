/** What an article may contain, before it is written. Names and attributes come from our own code only. */
export type CleanNode = string | CleanElement;

export type Attributes = Readonly<Record<string, string>>;

export type CleanElement = { name: string; attributes: Attributes; children: CleanNode[] };

export const noAttributes: Attributes = Object.freeze({});

/** Makes an element of the clean tree. */
export function cleanElement(
  name: string,
  attributes: Attributes = noAttributes,
  children: CleanNode[] = [],
): CleanElement {
  return { name, attributes, children };
}

const pictures = new Set(['img', 'video', 'audio']);

/** Whether a node is a picture or a player, alone or inside a link. */
function isPicture(node: CleanNode): boolean {
  if (typeof node === 'string') return false;
  if (pictures.has(node.name)) return true;
  return node.name === 'a' && node.children.length > 0 && node.children.every(isPicture);
}

/** Whether a block is a paragraph of pictures or players and nothing else. */
export function isPictureParagraph(node: CleanNode): boolean {
  if (typeof node === 'string' || node.name !== 'p') return false;
  return node.children.every((child) => isPicture(child) || child === ' ') && node.children.some(isPicture);
}
