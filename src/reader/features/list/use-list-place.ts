import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import { useNavigationType } from 'react-router';
import type { ViewRows } from '#reader/data/use-view.ts';
import { type ListPlace, listPlace, rememberListPlace } from '#reader/state/reading-places.ts';
import type { Geometry } from './geometry.ts';
import type { RowWindow } from './use-row-window.ts';

/**
 * Keeps the place of a list: the topmost row and how far it is scrolled out of sight, for each visit. Coming back, also after a
 * reload, puts the same row at the same place; a visit without a place begins at the top. Only a person's own scrolling counts:
 * `scrollQuietly` moves the list along with the article without losing the place to which Back leads. Where the rows get another
 * size, the topmost one stays.
 */
export function useListPlace(options: {
  scroller: RefObject<HTMLElement | null>;
  rowWindow: RowWindow;
  geometry: Geometry;
  rows: ViewRows;
  placeKey: string;
  openId: string | null;
}): { scrollQuietly: (scroll: () => void) => void } {
  const { scroller, geometry, rows, placeKey, openId } = options;
  const { distance, distanceOf, positionAt, scrollTo, scrollToStart } = options.rowWindow;
  const { lineHeight, columns } = geometry;
  const wanted = useRef<ListPlace | null>(null);
  const isQuiet = useRef(false);
  const topmost = useRef<ListPlace | null>(null);
  const isResettled = useRef(false);
  const lastGeometry = useRef(geometry);
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
    const screen = (Math.ceil(element.clientHeight / lineHeight) + 1) * columns;
    if (place.index + screen >= rows.length && rows.hasMore) {
      if (!rows.isLoadingMore) rows.loadMore();
      return;
    }
    scrollTo(distanceOf(place.index) + Math.min(place.offset, lineHeight - 1));
    wanted.current = null;
  });

  useLayoutEffect(() => {
    const place = topmost.current;
    const isChanged = lastGeometry.current !== geometry;
    lastGeometry.current = geometry;
    if (!isChanged || !place || wanted.current) return;
    scrollTo(distanceOf(place.index) + Math.min(place.offset, 0));
    isResettled.current = true;
  }, [geometry, distanceOf, scrollTo]);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const remember = (): void => {
      const isOurs = isQuiet.current;
      const isTheSame = isResettled.current;
      isQuiet.current = false;
      isResettled.current = false;
      if (wanted.current || isTheSame) return;
      const index = positionAt(distance());
      topmost.current = { index, offset: distance() - distanceOf(index) };
      if (!isOurs) rememberListPlace(placeKey, topmost.current);
    };
    element.addEventListener('scroll', remember, { passive: true });
    return () => element.removeEventListener('scroll', remember);
  }, [scroller, distance, distanceOf, positionAt, placeKey]);

  return {
    scrollQuietly(scroll) {
      const before = scroller.current?.scrollTop;
      scroll();
      isQuiet.current = scroller.current?.scrollTop !== before;
    },
  };
}
