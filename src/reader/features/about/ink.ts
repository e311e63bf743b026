/** How many shades of ink there are. */
export const inks = 4;

/** Shares of all counts that lie below the shades after the first: the darkest is for the rare. */
const shares = [0.4, 0.75, 0.94];

/**
 * The smallest count of each shade of ink, palest first. Shades follow the counts as they are spread, so that a few large ones do
 * not leave everything else pale. `[1, 4, 9]`: three shades are enough where counts differ little.
 */
export function inkBounds(counts: Iterable<number>): number[] {
  const sorted = [...counts].filter((count) => count > 0).sort((a, b) => a - b);
  const [least] = sorted;
  if (least === undefined) return [];
  const bounds = [least, ...shares.map((share) => sorted[Math.floor(share * sorted.length)] ?? least)];
  return bounds.filter((bound, index) => index === 0 || bound > (bounds[index - 1] ?? 0));
}

/** The shade of a count, 0 for none: the largest counts have the darkest ink, however few shades there are. */
export function inkOf(count: number, bounds: readonly number[]): number {
  const step = bounds.filter((bound) => bound <= count).length;
  if (count <= 0 || step === 0) return 0;
  return inks - bounds.length + step;
}
