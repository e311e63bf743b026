import { useQueryClient } from '@tanstack/react-query';
import { ArrowDown, ArrowUp, Compass, LayoutGrid, SlidersHorizontal } from 'lucide-react';
import {
  lazy,
  memo,
  type RefObject,
  Suspense,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { Link, useNavigate } from 'react-router';
import type { Manifest } from '#contract/manifest.ts';
import { everything, printView, type View } from '#contract/view.ts';
import type { ImageSources } from '#reader/data/image-ways.ts';
import { keptMark } from '#reader/data/kept-rows.ts';
import { positionOfDay } from '#reader/data/list-days.ts';
import { addressQuery, directoryQuery } from '#reader/data/queries.ts';
import { thumbnailWays } from '#reader/data/thumbnail-ways.ts';
import type { ShownRows } from '#reader/data/use-muted-rows.ts';
import { Chips } from '#reader/features/filters/chips.tsx';
import { nameOfView, titleOfView } from '#reader/features/filters/view-filters.ts';
import { ArticleList, type ListHandle, type MarkAbove } from '#reader/features/list/article-list.tsx';
import { SkeletonRows } from '#reader/features/list/skeleton-rows.tsx';
import type { Dates } from '#reader/features/timeline/calendar.ts';
import { formatNumber } from '#reader/i18n/format.ts';
import { useLanguage, useMessages } from '#reader/i18n/use-messages.ts';
import { useDensity } from '#reader/state/densities.ts';
import { changeMark, knowRow } from '#reader/state/marks.ts';
import { openDialog } from '#reader/state/open-dialog.ts';
import { useIsSparing } from '#reader/state/sparing.ts';
import { IconButton } from '#reader/ui/icon-button.tsx';
import { Notice } from '#reader/ui/notice.tsx';
import { useDocumentTitle } from '#reader/ui/use-document-title.ts';
import { useLater } from '#reader/ui/use-later.ts';
import styles from './desk.module.css';
import type { LinkState } from './desk-state.ts';
import { FailureLine, FailureNotice } from './failure-notice.tsx';
import { FilterSheet } from './filter-sheet.tsx';
import { KeptEmpty, KeptTools } from './lazy-keeping.tsx';
import { LazyListNews } from './lazy-list-news.tsx';
import { loadOpenPane } from './lazy-open-pane.tsx';

/** The list of the view, with its name, its filters and its count. */
export function ListPane(props: {
  manifest: Manifest;
  rows: ShownRows;
  view: View;
  listKey: string;
  sources: ImageSources;
  openId: string | null;
  openPosition: number | null;
}) {
  const { manifest, rows, view, listKey, sources, openId, openPosition } = props;
  const messages = useMessages();
  const client = useQueryClient();
  const name = nameOfView(view, messages);
  const isSparing = useIsSparing();
  const density = useDensity(view);
  useDocumentTitle(openId === null ? [titleOfView(view, messages), manifest.site.title] : []);
  const fetchDirectories = useDirectoriesAhead(manifest, rows);
  const list = useRef<ListHandle>(null);
  const [top, setTop] = useState(0);
  const onSettled = useCallback(
    (first: number, last: number) => {
      setTop(first);
      fetchDirectories(first, last);
    },
    [fetchDirectories],
  );

  const markRead = async (position: number, which: 'above' | 'below'): Promise<void> => {
    const { rowsBeside } = await import('#reader/data/rows-beside.ts');
    const beside = await rowsBeside(client, { rows, order: view.order, position, which });
    for (const row of beside) knowRow(row);
    await changeMark(
      beside.map(({ id }) => id),
      { read: true },
    );
  };
  const linkStateFor = useCallback(
    (position: number): LinkState => ({ view: printView(view), list: listKey, position, isFromList: true }),
    [view, listKey],
  );
  const [markAbove, setMarkAbove] = useState<MarkAbove | null>(null);
  const onMark = useCallback((mark: MarkAbove | null) => setMarkAbove(() => mark), []);
  const header = (
    <>
      <ListHeader manifest={manifest} rows={rows} view={view} name={name} linkStateFor={linkStateFor} />
      <LazyListNews {...{ manifest, view, list, onMark }} isListOpen={openId === null} />
    </>
  );

  return (
    <section className={styles.list} aria-label={name} data-is={view.is ?? undefined} data-density={density}>
      <TimeBand {...{ manifest, rows, view, list }} topDate={rows.rowAt(top)?.date ?? null} />
      {rows.status === 'error' && rows.length === 0 ? (
        <>
          {header}
          <FailureNotice title={messages.listFailed} error={rows.error} onRetry={rows.retry} />
        </>
      ) : (
        <ArticleList
          ref={list}
          rows={rows}
          label={name}
          placeKey={listKey}
          viewKey={printView(view)}
          openId={openId}
          openPosition={openPosition}
          density={density}
          markAbove={markAbove}
          isByDate={keptMark(view) === null}
          thumbnailOf={(row, picture) => (isSparing ? null : thumbnailWays(row, picture, sources))}
          linkStateFor={linkStateFor}
          onIntent={(row) => {
            void client.prefetchQuery(addressQuery(manifest, row.id));
            loadOpenPane();
          }}
          onRead={(position, which) => void markRead(position, which)}
          menuOf={(row) => <MuteActions row={row} onWord={() => openDialog('mutes')} />}
          onSettled={onSettled}
          header={header}
          end={<ListEnd {...{ manifest, rows, view }} />}
        />
      )}
      {rows.status === 'error' && rows.length > 0 && (
        <FailureLine title={messages.listFailed} error={rows.error} onRetry={rows.retry} />
      )}
    </section>
  );
}

const Timeline = lazy(async () => {
  const { Timeline } = await import('#reader/features/timeline/timeline.tsx');
  return { default: memo(Timeline) };
});

/** The chart of another category follows when its rows are on the screen. */
const chartAfterMs = 150;

/** The band of time above the list: its place is there from the start, the chart comes once the first rows are on the screen. */
function TimeBand(props: {
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

const WanderSheet = lazy(async () => {
  const { WanderSheet } = await import('#reader/features/timeline/wander-sheet.tsx');
  return { default: WanderSheet };
});

function ListHeader(props: {
  manifest: Manifest;
  rows: ShownRows;
  view: View;
  name: string;
  linkStateFor: (position: number) => LinkState;
}) {
  const { manifest, rows, view, name, linkStateFor } = props;
  const messages = useMessages();
  const [sheet, setSheet] = useState<null | 'filter' | 'wander'>(null);
  const close = (): void => setSheet(null);
  return (
    <div className={styles.listHeader}>
      <div className={styles.listTitle}>
        <h1>{name}</h1>
        <Count rows={rows} />
        <OrderLink view={view} />
        <ViewMenuButton view={view} name={name} />
        <IconButton
          icon={Compass}
          label={messages.wander}
          aria-haspopup="dialog"
          onClick={() => setSheet('wander')}
        />
        <IconButton
          icon={SlidersHorizontal}
          label={messages.filter}
          aria-haspopup="dialog"
          onClick={() => setSheet('filter')}
        />
      </div>
      <Chips view={view} />
      {rows.muting !== 'none' && (
        <div className={styles.muted}>
          <Suspense fallback={null}>
            <MutedLine rows={rows} onManage={() => openDialog('mutes')} />
          </Suspense>
        </div>
      )}
      {keptMark(view) !== null && view.is && (
        <Suspense fallback={null}>
          <KeptTools is={view.is} title={manifest.site.title} onChange={rows.retry} />
        </Suspense>
      )}
      {sheet === 'filter' && <FilterSheet manifest={manifest} view={view} onClose={close} />}
      {sheet === 'wander' && (
        <Suspense fallback={null}>
          <WanderSheet {...{ manifest, rows, view, linkStateFor }} onClose={close} />
        </Suspense>
      )}
    </div>
  );
}

const MutedLine = lazy(async () => {
  const { MutedLine } = await import('#reader/features/mutes/muted-line.tsx');
  return { default: MutedLine };
});

const MuteActions = lazy(async () => {
  const { MuteActions } = await import('#reader/features/mutes/mute-actions.tsx');
  return { default: MuteActions };
});

/** The order of the rows, and the way to the other one. */
function OrderLink({ view }: { view: View }) {
  const messages = useMessages();
  const isNewest = view.order === 'newest';
  const Icon = isNewest ? ArrowDown : ArrowUp;
  const now = isNewest ? messages.newestFirst : messages.oldestFirst;
  return (
    <Link
      className={styles.order}
      to={`/${printView({ ...view, order: isNewest ? 'oldest' : 'newest' })}`}
      title={isNewest ? messages.oldestFirst : messages.newestFirst}
      aria-label={`${messages.order}: ${now}`}
      data-order-link=""
    >
      <span>{now}</span>
      <Icon size={14} strokeWidth={1.5} aria-hidden="true" />
    </Link>
  );
}

const ViewMenu = lazy(async () => {
  const { ViewMenu } = await import('#reader/features/list/view-menu.tsx');
  return { default: ViewMenu };
});

const SavedViewsSheet = lazy(async () => {
  const { SavedViewsSheet } = await import('#reader/features/list/saved-views-sheet.tsx');
  return { default: SavedViewsSheet };
});

/** Opens what can be chosen about the list of a view. The browser places and closes it. */
function ViewMenuButton({ view, name }: { view: View; name: string }) {
  const messages = useMessages();
  const menu = useId();
  const [isOpen, setOpen] = useState(false);
  const [isEditing, setEditing] = useState(false);
  return (
    <>
      <IconButton icon={LayoutGrid} label={messages.viewMenu} popoverTarget={menu} />
      <div
        className={styles.viewMenu}
        id={menu}
        popover="auto"
        onBeforeToggle={(event) => setOpen(event.newState === 'open')}
      >
        {isOpen && (
          <Suspense fallback={null}>
            <ViewMenu view={view} name={name} onEdit={() => setEditing(true)} />
          </Suspense>
        )}
      </div>
      {isEditing && (
        <Suspense fallback={null}>
          <SavedViewsSheet onClose={() => setEditing(false)} />
        </Suspense>
      )}
    </>
  );
}

function Count({ rows }: { rows: ShownRows }) {
  const language = useLanguage();
  const messages = useMessages();
  if (rows.status === 'loading') return <span className={styles.count} role="status" />;
  const count = formatNumber(language, rows.total);
  const isOne = rows.total === 1 && rows.isExact;
  return (
    <span className={styles.count} role="status">
      {isOne ? messages.oneArticle : messages.articles(count, rows.isExact)}
    </span>
  );
}

/** What stands below the last row: that more comes, that it is the end, or why there is nothing. */
function ListEnd({ manifest, rows, view }: { manifest: Manifest; rows: ShownRows; view: View }) {
  const messages = useMessages();
  if (rows.status === 'loading') return <SkeletonRows />;
  if (rows.isLoadingMore) return <span role="status">{messages.loading}</span>;
  if (rows.hasMore) return <LookFurther rows={rows} />;
  if (rows.length > 0) return messages.endOfList;
  const hasOtherFilters = printView({ ...view, is: null, order: 'newest' }) !== '';
  if (view.is && !hasOtherFilters) {
    return (
      <Suspense fallback={null}>
        <KeptEmpty is={view.is} />
      </Suspense>
    );
  }
  if (manifest.articles === 0) return <Notice title={messages.emptyTitle} text={messages.emptyArchive} />;
  return <Notice title={messages.emptyTitle} text={messages.emptyFiltered} />;
}

/** Rare hits may lie far back: how far the search has come, and the button that goes on. */
function LookFurther({ rows }: { rows: ShownRows }) {
  const messages = useMessages();
  const language = useLanguage();
  const { done = 0, total = 0 } = rows.looked ?? {};
  return (
    <>
      <span role="status">
        {messages.searched(formatNumber(language, done), formatNumber(language, total))}
      </span>
      <button type="button" onClick={rows.loadMore}>
        {messages.searchOlder}
      </button>
    </>
  );
}

/** Fetches the directories of rows in sight, so that an article opened from there needs its pack only. */
function useDirectoriesAhead(
  manifest: Manifest,
  { rowAt }: ShownRows,
): (first: number, last: number) => void {
  const client = useQueryClient();
  return useCallback(
    (first, last) => {
      for (let position = first; position <= last; position++) {
        const row = rowAt(position);
        if (row) void client.prefetchQuery(directoryQuery(manifest, row.id));
      }
    },
    [client, manifest, rowAt],
  );
}
