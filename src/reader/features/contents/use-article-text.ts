import { useEffect, useState } from 'react';
import { textChange } from '#reader/ui/original-text.ts';
import { addHeadingLinks } from './heading-links.ts';
import { measureText, type TextMeasure } from './reading-place.ts';
import { findSections, type Section } from './sections.ts';

/** The text of the open article, as far as it is in the page. */
export type ArticleText = { body: HTMLElement; sections: readonly Section[]; measure: TextMeasure };

/** Follows the text of an article while its pieces come into the page; `null` until the first is there. */
export function useArticleText(
  scroller: HTMLElement | null,
  copyLabel: (title: string) => string,
): ArticleText | null {
  const [text, setText] = useState<ArticleText | null>(null);
  useEffect(() => {
    if (!scroller) return;
    const readText = (body: HTMLElement): ArticleText => {
      const sections = findSections(body);
      addHeadingLinks(sections, copyLabel);
      return { body, sections, measure: measureText(body) };
    };
    let frame = 0;
    const look = (): void => {
      const body = scroller.querySelector<HTMLElement>('[data-article-body]');
      setText(body?.firstElementChild ? readText(body) : null);
    };
    const observer = new MutationObserver((records) => {
      // What happens inside the pieces, as when a picture gives way to a tile, changes no section.
      if (records.every(({ target }) => target instanceof Element && target.closest('[data-piece]'))) return;
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(look);
    });
    observer.observe(scroller, { childList: true, subtree: true });
    // The headings read otherwise now.
    scroller.addEventListener(textChange, look);
    look();
    return () => {
      observer.disconnect();
      scroller.removeEventListener(textChange, look);
      cancelAnimationFrame(frame);
    };
  }, [scroller, copyLabel]);
  return text;
}
