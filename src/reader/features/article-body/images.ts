import { candidateWidths } from '#reader/data/candidate-widths.ts';
import { createImageSearch } from '#reader/data/image-search.ts';
import { type ImageStep, imageWays } from '#reader/data/image-ways.ts';
import type { ArticleContext } from './article-context.ts';
import { showMissingTile } from './missing-tile.ts';
import { letOpen, letOpenNoMore } from './openable-pictures.ts';
import { pictureShape, statedSize } from './picture-shape.ts';
import { sizesOf, widestPicture, widthsForPane } from './picture-sizes.ts';
import { foldTallPicture } from './tall-picture.ts';
import { showWaitingTile } from './waiting-tile.ts';

/** Gives every picture of a piece its address, and another when that one fails, until it shows or an honest tile does. */
export function startImages(piece: DocumentFragment, context: ArticleContext, isFirstPiece: boolean): void {
  const images = [...piece.querySelectorAll<HTMLImageElement>('img[data-source]')];
  const first = isFirstPiece ? images.find((image) => image.dataset.picture !== 'icon') : undefined;
  context.pictures.push(...images);
  for (const image of images) {
    const isFirst = image === first;
    image.loading = isFirst ? 'eager' : 'lazy';
    // It is what a reader looks at first; the others wait until they come near.
    if (isFirst) image.setAttribute('fetchpriority', 'high');
    image.decoding = 'async';
    image.referrerPolicy = 'no-referrer';
    const size = statedSize(image);
    if (size !== null && pictureShape(size) === 'tall') foldTallPicture(image, context);
    letOpen(image, context);
    startImage(image, context);
  }
}

function startImage(image: HTMLImageElement, context: ArticleContext): void {
  const { routes, signal, gate } = context;
  const ways = waysTo(image, context);
  const search = createImageSearch(ways, routes);

  const take = (step: ImageStep | null): void => {
    if (step === null) {
      showMissingTile(image, { host: ways.host, context, retry });
    } else {
      image.dataset.state = 'loading';
      setAddress(image, step);
    }
  };
  const retry = (): void => {
    image.loading = 'eager';
    take(search.again());
  };
  const onLoad = (): void => {
    image.dataset.state = 'ready';
    search.worked();
    learnShape(image, context);
  };
  const onError = async (): Promise<void> => {
    image.dataset.state = 'seeking';
    const next = await search.failed(image.currentSrc || image.src, signal);
    if (!signal.aborted) take(next);
  };
  image.addEventListener('load', onLoad, { signal });
  image.addEventListener('error', onError, { signal });
  const load = (): void => take(search.start());
  const isTiny = image.dataset.picture === 'icon';
  if (gate.isOpen() || isTiny) load();
  else showWaitingTile(image, { host: ways.host, context, load });
}

/** `sizes` before `srcset` before `src`, so that a browser which looks in between chooses right. */
function setAddress(image: HTMLImageElement, { url, srcset, sizes }: ImageStep): void {
  if (srcset === '') {
    image.removeAttribute('srcset');
    image.removeAttribute('sizes');
  } else {
    image.sizes = sizes;
    image.srcset = srcset;
  }
  image.src = url;
}

/**
 * Where both sides are stated the browser chooses a width. It cannot where they are not: the proxy does not enlarge, so the
 * width of a candidate would be a guess, and the picture would stand as small as the guess was wrong.
 */
function waysTo(image: HTMLImageElement, context: ArticleContext) {
  const { sources, date, paneWidth } = context;
  const { source = '', signature, mirror } = image.dataset;
  const size = statedSize(image);
  const widths =
    size === null ? widthsForPane(paneWidth) : candidateWidths({ picture: size.width, room: widestPicture });
  return imageWays(
    { target: source, signature, mirror, date, widths, sizes: sizesOf(image, paneWidth) },
    sources,
  );
}

/** A picture tells its shape now, where no one knew it or where the post was wrong. */
function learnShape(image: HTMLImageElement, context: ArticleContext): void {
  const { naturalWidth: width, naturalHeight: height } = image;
  if (width === 0) return;
  const stated = statedSize(image);
  if (stated !== null) {
    // `sizes="auto"` keeps the stated shape whatever comes; a picture of quite another one gets its own.
    const isOff = Math.abs((width * stated.height) / (height * stated.width) - 1) > 0.05;
    if (isOff && image.sizes !== '') image.sizes = `${image.clientWidth}px`;
    return;
  }
  const shape = pictureShape({ width, height });
  if (shape === 'icon') {
    image.dataset.picture = 'icon';
    letOpenNoMore(image);
  }
  if (shape === 'tall') foldTallPicture(image, context);
}
