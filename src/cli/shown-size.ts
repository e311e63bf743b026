import { identifyImage } from '#contract/image-bytes.ts';
import type { ImageSize } from '#contract/image-size.ts';

/**
 * The size in pixels that a browser shows a picture in. A camera writes how it was held beside the pixels, and browsers turn the picture;
 * the size in the file's header is that before turning. `null` where the file does not say.
 */
export async function shownSize(bytes: Uint8Array): Promise<ImageSize | null> {
  const declared = identifyImage(bytes)?.size ?? null;
  try {
    // Loaded here, because no other command needs it.
    const { default: sharp } = await import('sharp');
    const { autoOrient } = await sharp(bytes).metadata();
    return { width: autoOrient.width, height: autoOrient.height };
  } catch {
    // Browsers show more than sharp can read (ICO, BMP, files with small faults).
    return declared;
  }
}
