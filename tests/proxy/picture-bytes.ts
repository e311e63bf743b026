import { crc32, deflateSync } from 'node:zlib';

/** A real PNG, grey all over. */
export function png(width = 12, height = 7): Buffer {
  const pixels = Buffer.alloc((width * 3 + 1) * height, 0x80);
  for (let row = 0; row < height; row += 1) pixels[row * (width * 3 + 1)] = 0;
  return Buffer.concat([
    pngHeader(width, height),
    pngChunk('IDAT', deflateSync(pixels)),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Signature and IHDR only: says how large it is and carries no pixels. */
export function pngHeader(width: number, height: number): Buffer {
  const ihdr = Buffer.alloc(13);
  ihdr.writeUInt32BE(width, 0);
  ihdr.writeUInt32BE(height, 4);
  ihdr.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', ihdr),
  ]);
}

function pngChunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  return Buffer.concat([uint32(data.length), body, uint32(crc32(body))]);
}

/** A JPEG up to its frame header, with `metadataBytes` of application segments before it. */
export function jpegHeader(width: number, height: number, metadataBytes = 14): Buffer {
  const segments: Buffer[] = [];
  for (let left = metadataBytes; left > 0; left -= 65_533) {
    const length = Math.min(left, 65_533);
    segments.push(Buffer.from([0xff, 0xe1]), uint16(length + 2), Buffer.alloc(length));
  }
  const frame = Buffer.concat([
    Buffer.from([0xff, 0xc2]),
    uint16(17),
    Buffer.from([8]),
    uint16(height),
    uint16(width),
  ]);
  return Buffer.concat([Buffer.from([0xff, 0xd8]), ...segments, frame, Buffer.alloc(16)]);
}

export function gifHeader(width: number, height: number): Buffer {
  const size = Buffer.alloc(4);
  size.writeUInt16LE(width, 0);
  size.writeUInt16LE(height, 2);
  return Buffer.concat([Buffer.from('GIF89a'), size, Buffer.from([0, 0, 0, 0x3b]), Buffer.alloc(20)]);
}

export function webpHeader(kind: 'VP8X' | 'VP8L' | 'VP8 ', width: number, height: number): Buffer {
  const bytes = Buffer.alloc(40);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(32, 4);
  bytes.write(`WEBP${kind}`, 8);
  if (kind === 'VP8X') {
    bytes.writeUIntLE(width - 1, 24, 3);
    bytes.writeUIntLE(height - 1, 27, 3);
  } else if (kind === 'VP8L') {
    bytes[20] = 0x2f;
    bytes.writeUInt32LE(((width - 1) | ((height - 1) << 14)) >>> 0, 21);
  } else {
    bytes.set([0x9d, 0x01, 0x2a], 23);
    bytes.writeUInt16LE(width, 26);
    bytes.writeUInt16LE(height, 28);
  }
  return bytes;
}

export function avifHeader(
  width: number,
  height: number,
  brands: readonly string[] = ['avif', 'mif1'],
): Buffer {
  const [major = 'avif', ...others] = brands;
  const ispe = box('ispe', Buffer.concat([uint32(0), uint32(width), uint32(height)]));
  const meta = Buffer.concat([uint32(0), box('hdlr', Buffer.alloc(24)), box('iprp', box('ipco', ispe))]);
  const ftyp = Buffer.from(`${major}\0\0\0\0${others.join('')}`, 'latin1');
  return Buffer.concat([box('ftyp', ftyp), box('meta', meta), box('mdat', Buffer.alloc(32))]);
}

export function bmpHeader(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(54);
  bytes.write('BM', 0);
  bytes.writeUInt32LE(40, 14);
  bytes.writeInt32LE(width, 18);
  bytes.writeInt32LE(height, 22);
  return bytes;
}

/** An icon with one entry, which holds a whole PNG. */
export function icoHeader(embedded: Buffer = png(16, 16)): Buffer {
  const bytes = Buffer.alloc(22);
  bytes.set([0, 0, 1, 0, 1, 0, 16, 16, 0, 0, 1, 0, 32, 0]);
  bytes.writeUInt32LE(embedded.length, 14);
  bytes.writeUInt32LE(22, 18);
  return Buffer.concat([bytes, embedded]);
}

function box(name: string, content: Buffer): Buffer {
  return Buffer.concat([uint32(content.length + 8), Buffer.from(name, 'latin1'), content]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16BE(value);
  return bytes;
}
