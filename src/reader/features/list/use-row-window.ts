import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Folds } from '#reader/data/folds.ts';
import type { Geometry } from './geometry.ts';
import { maxHeight, toList, toPage } from './scroll-scale.ts';

/** A page that moves by more than this at once was moved by its scrollbar or by a key for its end: hands and wheels go in steps. */
const leap = 2000;

/**
 * The rows of a list that are on the screen, and where its page has them. Distances are pixels of the list, from its first row;
 * rows that are folded away take none.
 */
export type RowWindow = {
  first: number;
  last: number;
  /** Height of the list in the page. */
  height: number;
  /** Where the page has a row, from the beginning of the list's element. */
  topOf: (position: number) => number;
  /** How far down the list a row stands. */
  distanceOf: (position: number) => number;
  /** The first of the rows that stand so far down the list. */
  positionAt: (distance: number) => number;
  /** How much of the list is above the screen; less than nothing while what stands before it is in sight. */
  distance: () => number;
  scrollTo: (distance: number) => void;
  /** Goes to what stands before the first row. */
  scrollToStart: () => void;
  /** Scrolls a row into the screen by the shortest way. */
  reveal: (position: number) => void;
};

/**
 * Follows the scrolling of a list, which is the browser's own. Where the list is taller than a page can be (`scroll-scale.ts`),
 * `shift` is how much further the list is than its page: steps leave it, so that rows move as the page does; leaps set it anew; and
 * when the scrolling ends, list and page are put where the scale wants them, unseen, for the next leap.
 */
export function useRowWindow(options: {
  scroller: RefObject<HTMLElement | null>;
  list: RefObject<HTMLElement | null>;
  count: number;
  geometry: Geometry;
  folds: Folds;
}): RowWindow {
  const { scroller, list, count, folds } = options;
  const { columns, lineHeight } = options.geometry;
  const fullHeight = Math.ceil((count - folds.count) / columns) * lineHeight;
  const [seen, setSeen] = useState({ first: 0, last: 7, shift: 0 });
  const settled = useRef({ scrollTop: 0, shift: 0, offsetTop: 0 });

  const scale = useCallback(() => {
    const { scrollHeight = 0, clientHeight = 0 } = scroller.current ?? {};
    return { lacking: Math.max(fullHeight - maxHeight, 0), end: scrollHeight - clientHeight };
  }, [scroller, fullHeight]);

  const shiftNow = useCallback(() => {
    const { scrollTop = 0 } = scroller.current ?? {};
    const now = scale();
    if (now.lacking === 0) return 0;
    const isLeap = Math.abs(scrollTop - settled.current.scrollTop) > leap;
    const isAtEnd = scrollTop <= 0 || scrollTop >= now.end;
    return isLeap || isAtEnd ? toList(scrollTop, now) - scrollTop : settled.current.shift;
  }, [scroller, scale]);

  const distance = useCallback(
    () => (scroller.current?.scrollTop ?? 0) + shiftNow() - (list.current?.offsetTop ?? 0),
    [scroller, list, shiftNow],
  );

  /** Takes note of where the list is. */
  const settle = useCallback(
    (shift: number) => {
      const { scrollTop = 0, clientHeight = 0 } = scroller.current ?? {};
      settled.current = { scrollTop, shift, offsetTop: list.current?.offsetTop ?? 0 };
      const top = distance() / lineHeight;
      const bottom = top + clientHeight / lineHeight;
      const now = { first: Math.floor(top) * columns, last: Math.ceil(bottom) * columns - 1, shift };
      setSeen((before) =>
        before.first === now.first && before.last === now.last && before.shift === shift ? before : now,
      );
    },
    [scroller, list, distance, columns, lineHeight],
  );

  const distanceOf = useCallback(
    (position: number) => Math.floor((position - folds.before(position)) / columns) * lineHeight,
    [columns, lineHeight, folds],
  );

  const positionAt = useCallback(
    (distance: number) => folds.positionOf(Math.max(0, Math.floor(distance / lineHeight)) * columns),
    [columns, lineHeight, folds],
  );

  const scrollTo = useCallback(
    (target: number) => {
      const now = scale();
      const wanted = target + (list.current?.offsetTop ?? 0);
      const top = Math.min(Math.max(wanted, 0), now.end + now.lacking);
      scroller.current?.scrollTo(0, toPage(top, now));
      settle(now.lacking > 0 ? top - (scroller.current?.scrollTop ?? 0) : 0);
    },
    [scroller, list, scale, settle],
  );

  const scrollToStart = (): void => {
    // A list that is there already needs no layout.
    if (settled.current.scrollTop > 0) scrollTo(-Infinity);
  };

  const reveal = (position: number): void => {
    const top = distanceOf(position);
    const leastDistance = top + lineHeight - (scroller.current?.clientHeight ?? 0);
    if (distance() > top) scrollTo(top);
    else if (distance() < leastDistance) scrollTo(leastDistance);
  };

  const lastFolds = useRef(folds);
  useLayoutEffect(() => {
    const before = lastFolds.current;
    lastFolds.current = folds;
    // The header may have grown meanwhile: what counts is what was on the screen.
    const { shift, offsetTop } = settled.current;
    const top = (scroller.current?.scrollTop ?? 0) + shift - offsetTop;
    if (before === folds || top <= 0) return;
    // What is folded away above the screen takes its height along: the row at the top stays where it is.
    const line = Math.floor(top / lineHeight);
    scrollTo(top + distanceOf(before.positionOf(line * columns)) - line * lineHeight);
  }, [scroller, folds, distanceOf, scrollTo, columns, lineHeight]);

  useEffect(() => {
    const element = scroller.current;
    if (!element || !list.current) return;
    // Drawn in the same frame: the page would show a blank before its rows.
    const follow = (): void => flushSync(() => settle(shiftNow()));
    const align = (): void => {
      if (scale().lacking > 0) flushSync(() => scrollTo(distance()));
    };
    // Sizes are looked at when they are known, just before they are painted: to ask earlier would cost a layout of its own.
    const resizing = new ResizeObserver(follow);
    for (const measured of [element, list.current]) resizing.observe(measured);
    element.addEventListener('scroll', follow, { passive: true });
    element.addEventListener('scrollend', align);
    return () => {
      resizing.disconnect();
      element.removeEventListener('scroll', follow);
      element.removeEventListener('scrollend', align);
    };
  }, [scroller, list, scale, shiftNow, distance, settle, scrollTo]);

  return {
    first: Math.max(Math.min(folds.positionOf(Math.max(seen.first, 0)), count - 1), 0),
    last: Math.min(folds.positionOf(seen.last), count - 1),
    height: Math.min(fullHeight, maxHeight),
    topOf: (position) => distanceOf(position) - seen.shift,
    distanceOf,
    positionAt,
    distance,
    scrollTo,
    scrollToStart,
    reveal,
  };
}
