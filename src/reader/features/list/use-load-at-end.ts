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
}): void {
  const { scroller, isAtEnd, hasMore, isLoadingMore, loadMore } = options;
  const unasked = useRef(0);

  useEffect(() => {
    const element = scroller.current;
    const reset = (): void => {
      unasked.current = 0;
    };
    element?.addEventListener('scroll', reset, { passive: true });
    return () => element?.removeEventListener('scroll', reset);
  }, [scroller]);

  useEffect(() => {
    if (!isAtEnd || !hasMore || isLoadingMore || unasked.current >= maxUnasked) return;
    unasked.current++;
    loadMore();
  }, [isAtEnd, hasMore, isLoadingMore, loadMore]);
}
