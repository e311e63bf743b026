import { imageWidths, servedWidth } from '#contract/image-widths.ts';
import type { Row } from '#contract/row.ts';
import { type ImageSources, type ImageWays, imageWays } from './image-ways.ts';

/** Wider than this a panorama's thumbnail is cut from more than anybody would see. */
const widestRatio = 4;

/** The ways to a row's picture in a box of CSS pixels; `null` for a row without one, and where there is no box. */
export function thumbnailWays(
  row: Row,
  box: { width: number; height: number } | null,
  sources: ImageSources,
): ImageWays | null {
  if (!row.image || !box) return null;
  const { src, width, height, signature, mirror } = row.image;
  const ratio = width && height ? Math.min(width / height, widestRatio) : 0;
  // The box is filled: a picture that is wider than the box in shape has to be as high as it.
  const shown = Math.ceil(Math.max(box.width, box.height * ratio));
  const widest = servedWidth(Math.min(width ?? Infinity, shown * 2));
  const widths = imageWidths.filter(
    (candidate) => candidate <= widest && candidate >= Math.min(shown, widest),
  );
  return imageWays({ target: src, signature, mirror, date: row.date, widths, sizes: `${shown}px` }, sources);
}
