import { widthFor } from '#reader/data/candidate-widths.ts';
import { statedSize } from './picture-shape.ts';

/** The room of a wide picture or a gallery, and of any other picture, in CSS pixels: 54rem and 38 Han characters of 18 px. */
export const widestPicture = 864;
const columnWidth = 684;

/**
 * How wide a picture stands in the page, for `sizes`. A lazy picture's width is known by the time it loads (`auto`); for the first
 * one, and for browsers that do not know `auto`, it follows from the pane, the picture's own width and its place in a gallery.
 */
export function sizesOf(image: HTMLImageElement, paneWidth: number): string {
  const room = Math.min(isWide(image) ? widestPicture : columnWidth, paneWidth || widestPicture);
  const beside = image.closest('[data-gallery] > div')?.children.length ?? 1;
  const own = statedSize(image)?.width ?? room;
  const width = Math.ceil(Math.min(room / beside, beside > 1 ? room : own));
  return image.loading === 'lazy' ? `auto, ${width}px` : `${width}px`;
}

/** The width to ask for where the browser has no choice; none, so that the picture comes as it is, when nothing is known of the pane. */
export function widthsForPane(paneWidth: number): number[] {
  return paneWidth > 0 ? [widthFor(paneWidth, window.devicePixelRatio)] : [];
}

function isWide(image: HTMLImageElement): boolean {
  return image.closest('[data-picture-block="wide"], [data-gallery]') !== null;
}
