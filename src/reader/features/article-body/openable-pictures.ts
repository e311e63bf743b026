import { imageWidths, servedWidth } from '#contract/image-widths.ts';
import type { ArticlePicture } from '#reader/data/article-picture.ts';
import { widthFor } from '#reader/data/candidate-widths.ts';
import { type ImageWays, imageWays } from '#reader/data/image-ways.ts';
import type { ArticleContext } from './article-context.ts';
import { pictureCaption } from './picture-caption.ts';
import { statedSize } from './picture-shape.ts';

/** Makes a picture something to press, which opens it on its own. One that is a link leads where the link does. */
export function letOpen(image: HTMLImageElement, { words }: ArticleContext): void {
  if (image.dataset.picture === 'icon' || image.closest('a[href], summary') !== null) return;
  image.dataset.opens = '';
  image.tabIndex = 0;
  image.setAttribute('role', 'button');
  image.setAttribute('aria-haspopup', 'dialog');
  if (image.alt.trim() === '') image.setAttribute('aria-label', words.openImage);
}

/** A picture that turned out to be an icon is one in a line of text. */
export function letOpenNoMore(image: HTMLImageElement): void {
  for (const name of ['data-opens', 'tabindex', 'role', 'aria-haspopup', 'aria-label']) {
    image.removeAttribute(name);
  }
}

/** Calls back with a picture that a person presses, by hand or by key, and before that when one may be about to. */
export function openOnPress(
  root: HTMLElement,
  options: { onIntent: () => void; onOpen: (image: HTMLImageElement) => void; signal: AbortSignal },
): void {
  const { onIntent, onOpen, signal } = options;
  for (const type of ['pointerover', 'focusin']) {
    root.addEventListener(type, ({ target }) => isOpenable(target) && onIntent(), { signal });
  }
  root.addEventListener(
    'click',
    (event) => {
      const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
      if (isPlain && isOpenable(event.target)) onOpen(event.target);
    },
    { signal },
  );
  root.addEventListener(
    'keydown',
    (event) => {
      if ((event.key !== 'Enter' && event.key !== ' ') || !isOpenable(event.target)) return;
      // The space bar would scroll.
      event.preventDefault();
      if (!event.repeat) onOpen(event.target);
    },
    { signal },
  );
}

/** All pictures of the article that can be opened, in its order. */
export function openablePictures({ pictures }: ArticleContext): readonly HTMLImageElement[] {
  return pictures.filter((image) => image.dataset.opens !== undefined);
}

/** What there is to know of a picture that is looked at on its own. */
export function articlePicture(image: HTMLImageElement, context: ArticleContext): ArticlePicture {
  const { sources, date, gate } = context;
  const { source = '', signature, mirror } = image.dataset;
  const wanted = { target: source, signature, mirror, date, sizes: '' };
  const isShown = image.dataset.state === 'ready';
  const stated = statedSize(image);
  const widest = stated === null ? (imageWidths.at(-1) ?? 0) : servedWidth(stated.width);
  const width = gate.isOpen()
    ? widest
    : Math.min(widest, widthFor(window.innerWidth, window.devicePixelRatio));
  return {
    element: image,
    ways: imageWays({ ...wanted, widths: [width] }, sources),
    shownAt: isShown ? image.currentSrc || image.src : null,
    size: stated ?? (isShown ? { width: image.naturalWidth, height: image.naturalHeight } : null),
    alt: image.alt,
    caption: pictureCaption(image),
    original: new URL(source, sources.siteRoot).href,
    saveFrom: readableAddress(imageWays({ ...wanted, widths: [] }, sources), sources.siteRoot),
  };
}

/** The page's policy lets it read at its own site and at its proxy; other servers do not let it anyway. */
function readableAddress({ steps }: ImageWays, siteRoot: string): string | null {
  const { origin } = new URL(siteRoot);
  return steps.find(({ url, tellsWhy }) => tellsWhy || new URL(url).origin === origin)?.url ?? null;
}

function isOpenable(target: EventTarget | null): target is HTMLImageElement {
  return target instanceof HTMLImageElement && target.dataset.opens !== undefined;
}
