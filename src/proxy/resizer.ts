import type { ImageType } from '#contract/image-type.ts';
import { isAnimated } from './animation.ts';
import type { Variant } from './variant.ts';

export interface ResizedPicture {
  type: ImageType;
  bytes: Uint8Array<ArrayBuffer>;
}

/**
 * Makes a variant of a whole picture: turned as its camera was held, without metadata, never larger than it is. `null` when the
 * picture is to be given as it is: it moves, it cannot be decoded, or the variant would have more bytes. Throws only when the signal
 * fires. This is what a runtime brings that can resize; where there is none, pictures pass through.
 */
export type Resizer = (
  picture: ResizedPicture,
  variant: Variant,
  signal: AbortSignal,
) => Promise<ResizedPicture | null>;

/** What every runtime decodes. ICO and BMP are small, or rare. */
const DECODED: ReadonlySet<ImageType> = new Set<ImageType>([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
]);

/** Whether a picture can be made smaller: of a kind that is decoded, and standing still. */
export function isResizable({ type, bytes }: ResizedPicture): boolean {
  return DECODED.has(type) && !isAnimated(type, bytes);
}

/** The variant, or `null` when it has no fewer bytes than what it was made of. */
export function ifSmaller(made: ResizedPicture, original: ResizedPicture): ResizedPicture | null {
  return made.bytes.length < original.bytes.length ? made : null;
}
