/**
 * Browsers stop at some height of a page: Firefox at 17.9 million pixels, Chromium at 33.5. A list that is taller gets this height,
 * in which it is drawn at its own size, and moves along faster than the page where the page is moved by a lot.
 */
export const maxHeight = 8_000_000;

/** Near both ends, list and page move alike: whoever goes there arrives at the very first and last row. */
const edge = 250_000;

/** A list in a page: how much of its height the page lacks, and how far the page can be scrolled. All in CSS pixels. */
export type ScrollScale = { lacking: number; end: number };

/** How far the list is scrolled when the page is scrolled so far by its scrollbar. */
export function toList(scrollTop: number, { lacking, end }: ScrollScale): number {
  const middle = end - 2 * edge;
  const share = Math.min(Math.max((scrollTop - edge) / middle, 0), 1);
  return scrollTop + lacking * share;
}

/** The inverse of `toList`. */
export function toPage(distance: number, { lacking, end }: ScrollScale): number {
  const middle = end - 2 * edge;
  const share = Math.min(Math.max((distance - edge) / (middle + lacking), 0), 1);
  return distance - lacking * share;
}
