import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import type { Row } from '#contract/row.ts';
import { isOfStory } from '#contract/stories.ts';
import type { Folds } from '#reader/data/folds.ts';
import type { ImageWays } from '#reader/data/image-ways.ts';
import type { ShownRows } from '#reader/data/use-muted-rows.ts';
import type { Density } from '#reader/state/densities.ts';
import styles from './article-list.module.css';
import { DayMark } from './day-mark.tsx';
import { type Geometry, useGeometry } from './geometry.ts';
import { ListRow, RowSkeleton } from './list-row.tsx';
import rowStyles from './row.module.css';
import { RowMarks } from './row-marks.tsx';
import { startsDay } from './starts-day.ts';
import { useFocusOnReturn } from './use-focus-on-return.ts';
import { useListPlace } from './use-list-place.ts';
import { useLoadAtEnd } from './use-load-at-end.ts';
import { useRowWindow } from './use-row-window.ts';

/** Lines drawn, and fetched, beyond each edge of the screen. */
const overscan = 4;
const settleMs = 300;

/** What stands on the rule above a row, by its number among those that are shown. */
export type MarkAbove = (number: number, rowAt: (number: number) => Row | undefined) => ReactNode;

/** What one can ask of a list from outside. */
export type ListHandle = {
  /** Puts a row at the top of the screen; Back and a reload come back to it as to any place that was scrolled to. */
  scrollToPosition: (position: number) => void;
  /** Goes to the top, and stays there when a newer state of the archive comes. */
  startAnew: () => void;
};

/** A list of any length: only the rows on the screen are in the page, and each line of them has the same height. */
export function ArticleList(props: {
  ref?: Ref<ListHandle>;
  rows: ShownRows;
  label: string;
  /** Names this visit to the list, for keeping its place. */
  placeKey: string;
  viewKey: string;
  openId: string | null;
  openPosition: number | null;
  density: Density;
  /** The rows stand in the order of their dates: the first of each day says which. */
  isByDate: boolean;
  markAbove: MarkAbove | null;
  thumbnailOf: (row: Row, picture: Geometry['picture']) => ImageWays | null;
  linkStateFor: (position: number) => unknown;
  onIntent: (row: Row) => void;
  /** All articles above or below a position are to count as read. */
  onRead: (position: number, which: 'above' | 'below') => void;
  /** How title and summary of a row are shown, when not as they are. */
  linesOf?: ((row: Row) => ReactNode) | undefined;
  /** What the menu of a row has besides its marks. */
  menuOf: (row: Row) => ReactNode;
  /** These positions have been in sight for a moment. */
  onSettled: (first: number, last: number) => void;
  /** What stands below the last row. */
  end: ReactNode;
  header: ReactNode;
}) {
  const { rows, label, placeKey, viewKey, openId, openPosition, density, onSettled, end, header } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLOListElement>(null);
  const [focused, setFocused] = useState<number | null>(null);
  const geometry = useGeometry(scroller, density);
  const { columns, lineHeight, picture } = geometry;
  const rowWindow = useRowWindow({ scroller, list, count: rows.length, geometry, folds: rows.folds });
  const { first, last, distanceOf, scrollTo } = rowWindow;
  const { show, hasMore, isLoadingMore, loadMore, length, folds } = rows;
  const target = useRef<number | null>(null);

  useEffect(() => show(first - overscan * columns, last + overscan * columns), [show, first, last, columns]);
  useEffect(() => {
    const timer = setTimeout(() => onSettled(first, last), settleMs);
    return () => clearTimeout(timer);
  }, [onSettled, first, last]);
  useLoadAtEnd({ scroller, isAtEnd: last >= length - 1, hasMore, isLoadingMore, loadMore, viewKey });
  const focusRow = (position: number): void => {
    // The row may have to be drawn first.
    requestAnimationFrame(() => {
      target.current = null;
      list.current
        ?.querySelector<HTMLElement>(`[data-position="${position}"] a`)
        ?.focus({ preventScroll: true });
    });
  };
  const { scrollQuietly, startAnew } = useListPlace({
    ...{ scroller, rowWindow, geometry, rows, placeKey, openId },
    onMoved(by) {
      if (focused === null) return;
      setFocused(focused + by);
      focusRow(focused + by);
    },
  });
  const lastOpenPosition = useRef(openPosition);
  useEffect(() => {
    // Going on to the next article takes the list along; a row that is in sight, even in part, stays where it is.
    if (openPosition === null || openPosition === lastOpenPosition.current) return;
    lastOpenPosition.current = openPosition;
    if (openPosition < first || openPosition > last) scrollQuietly(() => rowWindow.reveal(openPosition));
  });
  useFocusOnReturn(list, openId);
  useEffect(() => {
    if (focused === null || !folds.has(focused)) return;
    setFocused(null);
    if (document.activeElement === document.body) focusRow(folds.positionOf(focused - folds.before(focused)));
  });
  useImperativeHandle(props.ref, () => ({
    scrollToPosition: (position) => scrollTo(distanceOf(position)),
    startAnew() {
      startAnew();
      scroller.current?.focus({ preventScroll: true });
    },
  }));

  const shownAt = (number: number): Row | undefined => rows.rowAt(folds.positionOf(number));
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const step = stepOf(event, columns);
    // Keys may come faster than rows are drawn: each goes on from where the one before it leads.
    const from = target.current ?? positionOf(event.target);
    if (step === 0 || from === null || isInPopover(event.target)) return;
    const number = from - folds.before(from) + step;
    const to = folds.positionOf(Math.min(Math.max(number, 0), length - folds.count - 1));
    event.preventDefault();
    target.current = to;
    rowWindow.reveal(to);
    focusRow(to);
  };

  return (
    <div ref={scroller} className={styles.scroller} id="list" tabIndex={-1}>
      {header}
      <ol
        ref={list}
        className={styles.rows}
        aria-label={label}
        data-density={density}
        style={
          {
            blockSize: rowWindow.height,
            '--line': `${lineHeight}px`,
            '--columns': columns,
            '--picture': `${picture?.height ?? 0}px`,
          } as CSSProperties
        }
        onKeyDown={onKeyDown}
        onFocus={(event) => setFocused(positionOf(event.target))}
        onBlur={() => setFocused(null)}
      >
        {drawnPositions({ first, last, length, folds, focused, beyond: overscan * columns }).map((index) => {
          const row = rows.rowAt(index);
          const number = index - folds.before(index);
          return (
            <li
              key={index}
              className={rowStyles.item}
              style={
                { insetBlockStart: rowWindow.topOf(index), '--column': number % columns } as CSSProperties
              }
              data-position={index}
              aria-setsize={rows.isExact ? rows.total : -1}
              aria-posinset={index + 1}
            >
              {props.markAbove?.(number, shownAt)}
              {props.isByDate && startsDay(number, shownAt) && <DayMark date={row?.date ?? null} />}
              {row ? (
                <ListRow
                  key={density}
                  row={row}
                  isOpen={openId !== null && isOfStory(row, openId)}
                  thumbnail={props.thumbnailOf(row, picture)}
                  linkState={props.linkStateFor(index)}
                  onIntent={() => props.onIntent(row)}
                  lines={props.linesOf?.(row)}
                  actions={
                    <RowMarks
                      row={row}
                      onRead={(which) => props.onRead(index, which)}
                      more={props.menuOf(row)}
                    />
                  }
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
  folds: Folds;
  focused: number | null;
  beyond: number;
}): number[] {
  const { length, folds, focused, beyond } = range;
  const numberOf = (position: number): number => position - folds.before(position);
  const first = Math.max(numberOf(range.first) - beyond, 0);
  const last = Math.min(numberOf(range.last) + beyond, length - folds.count - 1);
  const positions = Array.from({ length: Math.max(last - first + 1, 0) }, (_, index) =>
    folds.positionOf(first + index),
  );
  if (focused === null || focused >= length || folds.has(focused)) return positions;
  if (numberOf(focused) < first) return [focused, ...positions];
  return numberOf(focused) > last ? [...positions, focused] : positions;
}

/** How far a key moves among the rows: up and down by a line, and to the sides where several stand in one. */
function stepOf(event: KeyboardEvent, columns: number): number {
  if (event.ctrlKey || event.metaKey || event.altKey) return 0;
  if (event.key === 'ArrowDown') return columns;
  if (event.key === 'ArrowUp') return -columns;
  if (columns === 1) return 0;
  if (event.key === 'ArrowRight') return 1;
  if (event.key === 'ArrowLeft') return -1;
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
