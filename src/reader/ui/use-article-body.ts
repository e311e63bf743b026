import { useEffect, useState } from 'react';
import { readText, type TextModel } from './text-model.ts';

/** Quiet for so long, a text is read again after it has changed. */
const settleMs = 120;

/** The text of the open article as it stands in the page now; another object after each change of it. */
export type ArticleBody = {
  body: HTMLElement;
  model: TextModel;
  /** All pieces of the text are in the page: what is not found now is not there. */
  isWhole: boolean;
};

/** Follows the body of the open article while its pieces come and its texts are rewritten; `null` before the first is there. */
export function useArticleBody(pieces: number): ArticleBody | null {
  const [text, setText] = useState<ArticleBody | null>(null);
  useEffect(() => {
    const scroller = document.getElementById('article');
    if (!scroller) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => {
      const body = scroller.querySelector<HTMLElement>('[data-article-body]');
      const isThere = body?.firstElementChild != null;
      const isWhole = isThere && body.querySelectorAll(':scope > [data-piece]').length >= pieces;
      setText(isThere ? { body, model: readText(body), isWhole } : null);
    };
    const observer = new MutationObserver((records) => {
      if (!records.some(({ target }) => isInBody(target))) return;
      clearTimeout(timer);
      timer = setTimeout(look, settleMs);
    });
    observer.observe(scroller, { childList: true, characterData: true, subtree: true });
    look();
    return () => {
      observer.disconnect();
      clearTimeout(timer);
    };
  }, [pieces]);
  return text;
}

/** The body itself may come later than this code; what stands after the text is none of it. */
function isInBody(node: Node): boolean {
  const element = node instanceof Element ? node : node.parentElement;
  return (
    element?.closest('[data-article-body]') != null || element?.querySelector('[data-article-body]') != null
  );
}
