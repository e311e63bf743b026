/**
 * A place in the text of an article: a paragraph by its number and how much of it is above the screen, the same at any font size.
 * `paragraph` is -1 above the first one; `share` of the whole height stands in where the text has no such paragraph.
 */
export type TextPoint = { paragraph: number; offset: number; share: number };

const paragraphs = 'p, li, h1, h2, h3, h4, h5, h6, pre, figure, tr';

/** What stands at the top of a pane that scrolls an article. */
export function pointAtTop(pane: HTMLElement): TextPoint {
  const all = paragraphsOf(pane);
  const top = pane.getBoundingClientRect().top;
  const paragraph = lastBeginningAbove(all, top);
  const box = all[paragraph]?.getBoundingClientRect();
  const offset = box && box.height > 0 ? (top - box.top) / box.height : 0;
  const share = pane.scrollHeight > 0 ? pane.scrollTop / pane.scrollHeight : 0;
  return { paragraph, offset: Math.min(Math.max(offset, 0), 1), share };
}

/** Puts a place at the top of the pane. */
export function scrollToPoint(pane: HTMLElement, { paragraph, offset, share }: TextPoint): void {
  const box = paragraphsOf(pane)[paragraph]?.getBoundingClientRect();
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
