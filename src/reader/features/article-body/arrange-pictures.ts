import type { ArticleContext } from './article-context.ts';
import { galleryRows } from './gallery-rows.ts';
import { isStatedIcon, pictureSeat, pictureShape, statedSize } from './picture-shape.ts';

/** Content that is no text and yet something to see: a block with any of it is not a block of pictures. */
const otherContent = 'audio, video, math, table, pre, hr, ul, ol, figure, blockquote, details, [data-embed]';

/** In CSS pixels; below, three pictures side by side would be stamps. */
const narrowPane = 520;

/**
 * Marks the blocks that hold nothing but pictures, so that the style can give them room, and sets runs of three or more as a
 * gallery. Only pictures whose size is known become part of one: its rows are exact from the first moment.
 */
export function arrangePictures(piece: DocumentFragment, context: ArticleContext): void {
  const pane = context.paneWidth > 0 && context.paneWidth < narrowPane ? 'narrow' : 'wide';
  for (const image of piece.querySelectorAll('img')) {
    if (isStatedIcon(image)) image.dataset.picture = 'icon';
  }
  let run: Element[] = [];
  for (const block of [...piece.children]) {
    const images = picturesOf(block);
    if (images.length > 0 && images.every(fitsGallery) && isBare(block)) {
      run.push(block);
    } else {
      setGallery(run, pane);
      run = [];
    }
    if (images.length > 0) markBlock(block, images);
  }
  setGallery(run, pane);
}

/** The pictures of a block that holds nothing else, a caption excepted; none if it holds anything else. */
function picturesOf(block: Element): HTMLImageElement[] {
  if (!block.matches('p, figure, div') || block.querySelector(otherContent) !== null) return [];
  const caption = block.querySelector('figcaption')?.textContent ?? '';
  const hasText = block.textContent.replace(caption, '').trim() !== '';
  const images = [...block.querySelectorAll('img')];
  return hasText || images.some((image) => image.dataset.picture === 'icon') ? [] : images;
}

/** A caption needs its own picture beside it, and a place that something links to must stay. */
function isBare(block: Element): boolean {
  return !block.id && block.querySelector('figcaption, [id]') === null;
}

function fitsGallery(image: HTMLImageElement): boolean {
  const size = statedSize(image);
  if (size === null || size.width < 200) return false;
  const ratio = size.width / size.height;
  return ratio > 0.5 && ratio < 2.4;
}

function markBlock(block: Element, images: readonly HTMLImageElement[]): void {
  const size = images.length === 1 && images[0] !== undefined ? statedSize(images[0]) : null;
  block.setAttribute('data-picture-block', size === null ? 'plain' : pictureShape(size));
}

function setGallery(blocks: readonly Element[], pane: 'wide' | 'narrow'): void {
  const images = blocks.flatMap((block) => [...block.querySelectorAll('img')]);
  const first = blocks[0];
  if (first === undefined || images.length < 3) return;
  const gallery = document.createElement('div');
  gallery.dataset.gallery = '';
  first.before(gallery);
  let start = 0;
  for (const count of galleryRows(images.length, pane)) {
    const row = document.createElement('div');
    row.append(...images.slice(start, start + count).map(galleryCell));
    gallery.append(row);
    start += count;
  }
  for (const block of blocks) block.remove();
}

/** A cell grows with its picture's shape, so that all pictures of a row have one height and none is cut. */
function galleryCell(image: HTMLImageElement): HTMLElement {
  const size = statedSize(image) ?? { width: 3, height: 2 };
  const cell = document.createElement('div');
  cell.style.setProperty('--ratio', String(size.width / size.height));
  cell.append(pictureSeat(image));
  return cell;
}
