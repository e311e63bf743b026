import type { ArticleContext } from './article-context.ts';
import { isStatedIcon, pictureSeat, statedSize } from './picture-shape.ts';

/** Below these sizes in CSS pixels a tile has room for its buttons only. */
const littleRoom = { width: 200, height: 150 };

/**
 * An empty tile in the form of a picture: with the picture's box, so that the text stays where it was, or in the line where the
 * picture stands in one.
 */
export function tileFor(image: HTMLImageElement, label: string, { paneWidth }: ArticleContext): HTMLElement {
  const tile = document.createElement('span');
  const size = statedSize(image);
  tile.dataset.imageTile = isStatedIcon(image) || (size === null && isInLine(image)) ? 'icon' : 'picture';
  tile.setAttribute('role', 'group');
  tile.setAttribute('aria-label', label);
  if (size !== null && tile.dataset.imageTile === 'picture') {
    const { width, height } = size;
    tile.style.aspectRatio = `${width} / ${height}`;
    tile.style.inlineSize = `min(100%, ${width}px)`;
    const scale = Math.min(1, (paneWidth || width) / width);
    const isLittle = width * scale < littleRoom.width || height * scale < littleRoom.height;
    if (isLittle) tile.dataset.tileRoom = 'little';
    if (isLittle) tile.title = label;
  }
  return tile;
}

/** Among words, not in a block of its own. */
function isInLine(image: HTMLImageElement): boolean {
  const block = image.closest('p, li, td, th, div, figure');
  return (
    block !== null &&
    block.closest('[data-picture-block], figure') === null &&
    block.textContent.trim() !== ''
  );
}

/** Puts a tile where a picture stands; the picture waits outside the page until it is brought back. */
export function standIn(image: HTMLImageElement, tile: HTMLElement): { bringBack: () => void } {
  const seat = pictureSeat(image);
  const place = document.createComment('');
  seat.replaceWith(place);
  const around = place.parentElement?.closest('a');
  (around ?? place).after(tile);
  return {
    bringBack() {
      const hadFocus = tile.contains(document.activeElement);
      const block = tile.parentElement;
      place.replaceWith(seat);
      tile.remove();
      if (hadFocus) keepFocus(image, block);
    },
  };
}

/** The pressed button is gone; the keyboard goes on from where it was. */
function keepFocus(image: HTMLImageElement, block: HTMLElement | null): void {
  const target = image.tabIndex >= 0 ? image : (image.closest('a') ?? block);
  if (target === null) return;
  if (target.tabIndex < 0) target.tabIndex = -1;
  target.focus({ preventScroll: true });
}

/** One line of a tile. */
export function tileLine(part: string, ...content: (string | Node)[]): HTMLElement {
  const element = document.createElement('span');
  element.dataset.tilePart = part;
  element.append(...content);
  return element;
}

export function tileButton(text: string, onClick: () => void, { signal }: ArticleContext): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = text;
  button.addEventListener('click', onClick, { signal });
  return button;
}
