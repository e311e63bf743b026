import { imageType } from '#contract/image-type.ts';
import { withDeadline } from './deadline.ts';
import { ifSmaller, isResizable, type ResizedPicture, type Resizer } from './resizer.ts';
import type { Variant } from './variant.ts';
import type { ImagesBinding } from './worker-bindings.ts';

/** The same qualities as on Node. */
const QUALITIES = { avif: 50, webp: 75, plain: 75 };

/**
 * Resizes with Cloudflare's Images. It turns pictures as their cameras were held and drops their metadata by itself; a picture that it
 * does not take, or no longer takes this month, passes as it is.
 */
export function createWorkerResizer(images: ImagesBinding, { resizeMs }: { resizeMs: number }): Resizer {
  return async (picture, variant, signal) => {
    if (!isResizable(picture)) return null;
    try {
      const deadline = { signal, ms: resizeMs, code: 'timeout' as const };
      const bytes = await withDeadline(deadline, () => resize(images, picture, variant));
      const type = imageType(bytes);
      return type === undefined || type === 'more' ? null : ifSmaller({ type, bytes }, picture);
    } catch (cause) {
      signal.throwIfAborted();
      console.warn('a picture could not be resized', cause);
      return null;
    }
  };
}

async function resize(
  images: ImagesBinding,
  picture: ResizedPicture,
  variant: Variant,
): Promise<Uint8Array<ArrayBuffer>> {
  const result = await images
    .input(new Blob([picture.bytes]).stream())
    .transform({ width: variant.width, fit: 'scale-down' })
    .output({ format: outputType(picture, variant), quality: QUALITIES[variant.format] });
  return new Uint8Array(await result.response().arrayBuffer());
}

/** Nobody tells us whether a picture can be seen through, but a JPEG cannot. */
function outputType({ type }: ResizedPicture, { format }: Variant): string {
  if (format !== 'plain') return `image/${format}`;
  return type === 'image/jpeg' ? 'image/jpeg' : 'image/png';
}
