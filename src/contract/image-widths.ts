/**
 * The widths that pictures are asked for, in device pixels: a thumbnail, phones, columns of text, large screens. Few, so that
 * readers share what the proxy has already made, and so that nobody can make it fill its stores with every width there is.
 */
export const imageWidths = [160, 240, 320, 480, 640, 960, 1280, 1600, 2048, 2560] as const;

/** The width that is made for a wanted one: the next of {@link imageWidths}, at most the last. */
export function servedWidth(wanted: number): number {
  return imageWidths.find((width) => width >= wanted) ?? imageWidths[imageWidths.length - 1] ?? wanted;
}
