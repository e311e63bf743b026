import type { ArticleContext } from './article-context.ts';

/** In CSS pixels: code is coloured before it comes into sight, and code far below costs nothing. */
const nearby = '800px';

/** How long the button says that the code was copied. */
const thanksMs = 2000;

/**
 * Gives each block of code a line above it with its language and a button that copies it, and colours it when it comes near. Expects
 * the scroll boxes around the blocks.
 */
export function startCodeBlocks(piece: DocumentFragment, context: ArticleContext): void {
  const coloured: HTMLElement[] = [];
  for (const box of piece.querySelectorAll<HTMLElement>('[data-scroll="code"]')) {
    const pre = box.querySelector<HTMLElement>('pre');
    if (pre === null) continue;
    const frame = document.createElement('div');
    frame.dataset.code = '';
    box.replaceWith(frame);
    frame.append(headOf(pre, context), box);
    if (pre.dataset.language) coloured.push(pre);
  }
  if (coloured.length > 0) colourNearby(coloured, context.signal);
}

function colourNearby(blocks: readonly HTMLElement[], signal: AbortSignal): void {
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting || !(target instanceof HTMLElement)) continue;
        observer.unobserve(target);
        void colour(target, signal);
      }
    },
    { rootMargin: nearby },
  );
  for (const block of blocks) observer.observe(block);
  signal.addEventListener('abort', () => observer.disconnect());
}

function headOf(pre: HTMLElement, { words, signal }: ArticleContext): HTMLElement {
  const head = document.createElement('div');
  head.dataset.codeHead = '';
  const language = document.createElement('span');
  language.textContent = pre.dataset.language ?? '';
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = words.copyCode;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const onClick = async (): Promise<void> => {
    const isCopied = await copy(pre.textContent);
    if (!isCopied) {
      getSelection()?.selectAllChildren(pre);
      return;
    }
    button.textContent = words.codeCopied;
    clearTimeout(timer);
    timer = setTimeout(() => {
      button.textContent = words.copyCode;
    }, thanksMs);
  };
  button.addEventListener('click', () => void onClick(), { signal });
  // What a screen reader says of the button changes with its words.
  button.setAttribute('aria-live', 'polite');
  head.append(language, button);
  return head;
}

/** Whether it worked: a page without https has no clipboard, and a person may refuse it. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

async function colour(pre: HTMLElement, signal: AbortSignal): Promise<void> {
  const { highlightCode } = await import('./highlight-code.ts');
  if (!signal.aborted) highlightCode(pre);
}
