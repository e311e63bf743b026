import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import type { Manifest } from '#contract/manifest.ts';
import type { Row } from '#contract/row.ts';
import { printView, type View } from '#contract/view.ts';
import type { ImageSources } from '#reader/data/image-ways.ts';
import { keptMark } from '#reader/data/kept-rows.ts';
import { addressQuery, directoryQuery } from '#reader/data/queries.ts';
import { thumbnailWays } from '#reader/data/thumbnail-ways.ts';
import type { ShownRows } from '#reader/data/use-muted-rows.ts';
import { nameOfView, titleOfView } from '#reader/features/filters/view-filters.ts';
import { ArticleList, type ListHandle, type MarkAbove } from '#reader/features/list/article-list.tsx';
import { RowLines } from '#reader/features/list/list-row.tsx';
import { useMessages } from '#reader/i18n/use-messages.ts';
import { useDensity } from '#reader/state/densities.ts';
import { changeMark, knowRow } from '#reader/state/marks.ts';
import { openDialog } from '#reader/state/open-dialog.ts';
import { useIsSparing } from '#reader/state/sparing.ts';
import { leaveServedPage } from '#reader/ui/served-page.ts';
import { useDocumentTitle } from '#reader/ui/use-document-title.ts';
import styles from './desk.module.css';
import type { LinkState } from './desk-state.ts';
import { FailureLine, FailureNotice } from './failure-notice.tsx';
import { LazyListNews } from './lazy-list-news.tsx';
import { loadOpenPane } from './lazy-open-pane.tsx';
import { ListEnd } from './list-end.tsx';
import { ListHeader } from './list-header.tsx';
import { TimeBand } from './time-band.tsx';

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
  const isShown = rows.length === 0 ? rows.status !== 'loading' : rows.rowAt(0) !== undefined;
  useEffect(() => {
    if (openId === null && isShown) leaveServedPage();
  }, [openId, isShown]);
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
  const hitLines =
    view.words === ''
      ? undefined
      : (row: Row) => (
          <Suspense fallback={<RowLines title={row.title} summary={row.summary} />}>
            <HitLines {...{ manifest, row }} words={view.words} Lines={RowLines} />
          </Suspense>
        );
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
          linesOf={hitLines}
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

const HitLines = lazy(async () => {
  const { HitLines } = await import('#reader/features/search/hit-lines.tsx');
  return { default: HitLines };
});

const MuteActions = lazy(async () => {
  const { MuteActions } = await import('#reader/features/mutes/mute-actions.tsx');
  return { default: MuteActions };
});

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
