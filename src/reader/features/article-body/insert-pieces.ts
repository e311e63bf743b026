/**
 * Puts a body's pieces into the page: the first at once, the others one by one while the browser has nothing better to do.
 * `prepare` makes the nodes of one piece, ready to show.
 */
export function insertPieces(options: {
  root: HTMLElement;
  count: number;
  prepare: (index: number) => DocumentFragment;
  onComplete: () => void;
  signal: AbortSignal;
}): { finish: () => void } {
  const { root, count, prepare, onComplete, signal } = options;
  let next = 0;
  const insertNext = (): void => {
    root.append(pieceBox(prepare(next), next));
    next += 1;
    if (next === count) onComplete();
  };
  const insertLater = (): void => {
    if (next < count) whenIdle(step, signal);
  };
  const step = (): void => {
    if (next >= count) return;
    insertNext();
    insertLater();
  };

  root.replaceChildren();
  if (count > 0) insertNext();
  else onComplete();
  insertLater();
  return {
    finish() {
      while (next < count) insertNext();
    },
  };
}

/** A far piece costs no layout until it comes near; the guess of its height only has to keep the scroll bar honest. */
function pieceBox(content: DocumentFragment, index: number): HTMLElement {
  const box = document.createElement('div');
  box.dataset.piece = String(index);
  if (index > 0) {
    const lines = Math.ceil(content.textContent.length / 30);
    box.style.setProperty('contain-intrinsic-block-size', `auto ${Math.max(lines, 10) * 32}px`);
  }
  box.append(content);
  return box;
}

/** Safari has no idle callbacks. */
function whenIdle(run: () => void, signal: AbortSignal): void {
  if ('requestIdleCallback' in window) {
    const id = window.requestIdleCallback(run, { timeout: 2000 });
    signal.addEventListener('abort', () => window.cancelIdleCallback(id));
  } else {
    const id = setTimeout(run, 30);
    signal.addEventListener('abort', () => clearTimeout(id));
  }
}
