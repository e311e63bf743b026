const maxLength = 40;

/**
 * Marks paragraphs that are headings in all but name, as most feeds have them: a short line, all of it bold, with something else
 * before and after it. Several bold lines in a row are a text in bold; a line that ends as a sentence goes on is no heading.
 */
export function markPseudoHeadings(piece: DocumentFragment): void {
  for (const paragraph of piece.children) {
    const { previousElementSibling: before, nextElementSibling: after } = paragraph;
    const isAlone = !isBoldLine(before) && !isBoldLine(after);
    if (isBoldLine(paragraph) && isAlone) paragraph.setAttribute('data-heading', '');
  }
}

function isBoldLine(element: Element | null): boolean {
  if (element?.nodeName !== 'P' || element.querySelector('img, br') !== null) return false;
  const text = withoutSpaces(element);
  if (text === '' || text.length > maxLength || /[，。；,;.]$/.test(text)) return false;
  const bold = [...element.querySelectorAll('strong, b')].filter((part) => !part.matches(':is(strong, b) *'));
  return bold.map(withoutSpaces).join('') === text;
}

function withoutSpaces(element: Element): string {
  return element.textContent.replaceAll(/\s+/g, '');
}
