import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { isAnimated } from '#proxy/animation.ts';
import { sends, startLoopback, until } from './loopback.ts';
import { bmpHeader, icoHeader, png } from './picture-bytes.ts';
import { moving, photo, seeThrough, turnedPhoto } from './real-pictures.ts';

const PICTURE = 'http://pics.pub.test/a.png';
const CHROME = 'image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8';

async function startWith(picture: Buffer, options: Parameters<typeof startLoopback>[0] = {}) {
  const loopback = await startLoopback({ routes: { 'pics.pub.test/a.png': sends(picture) }, ...options });
  async function ask(width: number | undefined, accept?: string) {
    const response = await loopback.ask(PICTURE, {
      ...(width === undefined ? {} : { width }),
      ...(accept === undefined ? {} : { headers: { accept } }),
    });
    return { response, bytes: Buffer.from(await response.arrayBuffer()) };
  }
  return { ...loopback, askFor: ask };
}

describe('a width', () => {
  test.each([
    [CHROME, 'image/avif'],
    ['image/webp,image/*;q=0.8', 'image/webp'],
    ['image/avif;q=0, image/webp', 'image/webp'],
    ['IMAGE/AVIF', 'image/avif'],
    ['image/*', 'image/jpeg'],
    ['*/*', 'image/jpeg'],
    [undefined, 'image/jpeg'],
  ])('for a browser that says %s gives %s of that width', async (accept, type) => {
    const { askFor } = await startWith(await photo('png', 1500, 1000));
    const { response, bytes } = await askFor(640, accept);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('vary')).toBe('accept');
    expect(response.headers.get('content-length')).toBe(String(bytes.length));
    const { width, height } = await sharp(bytes).metadata();
    expect([width, height]).toEqual([640, 427]);
  });

  test.each([
    [1, 160],
    [333, 480],
    [641, 960],
  ])('of %i is the next one that is made, %i', async (asked, made) => {
    const { askFor } = await startWith(await photo('jpeg', 1500, 1000));
    expect((await sharp((await askFor(asked, CHROME)).bytes).metadata()).width).toBe(made);
  });

  test('never enlarges', async () => {
    const { askFor } = await startWith(await photo('png', 300, 200));
    const { response, bytes } = await askFor(2560, CHROME);
    expect(response.headers.get('content-type')).toBe('image/avif');
    expect((await sharp(bytes).metadata()).width).toBe(300);
  });

  test('turns the picture as its camera was held and drops the metadata', async () => {
    const original = await turnedPhoto(1200, 800);
    expect((await sharp(original).metadata()).exif?.includes('a private person')).toBe(true);
    const { askFor } = await startWith(original);
    for (const accept of [CHROME, 'image/webp', '*/*']) {
      const { width, height, exif, orientation } = await sharp((await askFor(480, accept)).bytes).metadata();
      expect([width, height]).toEqual([480, 720]);
      expect([exif, orientation]).toEqual([undefined, undefined]);
    }
  });

  test('keeps what one can see through, also without the newer formats', async () => {
    const { askFor } = await startWith(await seeThrough(1200, 900));
    for (const [accept, type] of [
      ['*/*', 'image/png'],
      ['image/webp', 'image/webp'],
    ] as const) {
      const { response, bytes } = await askFor(320, accept);
      expect(response.headers.get('content-type')).toBe(type);
      const { channels } = await sharp(bytes).stats();
      expect(channels[3]?.min).toBe(0);
    }
  });

  test('gives the original where the variant would have more bytes', async () => {
    const small = await sharp(await photo('png', 400, 300))
      .avif({ quality: 1, effort: 4 })
      .toBuffer();
    const { askFor, requests } = await startWith(small);
    for (const _ of [1, 2]) {
      const { response, bytes } = await askFor(480, 'image/webp');
      expect(response.headers.get('content-type')).toBe('image/avif');
      expect(bytes.equals(small)).toBe(true);
    }
    expect(requests).toHaveLength(1);
  });

  test('of nothing gives the picture as it is', async () => {
    const original = await turnedPhoto(1200, 800);
    const { askFor } = await startWith(original);
    expect((await askFor(undefined, CHROME)).bytes.equals(original)).toBe(true);
  });
});

describe('pictures that are not decoded', () => {
  test.each([
    ['a moving GIF', () => moving('gif', 3), 'image/gif'],
    ['a moving WebP', () => moving('webp', 3), 'image/webp'],
    ['a bitmap', async () => bmpHeader(300, 300), 'image/bmp'],
    ['an icon', async () => icoHeader(), 'image/x-icon'],
    ['a PNG without its picture', async () => png(900, 900).subarray(0, 60), 'image/png'],
    ['an AVIF that is too large to decode', () => photo('avif', 1200, 1000), 'image/avif'],
    ['a JPEG that was cut off', async () => (await photo('jpeg', 900, 900)).subarray(0, 9000), 'image/jpeg'],
  ])('pass as they are: %s', async (_, make, type) => {
    const picture = await make();
    const routes = { 'pics.pub.test/a.png': sends(picture) };
    const { askFor, requests } = await startWith(picture, { routes, limits: { maxPixels: 4_000_000 } });
    for (const width of [160, 160, 640]) {
      const { response, bytes } = await askFor(width, CHROME);
      expect(response.headers.get('content-type')).toBe(type);
      expect(bytes.equals(picture)).toBe(true);
    }
    expect(requests).toHaveLength(1);
  });

  test('a GIF of one frame stands still', async () => {
    const still = await photo('gif', 600, 400);
    expect(isAnimated('image/gif', still)).toBe(false);
    const { askFor } = await startWith(still);
    expect((await askFor(320, CHROME)).response.headers.get('content-type')).toBe('image/avif');
  });
});

describe('variants', () => {
  test('of one picture need one fetch, also when many ask at once', async () => {
    const { askFor, requests } = await startWith(await photo('jpeg', 1500, 1000));
    const asked = [320, 640, 640, 960].flatMap((width) => [askFor(width, CHROME), askFor(width, '*/*')]);
    const answers = await Promise.all(asked);
    expect(answers.map(({ response }) => response.status)).toEqual(Array(8).fill(200));
    expect(requests).toHaveLength(1);
  });

  test('have tags of their own, and answer 304 to them', async () => {
    const { askFor, ask } = await startWith(await photo('jpeg', 900, 600));
    const tags = new Set<string>();
    for (const [width, accept] of [
      [undefined, CHROME],
      [320, CHROME],
      [320, '*/*'],
      [640, CHROME],
    ] as const) {
      const etag = (await askFor(width, accept)).response.headers.get('etag') ?? '';
      tags.add(etag);
      const headers = { accept, 'if-none-match': etag };
      const again = await ask(PICTURE, { headers, ...(width === undefined ? {} : { width }) });
      expect(again.status).toBe(304);
    }
    expect(tags.size).toBe(4);
  });

  test('are kept, so that asking again decodes nothing', async () => {
    const { askFor } = await startWith(await photo('jpeg', 900, 600));
    const first = await askFor(320, CHROME);
    const second = await askFor(320, CHROME);
    expect(first.response.headers.get('cache-status')).toBe('lectern; fwd=miss');
    expect(second.response.headers.get('cache-status')).toBe('lectern; hit');
    expect(second.bytes.equals(first.bytes)).toBe(true);
  });

  test('of a picture that its server wants kept nowhere are not kept', async () => {
    const routes = {
      'pics.pub.test/a.png': sends(await photo('jpeg', 900, 600), { 'cache-control': 'no-store' }),
    };
    const { askFor, requests } = await startWith(Buffer.alloc(0), { routes });
    for (const _ of [1, 2])
      expect((await askFor(320, CHROME)).response.headers.get('cache-control')).toBe('no-store');
    expect(requests).toHaveLength(2);
  });

  test('that nobody waits for any more end the fetch of their original', async () => {
    const loopback = await startLoopback({
      routes: { 'pics.pub.test/a.png': (_, response) => void response.write(png(900, 900).subarray(0, 500)) },
    });
    const leaving = [new AbortController(), new AbortController()];
    const asked = leaving.map(({ signal }, index) =>
      loopback.ask(PICTURE, { width: 320 * (index + 1), signal }),
    );
    await until(() => loopback.requests.length === 1);
    leaving[0]?.abort();
    expect((await asked[0])?.headers.get('x-lectern-error')).toBe('aborted');
    expect(loopback.sockets.size).toBe(1);
    leaving[1]?.abort();
    expect((await asked[1])?.headers.get('x-lectern-error')).toBe('aborted');
    await until(() => loopback.sockets.size === 0);
    expect(loopback.requests).toHaveLength(1);
  });

  test('wait for a free place, and are refused behind too many', async () => {
    const picture = await photo('jpeg', 2500, 2000);
    const limits = { maxResizes: 1, maxQueuedResizes: 0 };
    const { askFor } = await startWith(picture, {
      limits,
      routes: { 'pics.pub.test/a.png': sends(picture) },
    });
    await askFor(undefined);
    const answers = await Promise.all([askFor(640, CHROME), askFor(960, CHROME)]);
    const statuses = answers.map(({ response }) => response.status).sort();
    expect(statuses).toEqual([200, 503]);
  });
});
