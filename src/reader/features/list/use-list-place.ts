import { type RefObject, useEffect, useEffectEvent, useLayoutEffect, useReducer, useRef } from 'react';
import { useNavigationType } from 'react-router';
import type { Row } from '#contract/row.ts';
import { isOfStory } from '#contract/stories.ts';
import type { ViewRows } from '#reader/data/use-view.ts';
import { type ListPlace, listPlace, rememberListPlace } from '#reader/state/reading-places.ts';
import type { Geometry } from './geometry.ts';
import type { RowWindow } from './use-row-window.ts';

/**
 * Keeps the place of a list: the topmost row and how far it is scrolled out of sight, for each visit. Coming back, also after a
 * reload, puts the same row at the same place; a visit without a place begins at the top. Only a person's own scrolling counts:
 * `scrollQuietly` moves the list along with the article without losing the place to which Back leads. Where the rows get another
 * size, the topmost one stays; where the archive was rebuilt, it is looked for. `startAnew` goes to the top, and stays there when
 * the next state of the archive comes.
 */
export function useListPlace(options: {
  scroller: RefObject<HTMLElement | null>;
  rowWindow: RowWindow;
  geometry: Geometry;
  rows: ViewRows;
  placeKey: string;
  openId: string | null;
  /** All rows stand so many positions further down than they did. */
  onMoved: (by: number) => void;
}): { scrollQuietly: (scroll: () => void) => void; startAnew: () => void } {
  const { scroller, geometry, rows, placeKey, openId, onMoved } = options;
  const { distance, distanceOf, positionAt, scrollTo, scrollToStart } = options.rowWindow;
  const { lineHeight, columns } = geometry;
  const { archive, rowAt } = rows;
  const wanted = useRef<ListPlace | null>(null);
  /** Where the page stands while the row of its place is looked for. */
  const waitsAt = useRef<number | null>(null);
  const isQuiet = useRef(false);
  const topmost = useRef<ListPlace | null>(null);
  const firstRow = useRef<ListPlace['row']>(null);
  const isResettled = useRef(false);
  const isAnew = useRef(false);
  const lastGeometry = useRef(geometry);
  const lastArchive = useRef(archive);
  const navigation = useNavigationType();
  const wasOpen = useRef(openId !== null);
  const [, drawAgain] = useReducer((count: number) => count + 1, 0);

  const want = (place: ListPlace | null): void => {
    wanted.current = place;
    waitsAt.current = null;
  };
  const go = (index: number, offset: number): void =>
    scrollTo(distanceOf(index) + Math.min(offset, lineHeight - 1));

  /** Goes to the row of a place wherever it stands now, unless the person goes elsewhere meanwhile. */
  const lookFor = async (place: ListPlace, row: NonNullable<ListPlace['row']>): Promise<void> => {
    waitsAt.current = scroller.current?.scrollTop ?? null;
    // Without its list there is nothing to go to; the list itself says so.
    const index = (await rows.find(row).catch(() => null)) ?? place.index;
    if (wanted.current !== place) return;
    // The rows that were looked through may have to be drawn first.
    want({ index, offset: place.offset, row: null, archive });
    topmost.current = wanted.current;
    drawAgain();
    if (index !== place.index) onMoved(index - place.index);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: what scrolls changes with the rows, the visit does not.
  useLayoutEffect(() => {
    want(listPlace(placeKey) ?? null);
    topmost.current = null;
    lastArchive.current = archive;
    if (!wanted.current) scrollToStart();
  }, [placeKey]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each way back.
  useLayoutEffect(() => {
    const isBack = wasOpen.current && openId === null && navigation === 'POP';
    wasOpen.current = openId !== null;
    if (isBack) want(listPlace(placeKey) ?? null);
  }, [openId, navigation, placeKey]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each state of the archive.
  useLayoutEffect(() => {
    const before = lastArchive.current;
    if (before === archive) return;
    lastArchive.current = archive;
    const top = { index: 0, offset: distance(), row: firstRow.current, archive: before };
    if (isAnew.current) scrollToStart();
    else if (!wanted.current) want(topmost.current ?? top);
    isAnew.current = false;
  }, [archive]);

  // On every render: the place can be taken once the rows down to it, and a screen more, are here.
  useLayoutEffect(() => {
    const place = wanted.current;
    const element = scroller.current;
    if (!place || !element || rows.status !== 'ready' || waitsAt.current !== null) return;
    const screen = (Math.ceil(element.clientHeight / lineHeight) + 1) * columns;
    if (place.index + screen >= rows.length && rows.hasMore) {
      if (!rows.isLoadingMore) rows.loadMore();
      return;
    }
    go(place.index, place.offset);
    if (place.row === null || isAtIndex(place.row.id, place, rows)) want(null);
    else void lookFor(place, place.row);
  });

  useLayoutEffect(() => {
    const place = topmost.current;
    const isChanged = lastGeometry.current !== geometry;
    lastGeometry.current = geometry;
    if (!isChanged || !place || wanted.current) return;
    scrollTo(distanceOf(place.index) + Math.min(place.offset, 0));
    isResettled.current = true;
  }, [geometry, distanceOf, scrollTo]);

  // On every render: rows may come after their place was taken note of.
  useEffect(() => {
    firstRow.current = anchorOf(rowAt(0));
    const place = topmost.current;
    const row = place && !place.row && place.archive === archive ? rowAt(place.index) : undefined;
    if (!place || !row) return;
    topmost.current = { ...place, row: anchorOf(row) };
    if (listPlace(placeKey) === place) rememberListPlace(placeKey, topmost.current);
  });

  // One listener for good: rows are drawn during the event, and a listener that comes then does not get it.
  const remember = useEffectEvent((scrollTop: number): void => {
    const isOurs = isQuiet.current;
    const isTheSame = isResettled.current;
    isQuiet.current = false;
    isResettled.current = false;
    if (waitsAt.current !== null && waitsAt.current !== scrollTop) {
      wanted.current = null;
      waitsAt.current = null;
    }
    if (wanted.current || isTheSame) return;
    const index = positionAt(distance());
    const offset = distance() - distanceOf(index);
    topmost.current = { index, offset, row: anchorOf(rowAt(index)), archive };
    if (!isOurs) rememberListPlace(placeKey, topmost.current);
  });
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const listen = (): void => remember(element.scrollTop);
    element.addEventListener('scroll', listen, { passive: true });
    return () => element.removeEventListener('scroll', listen);
  }, [scroller]);

  return {
    scrollQuietly(scroll) {
      const before = scroller.current?.scrollTop;
      scroll();
      isQuiet.current = scroller.current?.scrollTop !== before;
    },
    startAnew() {
      want(null);
      topmost.current = null;
      isAnew.current = true;
      scrollToStart();
    },
  };
}

/** Whether the row of a place stands where it did. One that is on its way does in the same state of the archive. */
function isAtIndex(id: string, { index, archive }: ListPlace, rows: ViewRows): boolean {
  const row = rows.rowAt(index);
  return row ? isOfStory(row, id) : archive === rows.archive;
}

function anchorOf(row: Row | undefined): ListPlace['row'] {
  return row ? { id: row.id, date: row.date } : null;
}
