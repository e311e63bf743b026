/** The scrolling pane of the open article; `null` when none is open. */
export function articleScroller(): HTMLElement | null {
  return document.getElementById('article');
}

/** The row that has the focus, as the link that opens it. */
export function focusedRow(): HTMLElement | null {
  const row = document.activeElement?.closest('#list [data-position]');
  return row?.querySelector<HTMLElement>('a') ?? null;
}

/** The first row of the list whose top is in sight. */
export function topmostRow(): HTMLElement | null {
  const list = document.getElementById('list');
  if (!list) return null;
  const { top, bottom } = list.getBoundingClientRect();
  const isInSight = (row: Element): boolean => {
    const box = row.getBoundingClientRect();
    return box.top >= top - 1 && box.top < bottom;
  };
  const row = [...list.querySelectorAll('[data-position]')].find(isInSight);
  return row?.querySelector<HTMLElement>('a') ?? null;
}

/** The article's picture that is in sight, else the next one below, else its last. */
export function nearestPicture(): HTMLElement | null {
  const scroller = articleScroller();
  const pictures = [...(scroller?.querySelectorAll<HTMLElement>('[data-opens]') ?? [])];
  const top = scroller?.getBoundingClientRect().top ?? 0;
  return pictures.find((picture) => picture.getBoundingClientRect().bottom > top) ?? pictures.at(-1) ?? null;
}

/** Presses what is on the page, as a hand would; `false` when it is not there. */
export function press(element: HTMLElement | null): boolean {
  element?.click();
  return element !== null;
}

/** Whether an element is shown: what a narrow screen leaves out cannot take the focus. */
export function isShown(element: Element | null): element is HTMLElement {
  return element instanceof HTMLElement && element.getClientRects().length > 0;
}

/** The id in an article's address. */
export function idInAddress(address: string): string | null {
  const segment = /\/a\/([^/?#]+)\/?(?:[?#].*)?$/.exec(address)?.[1];
  return segment === undefined ? null : decodeURIComponent(segment);
}
