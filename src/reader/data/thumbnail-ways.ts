import type { Row } from '#contract/row.ts';
import { type ImageWays, imageWays } from './image-route.ts';
import { siteRoot } from './site.ts';

/** Twice the width of a thumbnail in CSS pixels: sharp on most screens. */
const thumbnailWidth = 208;

/** The ways to a row's picture; `null` for a row without one. */
export function thumbnailWays(row: Row, imageProxy: string | null): ImageWays | null {
  if (!row.image) return null;
  const { src } = row.image;
  if (URL.canParse(src)) return imageWays({ target: src, width: thumbnailWidth, imageProxy, siteRoot });
  const url = new URL(src, siteRoot);
  return { host: url.host, proxy: null, original: url.href };
}
