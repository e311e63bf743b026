import { useEffect } from 'react';
import { articleScroller } from './page-parts.ts';

/** Less than this is a hand that trembles. */
const leastPx = 8;
/** At the beginning of an article the bars stay. */
const beginningPx = 96;

/**
 * Marks the desk while a person scrolls down an article, so that a small screen can give the bars' room to the text; any way up
 * brings them back.
 */
export function useHidingBars(isReading: boolean, articleId: string | null): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: each article begins with its bars.
  useEffect(() => {
    const scroller = articleScroller();
    const desk = scroller?.closest<HTMLElement>('[data-page]');
    if (!isReading || !scroller || !desk) return;
    let last = scroller.scrollTop;
    const follow = (): void => {
      const { scrollTop } = scroller;
      const isNearStart = scrollTop < beginningPx;
      if (!isNearStart && Math.abs(scrollTop - last) < leastPx) return;
      desk.toggleAttribute('data-bars-hidden', !isNearStart && scrollTop > last);
      last = scrollTop;
    };
    scroller.addEventListener('scroll', follow, { passive: true });
    return () => {
      scroller.removeEventListener('scroll', follow);
      desk.removeAttribute('data-bars-hidden');
    };
  }, [isReading, articleId]);
}
