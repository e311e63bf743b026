/** A part of an article: the element that is its heading, and how deep it lies, from 0. */
export type Section = { heading: HTMLElement; title: string; depth: number };

/** Fewer headings than this need no table of contents. */
export const fewestSections = 3;

const maxDepth = 2;
const maxPseudoLength = 40;
const headings = 'h1, h2, h3, h4, h5, h6';
/** What stands in these has headings of its own. */
const asides = 'blockquote, table, figure, aside, details, li';

/**
 * The parts of an article's body, in its order. Bodies from the wild rarely have headings: a paragraph that is only bold counts
 * as one too, below the headings there are.
 */
export function findSections(body: ParentNode): Section[] {
  const found = [...body.querySelectorAll<HTMLElement>(`${headings}, p`)].flatMap((heading) => {
    const level = levelOf(heading);
    const title = heading.textContent.replace(/\s+/g, ' ').trim();
    return level === null || title === '' || heading.closest(asides) ? [] : [{ heading, title, level }];
  });
  const levels = [...new Set(found.map(({ level }) => level))].sort((a, b) => a - b);
  return found.map(({ heading, title, level }) => ({
    heading,
    title,
    depth: Math.min(levels.indexOf(level), maxDepth),
  }));
}

const pseudoLevel = 7;

function levelOf(element: HTMLElement): number | null {
  if (element.matches(headings)) return Number(element.nodeName.slice(1));
  return isPseudoHeading(element) ? pseudoLevel : null;
}

/** A short bold paragraph with something below it that is none: several in a row are a text in bold. */
function isPseudoHeading(paragraph: Element): boolean {
  const next = paragraph.nextElementSibling;
  const before = paragraph.previousElementSibling;
  return isBoldLine(paragraph) && !(next && isBoldLine(next)) && !(before && isBoldLine(before));
}

function isBoldLine(element: Element): boolean {
  if (element.nodeName !== 'P') return false;
  const text = element.textContent.trim();
  if (text === '' || text.length > maxPseudoLength || /[，。；,;]$/.test(text)) return false;
  const bold = [...element.querySelectorAll('strong, b')].map((part) => part.textContent).join('');
  return bold.trim() === text;
}
