import { type RefObject, useEffect, useRef } from 'react';

/** Pages fetched in a row without anybody scrolling: some ten thousand rows looked at. Then the person decides. */
const maxUnasked = 6;

/** Fetches more rows when the last ones are in sight; rare hits do not pull the whole archive in by themselves. */
export function useLoadAtEnd(options: {
  scroller: RefObject<HTMLElement | null>;
  isAtEnd: boolean;
  hasMore: boolean;
  isLoadingMore: boolean;
  loadMore: () => void;
  /** Names what is being looked for: another search has patience of its own. */
  viewKey: string;
}): void {
  const { scroller, isAtEnd, hasMore, isLoadingMore, loadMore, viewKey } = options;
  const unasked = useRef(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another view starts anew.
  useEffect(() => {
    const element = scroller.current;
    const reset = (): void => {
      unasked.current = 0;
    };
    reset();
    // A click in the list is the button that goes on.
    for (const type of ['scroll', 'click']) element?.addEventListener(type, reset, { passive: true });
    return () => {
      for (const type of ['scroll', 'click']) element?.removeEventListener(type, reset);
    };
  }, [scroller, viewKey]);

  useEffect(() => {
    if (!isAtEnd || !hasMore || isLoadingMore || unasked.current >= maxUnasked) return;
    unasked.current++;
    // A list that has just become another one hears of it in an effect of its own, which comes after this one.
    queueMicrotask(loadMore);
  }, [isAtEnd, hasMore, isLoadingMore, loadMore]);
}
