import { type ImageSources, imageWays } from '#reader/data/image-ways.ts';
import type { ReadPicture } from './inner-pictures.ts';

/** Wide enough for any page of a book. */
const width = 1280;

/** By then a reader has given up. */
const timeoutMs = 20_000;

/** Asks for pictures where a page may read them: at this site, in its mirror, at its own proxy. No other server is asked. */
export function openReadPicture(sources: ImageSources, date: number | null): ReadPicture {
  return async (image) => {
    const { siteRoot } = sources;
    const target = image.src.startsWith(siteRoot) ? image.src.slice(siteRoot.length) : image.src;
    const { signature, mirror } = image.dataset;
    const { steps } = imageWays({ target, signature, mirror, date, widths: [width], sizes: '' }, sources);
    for (const { url, tellsWhy } of steps) {
      if (!tellsWhy && new URL(url).origin !== new URL(siteRoot).origin) continue;
      const file = await read(url);
      if (file !== null) return file;
    }
    return null;
  };
}

async function read(url: string): ReturnType<ReadPicture> {
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const response = await fetch(url, { signal, credentials: 'omit', referrerPolicy: 'no-referrer' });
    const type = response.headers.get('content-type')?.split(';')[0]?.trim() ?? '';
    if (!response.ok || !type.startsWith('image/')) return null;
    return { bytes: new Uint8Array(await response.arrayBuffer()), type };
  } catch {
    // Nothing answered in time; the picture stays a link to its original.
    return null;
  }
}
