import type { ArticleContext } from './article-context.ts';
import { standIn, tileButton, tileFor, tileLine } from './image-tile.ts';

/**
 * Puts a tile where a picture waits for somebody to want it: what it shows, whose it is, a button for it, and, on the first
 * tile of an article that has room, one for all.
 */
export function showWaitingTile(
  image: HTMLImageElement,
  options: { host: string; context: ArticleContext; load: () => void },
): void {
  const { host, context, load } = options;
  const { words, gate } = context;
  const tile = tileFor(image, words.imageWaiting(host), context);
  let isWaiting = true;
  const loadThis = (): void => {
    if (!isWaiting) return;
    isWaiting = false;
    bringBack();
    load();
  };
  const one = tileButton(words.loadImage, loadThis, context);
  if (tile.dataset.imageTile === 'icon') {
    tile.append(one);
  } else {
    const hasRoom = tile.dataset.tileRoom !== 'little';
    const all =
      hasRoom && gate.mayOffer() ? [tileButton(words.loadAllImages, () => gate.open(), context)] : [];
    tile.dataset.tilePress = '';
    tile.append(
      ...(image.alt ? [tileLine('alt', image.alt)] : []),
      tileLine('host', host),
      tileLine('actions', one, ...all),
    );
  }
  const { bringBack } = standIn(image, tile);
  gate.onOpen(loadThis);
}
