/** Few widths, so that readers share what the proxy has already made. */
const widths = [320, 480, 640, 960, 1280, 1600, 2048, 2560];

/**
 * The width in device pixels to ask the proxy for: that of the pane, or of the picture where the post says it is smaller.
 * `undefined` (as it is) when nothing is known of the pane. Screens of more than two pixels per pixel do not show more.
 */
export function fittingWidth(known: {
  picture: number | undefined;
  pane: number;
  density: number;
}): number | undefined {
  if (known.pane <= 0) return undefined;
  const cssWidth = Math.min(known.picture ?? known.pane, known.pane);
  const wanted = cssWidth * Math.min(Math.max(known.density, 1), 2);
  return widths.find((width) => width >= wanted) ?? widths.at(-1);
}
