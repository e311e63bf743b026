import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { ViewRows } from '#reader/data/use-view.ts';
import { type ListPlace, listPlace, rememberListPlace } from '#reader/state/reading-places.ts';
import { rowHeight } from './row-height.ts';

/**
 * Keeps the place of a list: the topmost row and how far it is scrolled out of sight, for each visit. Coming back, also after a
 * reload, puts the same row at the same place; a visit without a place begins at the top.
 */
export function useListPlace(options: {
  scroller: RefObject<HTMLElement | null>;
  list: RefObject<HTMLElement | null>;
  rows: ViewRows;
  placeKey: string;
}): void {
  const { scroller, list, rows, placeKey } = options;
  const wanted = useRef<ListPlace | null>(null);

  useLayoutEffect(() => {
    wanted.current = listPlace(placeKey) ?? null;
    if (!wanted.current) scroller.current?.scrollTo(0, 0);
  }, [placeKey, scroller]);

  useLayoutEffect(() => {
    const place = wanted.current;
    if (!place || rows.status !== 'ready') return;
    const isHere = place.index < rows.length;
    if (!isHere && rows.hasMore) {
      if (!rows.isLoadingMore) rows.loadMore();
      return;
    }
    const top = list.current?.offsetTop ?? 0;
    scroller.current?.scrollTo(0, top + place.index * rowHeight() + place.offset);
    wanted.current = null;
  }, [rows, scroller, list]);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const remember = (): void => {
      if (wanted.current) return;
      const height = rowHeight();
      const distance = element.scrollTop - (list.current?.offsetTop ?? 0);
      const index = Math.max(0, Math.floor(distance / height));
      rememberListPlace(placeKey, { index, offset: distance - index * height });
    };
    element.addEventListener('scroll', remember, { passive: true });
    return () => element.removeEventListener('scroll', remember);
  }, [scroller, list, placeKey]);
}
