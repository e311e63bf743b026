import type { ArticleContext } from './article-context.ts';

/** Lets what is wider than the column scroll in a box of its own; a box that does scroll can be reached by keyboard. */
export function addScrollBoxes(piece: DocumentFragment, context: ArticleContext): void {
  const { words, signal } = context;
  const observer = new ResizeObserver((entries) => {
    for (const box of new Set(entries.map((entry) => entry.target.closest<HTMLElement>('[data-scroll]')))) {
      if (box !== null) settleBox(box);
    }
  });
  signal.addEventListener('abort', () => observer.disconnect());
  const names = { table: words.scrollTable, code: words.scrollCode, math: words.scrollMath };
  const settleBox = (box: HTMLElement): void => {
    const isTooWide = box.scrollWidth > box.clientWidth + 1;
    const name = Object.entries(names).find(([kind]) => kind === box.dataset.scroll)?.[1];
    if (isTooWide && name !== undefined) {
      box.tabIndex = 0;
      box.setAttribute('role', 'region');
      box.setAttribute('aria-label', name);
    } else {
      for (const attribute of ['tabindex', 'role', 'aria-label']) box.removeAttribute(attribute);
    }
  };
  for (const [selector, kind] of wideThings) {
    for (const element of piece.querySelectorAll(selector)) {
      const box = boxAround(element, kind);
      observer.observe(box);
      observer.observe(element);
    }
  }
}

/** A table or code inside a table scrolls with it. */
const wideThings = [
  ['table:not(table table)', 'table'],
  ['pre:not(table pre, pre pre)', 'code'],
  ['math[display="block"]:not(math math, table math)', 'math'],
] as const;

function boxAround(element: Element, kind: string): HTMLElement {
  // Formulas may stand inside a paragraph, where a block element would not belong.
  const box = document.createElement(kind === 'math' ? 'span' : 'div');
  box.dataset.scroll = kind;
  element.replaceWith(box);
  box.append(element);
  return box;
}
