import type { Article } from '#contract/article.ts';
import type { Image } from '#contract/image.ts';
import { imageServiceUrl, isTemplate } from '#contract/image-service.ts';
import { attributesOf } from './html.ts';
import type { PublishedSite } from './published-site.ts';

/** A picture that others show with a link: an absolute address, and its size in pixels where that is known. */
export type SharedImage = { url: string; width?: number; height?: number };

/** What chats and search engines ask for at least. */
const leastWidth = 300;
const sharedWidth = 1200;

/**
 * The picture that stands for an article elsewhere: its cover, else the first in its text that is not known to be small. It goes through the
 * site's image proxy where it has one; `null` where there is none, or only one that lies on a site whose address nobody knows.
 */
export function articleImage(
  article: Pick<Article, 'cover' | 'html'>,
  site: PublishedSite,
): SharedImage | null {
  const images = [...(article.cover ? [article.cover] : []), ...imagesIn(article.html)];
  const image = images.find(({ width }) => width === undefined || width >= leastWidth);
  return image ? sharedImage(image, site) : null;
}

function* imagesIn(pieces: readonly string[]): Generator<Image> {
  for (const piece of pieces) {
    for (const [tag] of piece.matchAll(/<img [^>]*>/g)) {
      const attributes = attributesOf(tag);
      const src = attributes.get('src');
      const signature = attributes.get('data-signature');
      const [width, height] = [attributes.get('width'), attributes.get('height')].map(Number);
      if (!src) continue;
      yield { src, ...(width && height ? { width, height } : {}), ...(signature ? { signature } : {}) };
    }
  }
}

/** A picture as others are to ask for it; `null` as for `articleImage`. */
export function sharedImage(
  { src, width, height, signature }: Image,
  { address, imageProxy }: PublishedSite,
): SharedImage | null {
  const size = width && height ? { width, height } : {};
  const isOwn = !/^https?:/.test(src);
  if (isOwn) return address === null ? null : { url: new URL(src, address).href, ...size };
  if (imageProxy === null) return { url: src, ...size };
  if (!isTemplate(imageProxy) && !URL.canParse(imageProxy) && address === null) return null;
  const target = { target: src, width: sharedWidth, signature };
  return {
    url: imageServiceUrl(imageProxy, target, address ?? 'http://localhost/'),
    ...shownSize(width, height),
  };
}

/** The proxy makes no picture wider than it is. */
function shownSize(
  width: number | undefined,
  height: number | undefined,
): Pick<SharedImage, 'width' | 'height'> {
  if (!width || !height) return {};
  const shown = Math.min(width, sharedWidth);
  return { width: shown, height: Math.round((height * shown) / width) };
}
