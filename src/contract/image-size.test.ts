import { describe, expect, test } from 'vitest';
import { imageSize } from './image-size.ts';
import { imageType } from './image-type.ts';

/** Beginnings of real files, as an ordinary encoder writes them. */
const FILES: Record<string, { hex: string; type: string; width: number; height: number }> = {
  PNG: {
    hex: '89504e470d0a1a0a0000000d494844520000000c000000070802000000',
    type: 'image/png',
    width: 12,
    height: 7,
  },
  'JPEG with fill bytes and two segments': {
    hex: 'ffd8ffe000104a46494600010100000100010000ffffffdb00040000ffc0001108000700 0c03012200021101031101'.replace(
      ' ',
      '',
    ),
    type: 'image/jpeg',
    width: 12,
    height: 7,
  },
  GIF: { hex: '4749463837610c000700800000000000ffffff2c', type: 'image/gif', width: 12, height: 7 },
  'WebP, lossy': {
    hex: '524946462400000057454250565038201800000030010 09d012a0c00070001400026'.replace(' ', ''),
    type: 'image/webp',
    width: 12,
    height: 7,
  },
  'WebP, lossless': {
    hex: '52494646240000005745425056503 84c170000002f0b80010007500000000000000000'.replace(' ', ''),
    type: 'image/webp',
    width: 12,
    height: 7,
  },
  'WebP, extended': {
    hex: '524946462400000057454250565038580a000000100000000b000006000000000000',
    type: 'image/webp',
    width: 12,
    height: 7,
  },
  'BMP, oldest kind': {
    hex: '424d9e000000000000001a0000000c0000000c00070001001800000000000000',
    type: 'image/bmp',
    width: 12,
    height: 7,
  },
};

describe('type and size by the first bytes', () => {
  test.each(Object.entries(FILES))('%s', (_, { hex, type, width, height }) => {
    const bytes = Buffer.from(hex, 'hex');
    const found = imageType(bytes);
    expect(found).toBe(type);
    if (found === undefined || found === 'more') throw new Error('no type');
    expect(imageSize(found, bytes)).toEqual({ width, height });
  });

  test.each(Object.entries(FILES))(
    '%s, cut anywhere, asks for more or finds the same',
    (_, { hex, width, height }) => {
      const bytes = Buffer.from(hex, 'hex');
      const type = imageType(bytes);
      if (type === undefined || type === 'more') throw new Error('no type');
      for (let length = 12; length < bytes.length; length += 1) {
        expect(['more', { width, height }]).toContainEqual(imageSize(type, bytes.subarray(0, length)));
      }
    },
  );

  test('nothing throws or hangs on random bytes behind a true beginning', () => {
    let state = 1;
    const next = () => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return state >> 16;
    };
    const avif = '0000001c66747970617669660000000061766966000000000000000000000200';
    for (const hex of [...Object.values(FILES).map((file) => file.hex), avif, '000001000300101000000100']) {
      const beginning = Buffer.from(hex, 'hex');
      for (let round = 0; round < 300; round += 1) {
        const bytes = Buffer.concat([beginning, Buffer.from(Array.from({ length: 200 }, next))]);
        // Damage one byte of the beginning too.
        bytes[12 + (round % 16)] = next() & 0xff;
        const type = imageType(bytes);
        if (type !== undefined && type !== 'more') imageSize(type, bytes);
      }
    }
  });

  test('a JPEG without a frame before its data has no size', () => {
    expect(imageSize('image/jpeg', Buffer.from('ffd8ffda000801010000003f00ffd9', 'hex'))).toBeUndefined();
    expect(
      imageSize('image/jpeg', Buffer.from('ffd8ffe0000400000000000000000000000000', 'hex')),
    ).toBeUndefined();
  });
});
