import { proxyPath } from '#contract/proxy-url.ts';
import type { Row } from '#contract/row.ts';
import { siteRoot } from './site.ts';

/** Twice the width of a thumbnail in CSS pixels: sharp on most screens. */
const thumbnailWidth = 208;

/** The addresses at which a row's picture may be had, best first. */
export function thumbnailSources(row: Row, imageProxy: string | null): string[] {
  if (!row.image) return [];
  const { src } = row.image;
  if (!/^https?:/.test(src)) return [new URL(src, siteRoot).href];
  return imageProxy === null ? [src] : [imageProxy + proxyPath({ target: src, width: thumbnailWidth })];
}
