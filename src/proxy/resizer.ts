import type { ImageType } from '#contract/image-type.ts';
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
