import {
  lazy,
  memo,
  type RefObject,
  Suspense,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useNavigate } from 'react-router';
import { positionOfDay } from '#contract/list-days.ts';
import type { Manifest } from '#contract/manifest.ts';
import { everything, printView, type View } from '#contract/view.ts';
import type { ShownRows } from '#reader/data/use-muted-rows.ts';
import type { ListHandle } from '#reader/features/list/article-list.tsx';
import type { Dates } from '#reader/features/timeline/calendar.ts';
import { useLater } from '#reader/ui/use-later.ts';
import styles from './desk.module.css';

const Timeline = lazy(async () => {
  const { Timeline } = await import('#reader/features/timeline/timeline.tsx');
  return { default: memo(Timeline) };
});

/** The chart of another category follows when its rows are on the screen. */
const chartAfterMs = 150;

/** The band of time above the list: its place is there from the start, the chart comes once the first rows are on the screen. */
export function TimeBand(props: {
  manifest: Manifest;
  rows: ShownRows;
  view: View;
  list: RefObject<ListHandle | null>;
  topDate: number | null;
}) {
  const { manifest, rows, view, list, topDate } = props;
  const navigate = useNavigate();
  const [isWanted, setWanted] = useState(false);
  const hasRows =
    rows.rowAt(rows.folds.positionOf(0)) !== undefined || (rows.status === 'ready' && rows.length === 0);
  useEffect(() => {
    if (hasRows) setWanted(true);
  }, [hasRows]);
  const { categories, author } = useLater(view, printView({ ...everything, ...placeOf(view) }), chartAfterMs);
  const chartKey = printView({ ...view, categories, author });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that matters, and rows that arrive change nothing here.
  const chartView = useMemo(() => ({ ...view, categories, author }), [chartKey]);
  const show = (next: Partial<View>): void => void navigate(`/${printView({ ...view, ...next })}`);
  const jump = ({ from, to }: Dates): void => {
    const isForwards = view.order === 'oldest';
    const day = (isForwards ? from : to) ?? '';
    // Rows that have to be searched for have no positions: the list begins there instead.
    if (rows.plan?.kind !== 'list') show(isForwards ? { from } : { to });
    else list.current?.scrollToPosition(positionOfDay(rows.plan, view.order, day));
  };
  const actions = useRef({ show, jump });
  useEffect(() => {
    actions.current = { show, jump };
  });
  const onRange = useCallback((range: Dates) => actions.current.show(range), []);
  const onJump = useCallback((dates: Dates) => actions.current.jump(dates), []);
  // What was marked has a time of its own, which the chart does not know. The newest comes first: when it has no date, none has.
  if (view.is !== null || manifest.head.date[0] == null) return null;
  return (
    <div className={styles.time}>
      {isWanted && (
        <Suspense fallback={null}>
          <Timeline {...{ manifest, topDate, onRange, onJump }} view={chartView} />
        </Suspense>
      )}
    </div>
  );
}

function placeOf({ categories, author }: View): Pick<View, 'categories' | 'author'> {
  return { categories, author };
}
