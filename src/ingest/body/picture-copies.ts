import type { CleanElement } from './clean-tree.ts';
import type { Caption, Cleaner } from './cleaner.ts';
import { addressWidth, isSameUpload } from './image-address.ts';
import { isPlaceholder } from './placeholders.ts';
import { findAll, type RawElement } from './raw-tree.ts';

/** The picture written last. */
export type WrittenPicture = {
  source: RawElement;
  image: CleanElement;
  /** The `<noscript>` it stands in. */
  noscript: RawElement | null;
  figure: Caption | undefined;
  /** Whether its copy has been met: the next one like it is meant to be there. */
  isPaired: boolean;
};

/**
 * Whether a picture repeats the one written last: a lazy loader's and its copy for browsers without script, or two sizes in one figure.
 * The larger of the two stays, in the place of the first. Otherwise the picture becomes the last.
 */
export function isCopyOfLast(
  source: RawElement,
  image: CleanElement,
  noscript: RawElement | null,
  cleaner: Cleaner,
): boolean {
  const last = cleaner.lastPicture;
  const figure = cleaner.captions.at(-1);
  const next: WrittenPicture = { source, image, noscript, figure, isPaired: false };
  if (last === null || !isCopy(last, next)) {
    cleaner.lastPicture = next;
    return false;
  }
  last.isPaired = true;
  keepLarger(last.image, image, next.noscript !== null);
  return true;
}

function isCopy(last: WrittenPicture, next: WrittenPicture): boolean {
  const isPair = !last.isPaired && (last.noscript === null) !== (next.noscript === null);
  const isOneFigure = next.figure !== undefined && last.figure === next.figure;
  if (!isPair && !isOneFigure) return false;
  const [a = '', b = ''] = [last.image.attributes.src, next.image.attributes.src];
  // Two pictures of one address in a figure may be meant; two sizes of one are not.
  if (isSameUpload(a, b)) return isPair || a !== b;
  if (!isPair) return false;
  const noscript = last.noscript ?? next.noscript;
  const lazy = last.noscript === null ? last.source : next.source;
  return noscript !== null && standsFor(noscript, lazy, isOneFigure);
}

const pictures = new Set(['img']);

/** Whether a `<noscript>` with one picture means the lazy one beside it, or the only other one of its figure. */
function standsFor(noscript: RawElement, lazy: RawElement, isOneFigure: boolean): boolean {
  if (findAll(noscript, pictures).length !== 1) return false;
  if (isPlaceholder(lazy.attributes.get('src') ?? '') && areNeighbours(noscript, lazy)) return true;
  if (!isOneFigure) return false;
  let figure = noscript.parent;
  while (figure !== null && figure.name !== 'figure') figure = figure.parent;
  return figure !== null && countPictures(figure) === 2;
}

/** The number of pictures below an element; three stands for more. */
function countPictures(element: RawElement): number {
  let count = 0;
  for (const child of element.children) {
    if (count > 2) break;
    if (typeof child !== 'string') count += child.name === 'img' ? 1 : countPictures(child);
  }
  return count;
}

function areNeighbours(a: RawElement, b: RawElement): boolean {
  if (a.parent === null || a.parent !== b.parent) return false;
  const { children } = a.parent;
  // Looking for a place among so many, for each picture, would take too long.
  if (children.length > 2000) return false;
  const [from, to] = [children.indexOf(a), children.indexOf(b)].sort((x, y) => x - y);
  return children.slice((from ?? 0) + 1, to).every((node) => typeof node === 'string' && node.trim() === '');
}

function keepLarger(first: CleanElement, second: CleanElement, isNoscript: boolean): void {
  const [a = '', b = ''] = [first.attributes.src, second.attributes.src];
  if (a === b) return;
  const [widthA, widthB] = [addressWidth(a), addressWidth(b)];
  const isSecond = isSameUpload(a, b) ? widthB > widthA : isNoscript;
  const [better, other] = isSecond ? [second, first] : [first, second];
  first.attributes = { ...better.attributes, alt: better.attributes.alt || other.attributes.alt || '' };
}
