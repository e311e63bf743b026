import type { ArticleContext } from './article-context.ts';
import { standIn, tileButton, tileFor, tileLine } from './image-tile.ts';
import { pictureSeat } from './picture-shape.ts';

/**
 * Puts an honest tile where a picture should be: whose picture it is, what it shows (its `alt`), another try, the original.
 */
export function showMissingTile(
  image: HTMLImageElement,
  options: { host: string; context: ArticleContext; retry: () => void },
): void {
  const { host, context, retry } = options;
  const { words } = context;
  const link = image.closest('a');
  const isLinkAlone = link !== null && link === pictureSeat(image);
  const tile = tileFor(image, words.imageMissing(host), context);
  const original = outwardLink(image.dataset.source ?? '', context);
  if (tile.dataset.imageTile === 'icon') {
    original.textContent = image.alt || words.openOriginal;
    tile.append(original);
    standIn(image, tile);
    return;
  }
  original.textContent = words.openOriginal;
  const again = tileButton(words.retryImage, () => tryAgain(), context);
  const actions = tileLine('actions', again, original);
  if (isLinkAlone) actions.append(followLink(link, context));
  tile.append(
    tileLine('host', words.imageMissing(host)),
    ...(image.alt ? [tileLine('alt', image.alt)] : []),
    actions,
  );
  const { bringBack } = standIn(image, tile);
  const tryAgain = (): void => {
    bringBack();
    retry();
  };
}

function outwardLink(address: string, context: ArticleContext): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = new URL(address, context.sources.siteRoot).href;
  link.rel = 'noopener noreferrer';
  link.referrerPolicy = 'no-referrer';
  link.target = '_blank';
  return link;
}

function followLink(from: HTMLAnchorElement, context: ArticleContext): HTMLAnchorElement {
  const link = outwardLink(from.href, context);
  link.textContent = context.words.followLink(new URL(from.href).host);
  return link;
}
