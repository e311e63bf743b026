import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import type { Row } from '#contract/row.ts';
import type { ImageWays } from '#reader/data/image-ways.ts';
import { isOfStory } from '#reader/data/stories.ts';
import type { ViewRows } from '#reader/data/use-view.ts';
import styles from './article-list.module.css';
import { ListRow, RowSkeleton } from './list-row.tsx';
import rowStyles from './row.module.css';
import { rowHeight } from './row-height.ts';
import { RowMarks } from './row-marks.tsx';
import { useFocusOnReturn } from './use-focus-on-return.ts';
import { useListPlace } from './use-list-place.ts';
import { useLoadAtEnd } from './use-load-at-end.ts';
import { useRowWindow } from './use-row-window.ts';

/** Rows drawn, and fetched, beyond each edge of the screen. */
const overscan = 4;
const settleMs = 300;

/** What one can ask of a list from outside. */
export type ListHandle = {
  /** Puts a row at the top of the screen; Back and a reload come back to it as to any place that was scrolled to. */
  scrollToPosition: (position: number) => void;
};

/** A list of any length: only the rows on the screen are in the page, and each has the same height. */
export function ArticleList(props: {
  ref?: Ref<ListHandle>;
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
  /** All articles above or below a position are to count as read. */
  onRead: (position: number, which: 'above' | 'below') => void;
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
  const rowWindow = useRowWindow({ scroller, list, count: rows.length });
  const { first, last, scrollTo } = rowWindow;
  const { show, hasMore, isLoadingMore, loadMore, length } = rows;

  useEffect(() => show(first - overscan, last + overscan), [show, first, last]);
  useEffect(() => {
    const timer = setTimeout(() => onSettled(first, last), settleMs);
    return () => clearTimeout(timer);
  }, [onSettled, first, last]);
  useLoadAtEnd({ scroller, isAtEnd: last >= length - 1, hasMore, isLoadingMore, loadMore, viewKey });
  const { scrollQuietly } = useListPlace({ scroller, rowWindow, rows, placeKey, openId });
  const lastOpenPosition = useRef(openPosition);
  useEffect(() => {
    // Going on to the next article takes the list along; a row that is in sight, even in part, stays where it is.
    if (openPosition === null || openPosition === lastOpenPosition.current) return;
    lastOpenPosition.current = openPosition;
    if (openPosition < first || openPosition > last) scrollQuietly(() => rowWindow.reveal(openPosition));
  });
  useFocusOnReturn(list, openId);
  useImperativeHandle(
    props.ref,
    () => ({ scrollToPosition: (position) => scrollTo(position * rowHeight()) }),
    [scrollTo],
  );

  const target = useRef<number | null>(null);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const step = stepOf(event);
    // Keys may come faster than rows are drawn: each goes on from where the one before it leads.
    const from = target.current ?? positionOf(event.target);
    if (step === 0 || from === null || isInPopover(event.target)) return;
    const to = Math.min(Math.max(from + step, 0), length - 1);
    event.preventDefault();
    target.current = to;
    rowWindow.reveal(to);
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
        style={{ blockSize: rowWindow.height }}
        onKeyDown={onKeyDown}
        onFocus={(event) => setFocused(positionOf(event.target))}
        onBlur={() => setFocused(null)}
      >
        {drawnPositions({ first, last, length, focused }).map((index) => {
          const row = rows.rowAt(index);
          return (
            <li
              key={index}
              className={rowStyles.item}
              style={{ insetBlockStart: rowWindow.topOf(index) }}
              data-position={index}
              aria-setsize={rows.isExact ? rows.total : -1}
              aria-posinset={index + 1}
            >
              {row ? (
                <ListRow
                  row={row}
                  isOpen={openId !== null && isOfStory(row, openId)}
                  thumbnail={props.thumbnailOf(row)}
                  linkState={props.linkStateFor(index)}
                  onIntent={() => props.onIntent(row)}
                  actions={<RowMarks row={row} onRead={(which) => props.onRead(index, which)} />}
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

/** The rows on the screen and some around them. The one that has the focus stays when it is scrolled away: the keys would be lost with it. */
function drawnPositions(range: {
  first: number;
  last: number;
  length: number;
  focused: number | null;
}): number[] {
  const { length, focused } = range;
  const first = Math.max(range.first - overscan, 0);
  const last = Math.min(range.last + overscan, length - 1);
  const positions = Array.from({ length: Math.max(last - first + 1, 0) }, (_, index) => first + index);
  if (focused === null || focused >= length) return positions;
  if (focused < first) return [focused, ...positions];
  return focused > last ? [...positions, focused] : positions;
}

/** How far a key moves among the rows. */
function stepOf(event: KeyboardEvent): number {
  if (event.ctrlKey || event.metaKey || event.altKey) return 0;
  if (event.key === 'ArrowDown') return 1;
  if (event.key === 'ArrowUp') return -1;
  return 0;
}

/** What a row has opened has keys of its own. */
function isInPopover(target: EventTarget): boolean {
  return target instanceof Element && target.closest('[popover]') !== null;
}

function positionOf(target: EventTarget): number | null {
  const item = target instanceof Element ? target.closest<HTMLElement>('[data-position]') : null;
  return item ? Number(item.dataset.position) : null;
}
