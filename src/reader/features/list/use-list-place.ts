import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { useNavigationType } from 'react-router';
import type { ViewRows } from '#reader/data/use-view.ts';
import { type ListPlace, listPlace, rememberListPlace } from '#reader/state/reading-places.ts';
import { rowHeight } from './row-height.ts';
import type { RowWindow } from './use-row-window.ts';

/**
 * Keeps the place of a list: the topmost row and how far it is scrolled out of sight, for each visit. Coming back, also after a
 * reload, puts the same row at the same place; a visit without a place begins at the top. Only a person's own scrolling counts:
 * `scrollQuietly` moves the list along with the article without losing the place to which Back leads.
 */
export function useListPlace(options: {
  scroller: RefObject<HTMLElement | null>;
  rowWindow: RowWindow;
  rows: ViewRows;
  placeKey: string;
  openId: string | null;
}): { scrollQuietly: (scroll: () => void) => void } {
  const { scroller, rows, placeKey, openId } = options;
  const { distance, scrollTo, scrollToStart } = options.rowWindow;
  const wanted = useRef<ListPlace | null>(null);
  const isQuiet = useRef(false);
  const navigation = useNavigationType();
  const wasOpen = useRef(openId !== null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what scrolls changes with the rows, the visit does not.
  useLayoutEffect(() => {
    wanted.current = listPlace(placeKey) ?? null;
    if (!wanted.current) scrollToStart();
  }, [placeKey]);

  useLayoutEffect(() => {
    const isBack = wasOpen.current && openId === null && navigation === 'POP';
    wasOpen.current = openId !== null;
    if (isBack) wanted.current = listPlace(placeKey) ?? null;
  }, [openId, navigation, placeKey]);

  // On every render: the place can be taken once the rows down to it, and a screen more, are here.
  useLayoutEffect(() => {
    const place = wanted.current;
    const element = scroller.current;
    if (!place || !element || rows.status !== 'ready') return;
    const screen = Math.ceil(element.clientHeight / rowHeight()) + 1;
    if (place.index + screen >= rows.length && rows.hasMore) {
      if (!rows.isLoadingMore) rows.loadMore();
      return;
    }
    scrollTo(place.index * rowHeight() + place.offset);
    wanted.current = null;
  });

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const remember = (): void => {
      const isOurs = isQuiet.current;
      isQuiet.current = false;
      if (wanted.current || isOurs) return;
      const index = Math.max(0, Math.floor(distance() / rowHeight()));
      rememberListPlace(placeKey, { index, offset: distance() - index * rowHeight() });
    };
    element.addEventListener('scroll', remember, { passive: true });
    return () => element.removeEventListener('scroll', remember);
  }, [scroller, distance, placeKey]);

  return {
    scrollQuietly(scroll) {
      const before = scroller.current?.scrollTop;
      scroll();
      isQuiet.current = scroller.current?.scrollTop !== before;
    },
  };
}
