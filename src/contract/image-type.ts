/** The kinds of picture we pass on. SVG is a document with scripts and requests of its own, so it is not one. */
export const imageTypes = [
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'image/avif',
  'image/x-icon',
  'image/bmp',
] as const;

export type ImageType = (typeof imageTypes)[number];

/** The first look happens at this many bytes: enough for every fixed header below. */
export const FIRST_LOOK_BYTES = 32;

/** A file type box longer than this names more brands than any real file. */
const MAX_FTYP_BYTES = 256;

/**
 * The kind of picture by its first bytes (WHATWG MIME Sniffing section 6.1, and the formats' own headers where
 * those two or four bytes would also match text). The label that came with it is ignored: it is the sender's
 * claim. `undefined` when it is none of ours, `'more'` when these bytes cannot tell yet.
 */
export function imageType(head: Uint8Array): ImageType | 'more' | undefined {
  if (startsWith(head, 0, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) && hasAscii(head, 12, 'IHDR')) {
    return 'image/png';
  }
  if (startsWith(head, 0, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  if (hasAscii(head, 0, 'GIF87a') || hasAscii(head, 0, 'GIF89a')) return 'image/gif';
  if (hasAscii(head, 0, 'RIFF') && hasAscii(head, 8, 'WEBPVP8')) return 'image/webp';
  if (isBmp(head)) return 'image/bmp';
  if (isIco(head)) return 'image/x-icon';
  return hasAscii(head, 4, 'ftyp') ? avifType(head) : undefined;
}

/** Whether the bytes at `offset` are this text. */
export function hasAscii(bytes: Uint8Array, offset: number, text: string): boolean {
  return [...text].every((character, index) => bytes[offset + index] === character.charCodeAt(0));
}

function startsWith(bytes: Uint8Array, offset: number, expected: readonly number[]): boolean {
  return expected.every((byte, index) => bytes[offset + index] === byte);
}

/** ISO/IEC 14496-12: size, 'ftyp', major brand, version, compatible brands. HEIC and MP4 begin the same way. */
function avifType(head: Uint8Array): ImageType | 'more' | undefined {
  const size = new DataView(head.buffer, head.byteOffset, head.byteLength).getUint32(0);
  if (size < 16 || size > MAX_FTYP_BYTES) return undefined;
  const brandOffsets = Array.from({ length: (size - 8) >> 2 }, (_, index) => 8 + index * 4).filter(
    (at) => at !== 12,
  );
  if (brandOffsets.some((at) => hasAscii(head, at, 'avif') || hasAscii(head, at, 'avis')))
    return 'image/avif';
  return head.length < size ? 'more' : undefined;
}

/** "BM" alone also begins words: the reserved fields are zero and the second header's size is one of those in use. */
function isBmp(head: Uint8Array): boolean {
  const sizes = [12, 16, 40, 52, 56, 64, 108, 124];
  return (
    hasAscii(head, 0, 'BM') &&
    startsWith(head, 6, [0, 0, 0, 0]) &&
    sizes.some((size) => startsWith(head, 14, [size, 0, 0, 0]))
  );
}

/** An icon directory with at least one entry, whose reserved byte and number of planes are as they must be. */
function isIco(head: Uint8Array): boolean {
  if (!startsWith(head, 0, [0, 0, 1, 0]) || head.length < 22) return false;
  const count = (head[4] ?? 0) + (head[5] ?? 0) * 256;
  return count > 0 && count <= 256 && head[9] === 0 && (head[10] ?? 2) <= 1 && head[11] === 0;
}
