import { type ImageSize, imageSize } from './image-size.ts';
import { imageType } from './image-type.ts';

const extensions = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/avif': 'avif',
  'image/x-icon': 'ico',
  'image/bmp': 'bmp',
} as const;

/**
 * What a whole picture file is, by its bytes: the ending of its name, and its size in pixels when the header declares one.
 * @returns `null` for anything that is not a raster picture.
 */
export function identifyImage(bytes: Uint8Array): { extension: string; size: ImageSize | null } | null {
  const type = imageType(bytes);
  if (!type || type === 'more') return null;
  const size = imageSize(type, bytes);
  return { extension: extensions[type], size: !size || size === 'more' ? null : size };
}
