import sharp from 'sharp';

/** A JPEG that weighs about what a photograph of its size does: soft shapes with grain on them. */
export async function samplePhoto(width: number, height: number): Promise<Buffer> {
  const noise = { type: 'gaussian' as const, mean: 128, sigma: 40 };
  const create = {
    width: width >> 3,
    height: height >> 3,
    channels: 3 as const,
    background: '#808080',
    noise,
  };
  const shapes = await sharp({ create }).png().toBuffer();
  return sharp(shapes).resize(width, height).jpeg({ quality: 88 }).toBuffer();
}
