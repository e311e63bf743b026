import type { ArticleContext } from './article-context.ts';
import { isStatedIcon, pictureSeat, statedSize } from './picture-shape.ts';

/**
 * Puts an honest tile where a picture should be: whose picture it is, what it shows (its `alt`), another try, the original. It
 * takes the picture's box, so the text stays where it was.
 */
export function showTile(
  image: HTMLImageElement,
  options: { host: string; context: ArticleContext; retry: () => void },
): void {
  const { host, context, retry } = options;
  const { words, signal } = context;
  const seat = pictureSeat(image);
  const link = image.closest('a');
  const tile = document.createElement('span');
  tile.dataset.imageTile = isStatedIcon(image) ? 'icon' : 'picture';
  tile.setAttribute('role', 'group');
  tile.setAttribute('aria-label', words.imageMissing(host));
  reserve(tile, image);

  const original = outwardLink(image.dataset.source ?? '', context);
  if (tile.dataset.imageTile === 'icon') {
    original.textContent = image.alt || words.openOriginal;
    tile.append(original);
  } else {
    original.textContent = words.openOriginal;
    const again = document.createElement('button');
    again.type = 'button';
    again.textContent = words.retryImage;
    again.addEventListener('click', () => bringBack(), { signal });
    const actions = line('actions', again, original);
    if (link !== null && link === seat) actions.append(followLink(link, context));
    tile.append(
      line('host', words.imageMissing(host)),
      ...(image.alt ? [line('alt', image.alt)] : []),
      actions,
    );
  }

  // The picture waits outside the page; the comment keeps its place.
  const place = document.createComment('');
  seat.replaceWith(place);
  const around = place.parentElement?.closest('a');
  (around ?? place).after(tile);

  function bringBack(): void {
    const hadFocus = tile.contains(document.activeElement);
    place.replaceWith(seat);
    const block = tile.parentElement;
    tile.remove();
    if (hadFocus) keepFocus(block);
    retry();
  }
}

/** The pressed button is gone; the keyboard goes on from where it was. */
function keepFocus(block: HTMLElement | null): void {
  if (block === null) return;
  block.tabIndex = -1;
  block.focus({ preventScroll: true });
}

function reserve(tile: HTMLElement, image: HTMLImageElement): void {
  const size = statedSize(image);
  if (size === null || tile.dataset.imageTile === 'icon') return;
  tile.style.aspectRatio = `${size.width} / ${size.height}`;
  tile.style.inlineSize = `min(100%, ${size.width}px)`;
}

function line(part: string, ...content: (string | Node)[]): HTMLElement {
  const element = document.createElement('span');
  element.dataset.tilePart = part;
  element.append(...content);
  return element;
}

function outwardLink(address: string, context: ArticleContext): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = new URL(address, context.siteRoot).href;
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
