import { useEffect, useLayoutEffect } from 'react';
import { historyEntryKey } from '#reader/state/history-entry.ts';
import { listPlace, rememberListPlace } from '#reader/state/reading-places.ts';

/**
 * Keeps the place of a page that scrolls as a whole, for each visit. The browser's own way comes too early: the router draws the
 * page after the browser has tried to scroll it. A link opens it at the top.
 */
export function usePagePlace(isReady: boolean): void {
  useLayoutEffect(() => {
    if (isReady) window.scrollTo(0, listPlace(historyEntryKey())?.offset ?? 0);
  }, [isReady]);
  useEffect(() => {
    if (!isReady) return;
    const key = historyEntryKey();
    const remember = (): void =>
      rememberListPlace(key, { index: 0, offset: window.scrollY, row: null, archive: '' });
    window.addEventListener('scroll', remember, { passive: true });
    return () => window.removeEventListener('scroll', remember);
  }, [isReady]);
}
