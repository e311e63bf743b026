import sharp, { type Sharp } from 'sharp';

type Format = 'png' | 'jpeg' | 'webp' | 'avif' | 'gif';

/** A picture with something on it, so that its bytes grow with its size as a photograph's do. */
export async function photo(format: Format, width: number, height: number): Promise<Buffer> {
  const options = { png: {}, avif: { effort: 0 } }[format as string] ?? { quality: 90 };
  return (await canvas(width, height)).toFormat(format, options).toBuffer();
}

/** A JPEG that was taken with the camera on its side: stored wide, to be shown tall, with a place and a name in its metadata. */
export async function turnedPhoto(width: number, height: number): Promise<Buffer> {
  return (await canvas(width, height))
    .withExif({ IFD0: { Artist: 'a private person', Orientation: '6' } })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 95 })
    .toBuffer();
}

/** A picture that moves, of that many frames. */
export async function moving(format: 'gif' | 'webp', frames: number, side = 400): Promise<Buffer> {
  const pages = await Promise.all(
    Array.from({ length: frames }, async (_, index) =>
      (await canvas(side, side))
        .modulate({ hue: index * 60 })
        .removeAlpha()
        .raw()
        .toBuffer(),
    ),
  );
  const raw = { width: side, height: side * frames, channels: 3 as const, pageHeight: side };
  return sharp(Buffer.concat(pages), { raw }).toFormat(format, { loop: 0 }).toBuffer();
}

/** A picture that one can see through at its left. */
export async function seeThrough(width: number, height: number): Promise<Buffer> {
  const left = {
    left: 0,
    top: 0,
    input: { create: veil(Math.ceil(width / 2), height) },
    blend: 'dest-out' as const,
  };
  return (await canvas(width, height)).ensureAlpha().composite([left]).png().toBuffer();
}

async function canvas(width: number, height: number): Promise<Sharp> {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 40 };
  const small = { width: Math.ceil(width / 4), height: Math.ceil(height / 4), channels: 3 as const, noise };
  const bytes = await sharp({ create: { ...small, background: '#808080' } })
    .png()
    .toBuffer();
  return sharp(bytes).resize(width, height);
}

function veil(width: number, height: number) {
  return { width, height, channels: 4 as const, background: { r: 0, g: 0, b: 0, alpha: 1 } };
}
