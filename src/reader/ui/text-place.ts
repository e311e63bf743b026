import { originalContent } from './original-text.ts';

/**
 * A place in the text of an article: a paragraph by its number and how much of it is above the screen, the same at any font size.
 * `paragraph` is -1 above the first one; `share` of the whole height stands in where the text has no such paragraph. `opening` is how the
 * paragraph begins: it is found again where others came or went before it.
 */
export type TextPoint = { paragraph: number; opening: string; offset: number; share: number };

const openingLength = 32;
const paragraphs = 'p, li, h1, h2, h3, h4, h5, h6, pre, figure, tr';

/** What stands at the top of a pane that scrolls an article. */
export function pointAtTop(pane: HTMLElement): TextPoint {
  const all = paragraphsOf(pane);
  const top = pane.getBoundingClientRect().top;
  const paragraph = lastBeginningAbove(all, top);
  const box = all[paragraph]?.getBoundingClientRect();
  const offset = box && box.height > 0 ? (top - box.top) / box.height : 0;
  const share = pane.scrollHeight > 0 ? pane.scrollTop / pane.scrollHeight : 0;
  const opening = openingOf(all[paragraph]);
  return { paragraph, opening, offset: Math.min(Math.max(offset, 0), 1), share };
}

/** Puts a place at the top of the pane. */
export function scrollToPoint(pane: HTMLElement, point: TextPoint): void {
  const { offset, share } = point;
  const box = findParagraph(paragraphsOf(pane), point)?.getBoundingClientRect();
  if (!box) pane.scrollTo(0, share * pane.scrollHeight);
  else pane.scrollBy(0, box.top - pane.getBoundingClientRect().top + offset * box.height);
}

/** How much of the text is above the pane's lower edge, 0 to 1. */
export function shareRead(pane: HTMLElement): number {
  const box = pane.querySelector('[data-article-body]')?.getBoundingClientRect();
  if (!box || box.height === 0) return 0;
  const read = pane.getBoundingClientRect().bottom - box.top;
  return Math.min(Math.max(read / box.height, 0), 1);
}

function paragraphsOf(pane: HTMLElement): readonly Element[] {
  return [...(pane.querySelector('[data-article-body]')?.querySelectorAll(paragraphs) ?? [])];
}

/** The paragraph that begins in the same way, the nearest where there are several; else the one of this number. */
function findParagraph(
  all: readonly Element[],
  { paragraph, opening }: Pick<TextPoint, 'paragraph' | 'opening'>,
): Element | undefined {
  const own = all[paragraph];
  if (opening === '' || openingOf(own) === opening) return own;
  const same = all.flatMap((element, number) =>
    openingOf(element) === opening ? { element, distance: Math.abs(number - paragraph) } : [],
  );
  return same.sort((a, b) => a.distance - b.distance)[0]?.element ?? own;
}

/** The first letters of a paragraph as the article has them, whatever script shows them. */
function openingOf(paragraph: Element | undefined): string {
  if (!paragraph) return '';
  return originalContent(paragraph, 2 * openingLength)
    .replaceAll(/\s+/g, '')
    .slice(0, openingLength);
}

/** Index of the last paragraph that begins above a line, -1 when none does; they stand one below the other. */
function lastBeginningAbove(all: readonly Element[], line: number): number {
  let low = -1;
  let high = all.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((all[middle]?.getBoundingClientRect().top ?? 0) <= line) low = middle;
    else high = middle;
  }
  return low;
}
