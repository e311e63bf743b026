import type { ArticleContext } from './article-context.ts';

/**
 * Puts a button where a page of someone else's would be; that page loads when a person asks for it. The link stays beside it.
 * The frame gets its own origin (players do not work without), never ours: a page of this site inside a frame that may run
 * scripts could open its own cage.
 */
export function startEmbeds(piece: DocumentFragment, context: ArticleContext): void {
  for (const figure of piece.querySelectorAll<HTMLElement>('figure[data-embed]')) {
    const url = new URL(figure.dataset.embed ?? '');
    const isOurs =
      url.origin === new URL(context.sources.siteRoot).origin || url.origin === window.location.origin;
    if (!isOurs) figure.prepend(embedBox(figure, url, context));
  }
}

function embedBox(figure: HTMLElement, url: URL, context: ArticleContext): HTMLElement {
  const { words, signal } = context;
  const box = document.createElement('div');
  box.dataset.embedBox = '';
  reserve(box, figure);
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = words.loadEmbed(url.host);
  button.addEventListener(
    'click',
    () => {
      const frame = embedFrame(url, words.embedTitle(url.host));
      box.replaceChildren(frame);
      frame.focus();
    },
    { signal },
  );
  box.append(button);
  return box;
}

function embedFrame(url: URL, title: string): HTMLIFrameElement {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-popups allow-presentation');
  frame.referrerPolicy = 'no-referrer';
  frame.allow = 'fullscreen; encrypted-media; picture-in-picture';
  frame.allowFullscreen = true;
  frame.title = title;
  frame.src = url.href;
  return frame;
}

/** The box keeps the shape that the post gave; players of sound give only a height. */
function reserve(box: HTMLElement, figure: HTMLElement): void {
  const width = Number(figure.dataset.width);
  const height = Number(figure.dataset.height);
  if (width > 0 && height > 0) box.style.aspectRatio = `${width} / ${height}`;
  else if (height > 0) box.style.blockSize = `${height}px`;
}
