import { crc32, deflateSync, gzipSync } from 'node:zlib';
import sharp from 'sharp';

/** A small file that wants much: what its server sends, and what should come of it. */
export type Bomb = { name: string; body: Buffer; encoding?: string };

/** Just below what the proxy decodes (40 million pixels). */
const side = 6300;

/** Pictures that cost far more to decode than to send, each made by the same libraries that would have to decode it. */
export async function makeBombs(): Promise<Bomb[]> {
  const flat = () => sharp({ create: { width: side, height: side, channels: 4, background: '#c0392bcc' } });
  const frame = { width: 1000, height: 1000, channels: 3 as const };
  const frames = Buffer.alloc(1000 * 1000 * 3 * 20, 7);
  const raw = { ...frame, height: 20_000, pageHeight: 1000 };
  return [
    { name: 'PNG, 39.7 MP', body: await flat().png().toBuffer() },
    { name: 'PNG, 39.7 MP, interlaced', body: await flat().png({ progressive: true }).toBuffer() },
    { name: 'JPEG, 39.7 MP, progressive', body: await flat().jpeg({ progressive: true }).toBuffer() },
    { name: 'WebP, 39.7 MP, lossless', body: await flat().webp({ lossless: true, effort: 0 }).toBuffer() },
    { name: 'GIF, 39.7 MP', body: await flat().gif({ effort: 1 }).toBuffer() },
    { name: 'AVIF, 39.7 MP', body: await flat().avif({ effort: 0 }).toBuffer() },
    {
      name: 'AVIF, 39.7 MP, 0.01 MP by its header',
      body: belittled(await flat().avif({ effort: 0 }).toBuffer()),
    },
    { name: 'GIF, 20 frames of 1 MP', body: await sharp(frames, { raw }).gif({ effort: 1 }).toBuffer() },
    { name: 'PNG, 900 MP by its header', body: claims(30_000, 30_000) },
    { name: 'PNG, text of 200 MB in 200 KB', body: await withPackedText(200_000_000) },
    { name: 'PNG in gzip, 200 MB in 200 KB', body: await gzipped(200_000_000), encoding: 'gzip' },
  ];
}

/** An AVIF whose box for the size (`ispe`) names another one than its picture has. */
function belittled(avif: Buffer): Buffer {
  const size = avif.indexOf('ispe') + 8;
  const changed = Buffer.from(avif);
  changed.writeUInt32BE(100, size);
  changed.writeUInt32BE(100, size + 4);
  return changed;
}

/** A PNG's signature and header, and nothing after them. */
function claims(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  return Buffer.concat([signature, chunk('IHDR', header)]);
}

async function withPackedText(bytes: number): Promise<Buffer> {
  const png = await small();
  const text = Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(Buffer.alloc(bytes, 0x61))]);
  // After the signature and the header (8 and 25 bytes).
  return Buffer.concat([png.subarray(0, 33), chunk('zTXt', text), png.subarray(33)]);
}

async function gzipped(bytes: number): Promise<Buffer> {
  return gzipSync(Buffer.concat([await small(), Buffer.alloc(bytes)]));
}

function small(): Promise<Buffer> {
  return sharp({ create: { width: 900, height: 900, channels: 3, background: '#808080' } })
    .png()
    .toBuffer();
}

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

function chunk(name: string, data: Buffer): Buffer {
  const whole = Buffer.alloc(data.length + 12);
  whole.writeUInt32BE(data.length, 0);
  whole.write(name, 4, 'latin1');
  whole.set(data, 8);
  whole.writeUInt32BE(crc32(whole.subarray(4, data.length + 8)), data.length + 8);
  return whole;
}
