import { type RefObject, useCallback, useEffect, useMemo } from 'react';
import { historyEntryKey } from '#reader/state/history-entry.ts';
import { articlePlace, rememberArticlePlace } from '#reader/state/reading-places.ts';
import { takeServedScroll } from '#reader/ui/served-page.ts';
import { pointAtTop, scrollToPoint } from '#reader/ui/text-place.ts';

/**
 * Keeps the place in an article for each visit: Back, Forward and a reload go on at the same paragraph, at whatever font size; a
 * link opens at the top, or where a person is by now in the page that came with the article. `restore` is to be called when the whole text is in the page. `isRevisit` says that this visit has
 * been left before.
 */
export function useArticlePlace(
  pane: RefObject<HTMLElement | null>,
  id: string | null,
): { isRevisit: boolean; restore: () => void } {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another article is another visit.
  const isRevisit = useMemo(() => articlePlace(historyEntryKey()) !== null, [id]);
  useEffect(() => {
    const element = pane.current;
    if (!element || id === null) return;
    const key = historyEntryKey();
    if (articlePlace(key) === null) {
      element.scrollTo(0, takeServedScroll());
      rememberArticlePlace(key, { paragraph: -1, opening: '', offset: 0, share: 0 });
    }
    const remember = (): void => {
      if (element.scrollHeight > element.clientHeight) rememberArticlePlace(key, pointAtTop(element));
    };
    element.addEventListener('scroll', remember, { passive: true });
    return () => element.removeEventListener('scroll', remember);
  }, [pane, id]);

  const restore = useCallback(() => {
    const element = pane.current;
    const place = articlePlace(historyEntryKey());
    if (element && place && place.share > 0) scrollToPoint(element, place);
  }, [pane]);
  return { isRevisit, restore };
}
