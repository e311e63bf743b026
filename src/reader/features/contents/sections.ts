/** A part of an article: the element that is its heading, and how deep it lies, from 0. */
export type Section = { heading: HTMLElement; title: string; depth: number };

/** Fewer headings than this need no table of contents. */
export const fewestSections = 3;

const maxDepth = 2;
const headings = 'h1, h2, h3, h4, h5, h6';
/** What stands in these has headings of its own. */
const asides = 'blockquote, table, figure, aside, details, li';

/**
 * The parts of an article's body, in its order. Bodies from the wild rarely have headings: a paragraph that the body marks as a
 * heading in all but name (`data-heading`) counts as one too, below the headings there are.
 */
export function findSections(body: ParentNode): Section[] {
  const found = [...body.querySelectorAll<HTMLElement>(`${headings}, [data-heading]`)].flatMap((heading) => {
    const level = levelOf(heading);
    const title = heading.textContent.replace(/\s+/g, ' ').trim();
    return title === '' || heading.closest(asides) ? [] : [{ heading, title, level }];
  });
  const levels = [...new Set(found.map(({ level }) => level))].sort((a, b) => a - b);
  return found.map(({ heading, title, level }) => ({
    heading,
    title,
    depth: Math.min(levels.indexOf(level), maxDepth),
  }));
}

const pseudoLevel = 7;

function levelOf(element: HTMLElement): number {
  return element.matches(headings) ? Number(element.nodeName.slice(1)) : pseudoLevel;
}
