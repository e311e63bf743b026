import { hasAscii, type ImageType } from './image-type.ts';

export interface ImageSize {
  width: number;
  height: number;
}

/** `'more'`: the size comes later in the file. `undefined`: these bytes say that there is none. */
export type FoundSize = ImageSize | 'more' | undefined;

/**
 * The size in pixels that a picture's own header declares, without decoding anything. Never reads past the
 * given bytes and jumps from block to block, so that hostile lengths cost nothing.
 */
export function imageSize(type: ImageType, head: Uint8Array): FoundSize {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  switch (type) {
    case 'image/png':
      // Portable Network Graphics, section 11.2.2: IHDR comes first.
      return atLeast(view, 24) ?? { width: view.getUint32(16), height: view.getUint32(20) };
    case 'image/gif':
      // GIF89a, section 18: the logical screen.
      return atLeast(view, 10) ?? { width: view.getUint16(6, true), height: view.getUint16(8, true) };
    case 'image/jpeg':
      return jpegSize(view);
    case 'image/webp':
      return webpSize(head, view);
    case 'image/avif':
      return avifSize(head, view);
    case 'image/bmp':
      return bmpSize(view);
    case 'image/x-icon':
      return icoSize(head, view);
  }
}

function atLeast(view: DataView, bytes: number): 'more' | undefined {
  return view.byteLength < bytes ? 'more' : undefined;
}

/** ITU-T T.81 annex B: segments of marker and length up to the frame header (SOFn), which holds the size. */
function jpegSize(view: DataView): FoundSize {
  let at = 2;
  while (at + 9 <= view.byteLength) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) {
      at += 1; // Fill bytes may stand before any marker.
    } else if (isFrameHeader(marker)) {
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    } else if (marker === 0xda || marker === 0xd9) {
      return undefined; // Picture data, or the end, before any frame: nothing can decode this.
    } else {
      const isBare = marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
      at += isBare ? 2 : 2 + Math.max(view.getUint16(at + 2), 2);
    }
  }
  return 'more';
}

function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** RFC 9649: VP8X declares a canvas, VP8L and VP8 begin with their frame's header. */
function webpSize(head: Uint8Array, view: DataView): FoundSize {
  if (view.byteLength < 30) return 'more';
  if (hasAscii(head, 12, 'VP8X')) {
    const uint24 = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 65_536;
    return { width: uint24(24) + 1, height: uint24(27) + 1 };
  }
  if (hasAscii(head, 12, 'VP8L')) {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (!hasAscii(head, 12, 'VP8 ')) return undefined;
  return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
}

/** The second header: 16-bit fields in the oldest kind, signed 32-bit ones since (a negative height runs top down). */
function bmpSize(view: DataView): FoundSize {
  if (view.byteLength < 26) return 'more';
  if (view.getUint32(14, true) === 12)
    return { width: view.getUint16(18, true), height: view.getUint16(20, true) };
  return { width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) };
}

/** Entries say at most 256 by 256, but an entry may hold a whole PNG that says otherwise: the largest counts. */
function icoSize(head: Uint8Array, view: DataView): FoundSize {
  const count = view.getUint16(4, true);
  if (view.byteLength < 6 + count * 16) return 'more';
  const offsets = Array.from({ length: count }, (_, index) => view.getUint32(6 + index * 16 + 12, true));
  if (offsets.some((offset) => offset + 24 > view.byteLength)) return 'more';
  const embedded = offsets
    .filter((offset) => hasAscii(head, offset + 12, 'IHDR'))
    .map((offset) => ({ width: view.getUint32(offset + 16), height: view.getUint32(offset + 20) }));
  return largest([{ width: 256, height: 256 }, ...embedded]);
}

/** AV1 Image File Format: meta > iprp > ipco holds an `ispe` (size) for every item; a grid's is the whole picture. */
function avifSize(head: Uint8Array, view: DataView): FoundSize {
  const file = { start: 0, end: view.byteLength };
  const meta = findBox(head, view, file, 'meta');
  if (meta === undefined) return 'more';
  // `meta` is a "full" box: four bytes of version and flags stand before its children.
  const iprp = findBox(head, view, { start: meta.start + 4, end: meta.end }, 'iprp');
  const ipco = iprp && findBox(head, view, iprp, 'ipco');
  if (ipco === undefined || ipco.end > view.byteLength)
    return meta.end > view.byteLength ? 'more' : undefined;
  return largest(
    boxes(head, view, ipco)
      .filter((box) => box.name === 'ispe' && box.start + 12 <= box.end)
      .map((box) => ({ width: view.getUint32(box.start + 4), height: view.getUint32(box.start + 8) })),
  );
}

interface Box {
  name: string;
  start: number;
  end: number;
}

function findBox(head: Uint8Array, view: DataView, within: Omit<Box, 'name'>, name: string): Box | undefined {
  return boxes(head, view, within).find((box) => box.name === name);
}

/** ISO/IEC 14496-12 section 4.2: size, name, content. A size of 1 means that eight more bytes hold it; 0, to the end. */
function boxes(head: Uint8Array, view: DataView, within: Omit<Box, 'name'>): Box[] {
  const found: Box[] = [];
  let at = within.start;
  while (at + 16 <= Math.min(within.end, view.byteLength)) {
    const short = view.getUint32(at);
    const size = short === 1 ? view.getUint32(at + 8) * 2 ** 32 + view.getUint32(at + 12) : short;
    const headerBytes = short === 1 ? 16 : 8;
    const end = size === 0 ? within.end : at + size;
    if (end < at + headerBytes) return found;
    found.push({ name: String.fromCharCode(...head.subarray(at + 4, at + 8)), start: at + headerBytes, end });
    at = end;
  }
  return found;
}

function largest(sizes: readonly ImageSize[]): ImageSize | undefined {
  return sizes.toSorted((a, b) => b.width * b.height - a.width * a.height)[0];
}
