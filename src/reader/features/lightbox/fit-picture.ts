export type Size = { width: number; height: number };

/** The bar at the top, a line of air at the bottom, and the room of a caption, in CSS pixels; `lightbox.module.css` has them too. */
const bar = 56;
const air = 24;
const captionRoom = 96;
/** From this shape on a picture is read from top to bottom, not seen at one glance. */
const longRatio = 2.5;

export type Fit = {
  /** `long`: as wide as there is room, and scrolled. */
  shape: 'plain' | 'long';
  /** Of the picture. */
  picture: Size;
  /** Of the window that shows it: as large as the picture, for a long one as high as the screen. */
  frame: Size;
};

/** How a picture of this size is shown in a room of that size: never larger than it is. */
export function fitPicture(picture: Size, room: Size, hasCaption: boolean): Fit {
  const ratio = picture.height / picture.width;
  const free = {
    width: room.width,
    height: Math.max(room.height - bar - (hasCaption ? captionRoom : air), 1),
  };
  const isLong = ratio > longRatio && picture.height > free.height;
  const width = isLong
    ? Math.min(picture.width, free.width)
    : Math.min(picture.width, free.width, free.height / ratio);
  const fitted = { width: Math.round(width), height: Math.round(width * ratio) };
  return isLong
    ? { shape: 'long', picture: fitted, frame: { width: fitted.width, height: room.height } }
    : { shape: 'plain', picture: fitted, frame: fitted };
}
