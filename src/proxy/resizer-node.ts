import type { Sharp } from 'sharp';
import type { ImageType } from '#contract/image-type.ts';
import { ifSmaller, isResizable, type ResizedPicture, type Resizer } from './resizer.ts';
import { createSlots } from './slots.ts';
import type { Variant } from './variant.ts';

export interface NodeResizerOptions {
  /** Width times height that is decoded. */
  maxPixels: number;
  /** Pictures that are decoded at once: each may hold four bytes for every pixel. */
  maxResizes: number;
  maxQueuedResizes: number;
  resizeMs: number;
}

/** Decoding AVIF takes about twenty bytes for each pixel, four times what the others take (measured: docs/benchmarks.md). */
const AVIF_SHARE = 1 / 4;

/**
 * Resizes with sharp (libvips), on threads of its own. AVIF at effort 0 is smaller *and* faster than WebP at effort 4; see
 * docs/benchmarks.md. Takes at most `maxResizes` of Node's four worker threads, so that a picture that takes long leaves some for name
 * lookups and files.
 */
export function createNodeResizer(options: NodeResizerOptions): Resizer {
  const { maxPixels, maxResizes, maxQueuedResizes, resizeMs } = options;
  const slots = createSlots({
    total: maxResizes,
    perHost: maxResizes,
    queue: maxQueuedResizes,
    queueMs: resizeMs,
  });

  return async (picture, variant, signal) => {
    if (!isResizable(picture)) return null;
    const free = await slots.take('', signal);
    try {
      const { default: sharp } = await import('sharp');
      // One thread a picture: several pictures at once use the processors better.
      sharp.concurrency(1);
      // Pictures come once; what libvips would remember of them is only memory.
      sharp.cache(false);
      const image = sharp(picture.bytes, {
        limitInputPixels: picture.type === 'image/avif' ? maxPixels * AVIF_SHARE : maxPixels,
        // What is cut off in the middle would be shown with a grey half.
        failOn: 'truncated',
        sequentialRead: true,
      })
        .timeout({ seconds: Math.ceil(resizeMs / 1000) })
        .autoOrient()
        .resize({ width: variant.width, withoutEnlargement: true });
      return ifSmaller(await encode(image, variant), picture);
    } catch {
      // Not every file that is called a picture can be decoded, by every library. Browsers decide about the original.
      return null;
    } finally {
      free();
    }
  };
}

async function encode(image: Sharp, { format }: Variant): Promise<ResizedPicture> {
  if (format === 'avif') return made('image/avif', image.avif({ quality: 50, effort: 0 }));
  if (format === 'webp') return made('image/webp', image.webp({ quality: 75, effort: 4 }));
  const { hasAlpha } = await image.metadata();
  if (hasAlpha) return made('image/png', image.png({ compressionLevel: 9 }));
  return made('image/jpeg', image.jpeg({ quality: 75, mozjpeg: true }));
}

async function made(type: ImageType, image: Sharp): Promise<ResizedPicture> {
  return { type, bytes: new Uint8Array(await image.toBuffer()) };
}
