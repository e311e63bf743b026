import { hasAscii, type ImageType } from '#contract/image-type.ts';

/** Far past any picture's header; a picture whose second frame hides behind more than this passes as one that stands still. */
const MAX_BLOCKS = 100_000;

/**
 * Whether a picture moves. Decoding its frames would cost any number of times its size, so these pass as they are. Looks at the
 * structure of the file only.
 */
export function isAnimated(type: ImageType, bytes: Uint8Array): boolean {
  switch (type) {
    case 'image/gif':
      return gifHasTwoFrames(bytes);
    case 'image/webp':
      // RFC 9649 section 2.7: the animation flag of the extended header.
      return hasAscii(bytes, 12, 'VP8X') && ((bytes[20] ?? 0) & 0x02) !== 0;
    case 'image/png':
      return pngHasAnimationControl(bytes);
    case 'image/avif':
      // The major brand of a sequence (AV1 Image File Format, section 6.3).
      return hasAscii(bytes, 8, 'avis');
    default:
      return false;
  }
}

/** GIF89a: blocks by their first byte, until a second image descriptor. */
function gifHasTwoFrames(bytes: Uint8Array): boolean {
  let at = 13 + colorTableBytes(bytes[10] ?? 0);
  let frames = 0;
  for (let block = 0; block < MAX_BLOCKS; block += 1) {
    const kind = bytes[at];
    if (kind === 0x2c) {
      frames += 1;
      if (frames > 1) return true;
      at = afterSubBlocks(bytes, at + 11 + colorTableBytes(bytes[at + 9] ?? 0));
    } else if (kind === 0x21) {
      at = afterSubBlocks(bytes, at + 2);
    } else {
      return false;
    }
  }
  return true;
}

function colorTableBytes(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 0x07) + 1) : 0;
}

function afterSubBlocks(bytes: Uint8Array, start: number): number {
  let at = start;
  while (at < bytes.length) {
    const length = bytes[at] ?? 0;
    at += length + 1;
    if (length === 0) break;
  }
  return at;
}

/** PNG, third edition, section 11.3.6: `acTL` stands before the picture's data. */
function pngHasAnimationControl(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 8;
  for (let chunk = 0; chunk < MAX_BLOCKS && at + 12 <= bytes.length; chunk += 1) {
    if (hasAscii(bytes, at + 4, 'acTL')) return true;
    if (hasAscii(bytes, at + 4, 'IDAT')) return false;
    at += 12 + view.getUint32(at);
  }
  return false;
}
