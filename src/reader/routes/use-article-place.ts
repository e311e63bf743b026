import { type RefObject, useCallback, useEffect } from 'react';
import { historyEntryKey } from '#reader/state/history-entry.ts';
import { articlePlace, rememberArticlePlace } from '#reader/state/reading-places.ts';

/**
 * Keeps the place in an article for each visit: Back, Forward and a reload go on where one was; a link opens at the top.
 * `restore` is to be called when the whole text is in the page.
 */
export function useArticlePlace(
  pane: RefObject<HTMLElement | null>,
  id: string | null,
): { restore: () => void } {
  // biome-ignore lint/correctness/useExhaustiveDependencies: another article begins at its own place.
  useEffect(() => {
    const element = pane.current;
    if (!element) return;
    const key = historyEntryKey();
    if (articlePlace(key) === 0) element.scrollTo(0, 0);
    const remember = (): void => {
      if (element.scrollHeight > element.clientHeight) {
        rememberArticlePlace(key, element.scrollTop / element.scrollHeight);
      }
    };
    element.addEventListener('scroll', remember, { passive: true });
    return () => element.removeEventListener('scroll', remember);
  }, [pane, id]);

  const restore = useCallback(() => {
    const element = pane.current;
    const share = articlePlace(historyEntryKey());
    if (element && share > 0) element.scrollTo(0, share * element.scrollHeight);
  }, [pane]);
  return { restore };
}
