/** How a picture wants to stand: in the line of text, in the column, wider than it, or folded because it is so long. */
export type PictureShape = 'icon' | 'plain' | 'wide' | 'tall';

const iconPixels = 64;
const tallRatio = 2.5;
const widePixels = 1000;
/** A wide picture is a landscape: a square one would fill the whole window. */
const wideRatio = 0.8;

/** The shape of a picture of this size in CSS pixels. */
export function pictureShape(size: { width: number; height: number }): PictureShape {
  const { width, height } = size;
  if (width < iconPixels && height < iconPixels) return 'icon';
  if (height / width > tallRatio && height > 600) return 'tall';
  return width >= widePixels && height / width <= wideRatio ? 'wide' : 'plain';
}

/** The size that the post gave, when it gave both sides. */
export function statedSize(image: HTMLImageElement): { width: number; height: number } | null {
  const width = Number(image.getAttribute('width'));
  const height = Number(image.getAttribute('height'));
  return width > 0 && height > 0 ? { width, height } : null;
}

/** Known to be small enough for the line of text, even if only one side was given. */
export function isStatedIcon(image: HTMLImageElement): boolean {
  const size = statedSize(image);
  if (size !== null) return pictureShape(size) === 'icon';
  const side = Number(image.getAttribute('width') ?? image.getAttribute('height') ?? Number.NaN);
  return side > 0 && side < iconPixels;
}

/**
 * The outermost element that holds this picture and nothing else (a link, a `<strong>`, …), or the picture itself. What takes
 * the picture's place takes this element's, so that no button ends up inside a link.
 */
export function pictureSeat(image: HTMLImageElement): Element {
  let seat: Element = image;
  while (seat.parentElement?.matches('a, span, strong, b, em, i') && isAlone(seat)) seat = seat.parentElement;
  return seat;
}

function isAlone(element: Element): boolean {
  const siblings = [...(element.parentNode?.childNodes ?? [])].filter((node) => node !== element);
  return siblings.every((node) => node.nodeName !== 'IMG' && node.textContent?.trim() === '');
}
