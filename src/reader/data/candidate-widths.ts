import { imageWidths, servedWidth } from '#contract/image-widths.ts';

/** A narrower picture is hardly smaller to fetch, and every address costs room in the page. */
const smallest = 320;

/**
 * The widths to offer for a picture that stands in at most `room` CSS pixels: up to twice that (a screen of three pixels per
 * pixel does not show more), and none that is wider than the picture itself, which the proxy does not enlarge.
 */
export function candidateWidths(known: { picture: number | undefined; room: number }): number[] {
  const widest = servedWidth(Math.min(known.picture ?? Infinity, known.room * 2));
  return imageWidths.filter((width) => width <= widest && (width >= smallest || width === widest));
}

/** The one width to ask for where the browser has no choice. */
export function widthFor(room: number, density: number): number {
  return servedWidth(room * Math.min(Math.max(density, 1), 2));
}
