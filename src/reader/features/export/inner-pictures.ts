import type { PortableArticle } from './portable-article.ts';

/** A picture as a file holds it. */
export type PictureFile = { bytes: Uint8Array<ArrayBuffer>; type: string };

/** Asks for a picture where this page may read it; `null` when it does not come. */
export type ReadPicture = (image: HTMLImageElement) => Promise<PictureFile | null>;

/** A file with more pictures than this is no longer one that one sends to a friend. */
const maxBytes = 40 * 1024 * 1024;

/** Pictures that are asked for at the same time. */
const atOnce = 4;

/** Reads the pictures of an article, equal addresses once; those that do not come, or would be too much, are left out. */
export async function readPictures(
  article: PortableArticle,
  read: ReadPicture,
): Promise<Map<string, PictureFile>> {
  const images = new Map([...article.body.querySelectorAll('img')].map((image) => [image.src, image]));
  const waiting = [...images];
  const found = new Map<string, PictureFile>();
  let bytes = 0;
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [address, image] = next;
      const file = await read(image);
      if (file === null || bytes + file.bytes.length > maxBytes) continue;
      bytes += file.bytes.length;
      found.set(address, file);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return found;
}
