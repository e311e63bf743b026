const inlineElements = new Set(
  (
    'A ABBR B BDI BDO BR CITE CODE DEL DFN EM I IMG INS KBD MARK Q RUBY S SAMP SMALL SPAN STRONG SUB SUP ' +
    'TIME U VAR WBR'
  ).split(' '),
);

/**
 * Makes the blocks of a piece its direct children, as the column needs them: takes off boxes that hold everything else, and
 * puts text that stands loose between blocks into paragraphs (in a grid every loose run would become a line of its own).
 */
export function evenFlow(piece: DocumentFragment): void {
  for (let shell = findShell(piece); shell !== null; shell = findShell(piece)) {
    shell.replaceWith(...shell.childNodes);
  }
  wrapLooseText(piece);
}

function findShell(piece: DocumentFragment): Element | null {
  const box = piece.firstElementChild;
  if (box === null || box.nextElementSibling !== null || !box.matches('div, section, article')) return null;
  const hasTextBeside = [...piece.childNodes].some((node) => node !== box && node.textContent?.trim() !== '');
  return box.id || hasTextBeside ? null : box;
}

function wrapLooseText(piece: DocumentFragment): void {
  let paragraph: HTMLParagraphElement | null = null;
  for (const node of [...piece.childNodes]) {
    if (!isInline(node)) {
      paragraph = null;
    } else if (paragraph !== null) {
      paragraph.append(node);
    } else if (isVisible(node)) {
      paragraph = document.createElement('p');
      node.replaceWith(paragraph);
      paragraph.append(node);
    }
  }
}

function isInline(node: Node): boolean {
  if (node instanceof Text) return true;
  if (!(node instanceof Element)) return false;
  if (node.nodeName === 'math') return node.getAttribute('display') !== 'block';
  return inlineElements.has(node.nodeName);
}

function isVisible(node: Node): boolean {
  const hasPicture = node instanceof Element && (node.matches('img') || node.querySelector('img') !== null);
  return hasPicture || node.textContent?.trim() !== '';
}
