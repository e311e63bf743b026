import { useEffect, useState } from 'react';
import { sectionAt, shareAbove } from './reading-place.ts';
import type { ArticleText } from './use-article-text.ts';

/** Where a person is in an article: how much of the text they have seen, and in which section; -1 before the first. */
export type ReadingPlace = { percent: number; section: number };

/** A section has begun when its heading comes this near to the top of the pane. */
const sectionLinePx = 120;
/** An article that is hardly longer than the screen needs no progress. */
const shortestScreens = 1.5;

/** Follows where a person is in an article; `null` in one so short that there is nothing to follow. */
export function useReadingPlace(scroller: HTMLElement | null, text: ArticleText | null): ReadingPlace | null {
  const [place, setPlace] = useState<ReadingPlace | null>(null);
  useEffect(() => {
    if (!scroller || !text) return;
    let frame = 0;
    const look = (): void => {
      const { top, bottom } = scroller.getBoundingClientRect();
      const isLong = scroller.scrollHeight >= scroller.clientHeight * shortestScreens;
      const percent = Math.min(100, Math.round(shareAbove(text.measure, bottom) * 100));
      const section = sectionAt(text.sections, top + sectionLinePx);
      setPlace((before) => {
        if (!isLong) return null;
        return before?.percent === percent && before.section === section ? before : { percent, section };
      });
    };
    const lookSoon = (): void => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(look);
    };
    const resizing = new ResizeObserver(lookSoon);
    for (const element of [scroller, text.body]) resizing.observe(element);
    scroller.addEventListener('scroll', lookSoon, { passive: true });
    return () => {
      cancelAnimationFrame(frame);
      resizing.disconnect();
      scroller.removeEventListener('scroll', lookSoon);
    };
  }, [scroller, text]);
  return place;
}
