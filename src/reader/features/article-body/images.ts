import { type ImageStep, type ImageVia, type ImageWays, imageWays } from '#reader/data/image-route.ts';
import { askProxy } from '#reader/data/proxy-fault.ts';
import { siteMediaUrl } from './article-address.ts';
import type { ArticleContext } from './article-context.ts';
import { fittingWidth } from './fitting-width.ts';
import { showTile } from './image-tile.ts';
import { pictureShape, statedSize } from './picture-shape.ts';
import { foldTallPicture } from './tall-picture.ts';

/** Gives every picture of a piece its address, and another when that one fails, until it shows or an honest tile does. */
export function startImages(piece: DocumentFragment, context: ArticleContext, isFirstPiece: boolean): void {
  const images = [...piece.querySelectorAll<HTMLImageElement>('img[data-source]')];
  const first = isFirstPiece ? images.find((image) => image.dataset.picture !== 'icon') : undefined;
  for (const image of images) {
    image.loading = image === first ? 'eager' : 'lazy';
    image.decoding = 'async';
    image.referrerPolicy = 'no-referrer';
    const size = statedSize(image);
    if (size !== null && pictureShape(size) === 'tall') foldTallPicture(image, context);
    startImage(image, context);
  }
}

function startImage(image: HTMLImageElement, context: ArticleContext): void {
  const { routes, signal } = context;
  const ways = waysTo(image, context);
  let step: ImageStep | null = null;
  let failed: ImageVia[] = [];

  const take = (next: ImageStep | null): void => {
    step = next;
    if (next === null) {
      showTile(image, { host: ways.host, context, retry });
    } else {
      image.dataset.state = 'loading';
      image.src = next.url;
    }
  };
  const retry = (): void => {
    failed = [];
    routes.forget(ways);
    image.loading = 'eager';
    take(routes.first(ways));
  };
  const onLoad = (): void => {
    image.dataset.state = 'ready';
    if (step !== null) routes.worked(ways, step.via);
    learnShape(image, context);
  };
  const onError = async (): Promise<void> => {
    if (step === null) return;
    image.dataset.state = 'seeking';
    const fault = step.via === 'proxy' ? await askProxy(step.url, signal) : null;
    if (signal.aborted) return;
    failed.push(step.via);
    take(routes.next(ways, failed, fault));
  };
  image.addEventListener('load', onLoad, { signal });
  image.addEventListener('error', onError, { signal });
  take(routes.first(ways));
}

function waysTo(image: HTMLImageElement, context: ArticleContext): ImageWays {
  const target = image.dataset.source ?? '';
  const ownUrl = siteMediaUrl(target, context.siteRoot);
  if (ownUrl !== null) return { host: new URL(ownUrl).host, proxy: null, original: ownUrl };
  const width = fittingWidth({
    picture: statedSize(image)?.width,
    pane: context.paneWidth,
    density: window.devicePixelRatio,
  });
  return imageWays({ target, width, imageProxy: context.imageProxy, siteRoot: context.siteRoot });
}

/** A picture whose size no one knew tells it now. */
function learnShape(image: HTMLImageElement, context: ArticleContext): void {
  if (statedSize(image) !== null || image.naturalWidth === 0) return;
  const shape = pictureShape({ width: image.naturalWidth, height: image.naturalHeight });
  if (shape === 'icon') image.dataset.picture = 'icon';
  if (shape === 'tall') foldTallPicture(image, context);
}
