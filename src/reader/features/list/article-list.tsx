import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Row } from '#contract/row.ts';
import type { ImageWays } from '#reader/data/image-route.ts';
import type { ViewRows } from '#reader/data/use-view.ts';
import styles from './article-list.module.css';
import { ListRow, RowSkeleton } from './list-row.tsx';
import rowStyles from './row.module.css';
import { rowHeight } from './row-height.ts';
import { useFocusOnReturn } from './use-focus-on-return.ts';
import { useListPlace } from './use-list-place.ts';
import { useLoadAtEnd } from './use-load-at-end.ts';

/** Rows drawn, and fetched, beyond each edge of the screen. */
const overscan = 6;
const settleMs = 300;

/** A list of any length: only the rows on the screen are in the page, and each has the same height. */
export function ArticleList(props: {
  rows: ViewRows;
  label: string;
  /** Names this visit to the list, for keeping its place. */
  placeKey: string;
  viewKey: string;
  openId: string | null;
  openPosition: number | null;
  thumbnailOf: (row: Row) => ImageWays | null;
  linkStateFor: (position: number) => unknown;
  onIntent: (row: Row) => void;
  /** These positions have been in sight for a moment. */
  onSettled: (first: number, last: number) => void;
  /** What stands below the last row. */
  end: ReactNode;
  header: ReactNode;
}) {
  const { rows, label, placeKey, viewKey, openId, openPosition, onSettled, end, header } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const [focused, setFocused] = useState<number | null>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: rowHeight,
    overscan,
    // The row that has the focus stays in the page when it is scrolled away: the keys would be lost with it.
    rangeExtractor: (range) => withFocused(defaultRangeExtractor(range), focused),
    scrollMargin: list.current?.offsetTop ?? 0,
  });
  const items = virtualizer.getVirtualItems();
  const { startIndex: first = 0, endIndex: last = 0 } = virtualizer.range ?? {};
  const { show, hasMore, isLoadingMore, loadMore, length } = rows;

  useEffect(() => show(first - overscan, last + overscan), [show, first, last]);
  useEffect(() => {
    const timer = setTimeout(() => onSettled(first, last), settleMs);
    return () => clearTimeout(timer);
  }, [onSettled, first, last]);
  useLoadAtEnd({ scroller, isAtEnd: last >= length - 1, hasMore, isLoadingMore, loadMore, viewKey });
  const { scrollQuietly } = useListPlace({ scroller, list, rows, placeKey, openId });
  const lastOpenPosition = useRef(openPosition);
  useEffect(() => {
    // Going on to the next article takes the list along; a row that is in sight, even in part, stays where it is.
    if (openPosition === null || openPosition === lastOpenPosition.current) return;
    lastOpenPosition.current = openPosition;
    const { startIndex = 0, endIndex = 0 } = virtualizer.range ?? {};
    if (openPosition < startIndex || openPosition > endIndex) {
      scrollQuietly(() => virtualizer.scrollToIndex(openPosition, { align: 'auto' }));
    }
  });
  useFocusOnReturn(list, openId);

  const target = useRef<number | null>(null);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const step = stepOf(event);
    // Keys may come faster than rows are drawn: each goes on from where the one before it leads.
    const from = target.current ?? positionOf(event.target);
    if (step === 0 || from === null) return;
    const to = Math.min(Math.max(from + step, 0), length - 1);
    event.preventDefault();
    target.current = to;
    virtualizer.scrollToIndex(to, { align: 'auto' });
    // The row may have to be drawn first.
    requestAnimationFrame(() => {
      target.current = null;
      list.current?.querySelector<HTMLElement>(`[data-position="${to}"] a`)?.focus({ preventScroll: true });
    });
  };

  return (
    <div ref={scroller} className={styles.scroller} id="list" tabIndex={-1}>
      {header}
      <ol
        ref={list}
        className={styles.rows}
        aria-label={label}
        style={{ blockSize: virtualizer.getTotalSize() }}
        onKeyDown={onKeyDown}
        onFocus={(event) => setFocused(positionOf(event.target))}
        onBlur={() => setFocused(null)}
      >
        {items.map(({ index, start }) => {
          const row = rows.rowAt(index);
          return (
            <li
              key={index}
              className={rowStyles.item}
              style={{ transform: `translateY(${start - virtualizer.options.scrollMargin}px)` }}
              data-position={index}
              aria-setsize={rows.isExact ? rows.total : -1}
              aria-posinset={index + 1}
            >
              {row ? (
                <ListRow
                  row={row}
                  isOpen={row.id === openId}
                  thumbnail={props.thumbnailOf(row)}
                  linkState={props.linkStateFor(index)}
                  onIntent={() => props.onIntent(row)}
                />
              ) : (
                <RowSkeleton />
              )}
            </li>
          );
        })}
      </ol>
      <div className={styles.end}>{end}</div>
    </div>
  );
}

function withFocused(positions: number[], focused: number | null): number[] {
  return focused === null || positions.includes(focused)
    ? positions
    : [...positions, focused].sort((a, b) => a - b);
}

/** How far a key moves among the rows. */
function stepOf(event: KeyboardEvent): number {
  if (event.ctrlKey || event.metaKey || event.altKey) return 0;
  if (event.key === 'ArrowDown' || event.key === 'j') return 1;
  if (event.key === 'ArrowUp' || event.key === 'k') return -1;
  return 0;
}

function positionOf(target: EventTarget): number | null {
  const item = target instanceof Element ? target.closest<HTMLElement>('[data-position]') : null;
  return item ? Number(item.dataset.position) : null;
}
