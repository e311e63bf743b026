import {
  infiniteQueryOptions,
  type QueryClient,
  queryOptions,
  type UseQueryResult,
  useInfiniteQuery,
  useQueries,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type ListPositions, listPositions } from '#contract/list-positions.ts';
import { rowsOfList } from '#contract/list-rows.ts';
import type { Manifest } from '#contract/manifest.ts';
import { type Row, type ShardRows, shardRows } from '#contract/row.ts';
import { printView, type View } from '#contract/view.ts';
import { watchNews } from '#reader/state/mark-snapshot.ts';
import { archiveErrorCause } from './archive-error.ts';
import type { RowAnchor } from './find-row.ts';
import { keptMark, keptRowsQuery } from './kept-rows.ts';
import { planQuery, type ViewPlan } from './plan-view.ts';
import { shardQuery } from './queries.ts';
import { type Cursor, type ScanPage, type ScanPlan, scan } from './scan.ts';

/** The rows of a view, as far as they are here. */
export type ViewRows = {
  status: 'loading' | 'error' | 'ready';
  error: unknown;
  /** How the rows are read, once it is known; counts by day are in its lists. */
  plan: ViewPlan | null;
  /** Number of rows; a lower bound until all have been looked at. */
  total: number;
  isExact: boolean;
  /** How many positions the list has now; rows that are on their way included. */
  length: number;
  rowAt: (position: number) => Row | undefined;
  /** Says which positions are on the screen, so that their rows are fetched. */
  show: (first: number, last: number) => void;
  /** There are more rows than `length`; `loadMore` fetches some. */
  hasMore: boolean;
  isLoadingMore: boolean;
  /** How far a search through lists has come; `null` where every row belongs to the view. */
  looked: { done: number; total: number } | null;
  loadMore: () => void;
  retry: () => void;
  /** Of a search that has no answer yet: of how many articles on this device the rows were found, and whether no answer can come. */
  atHand?: { articles: number; isOffline: boolean };
  /** Names the state of the archive that the positions belong to. */
  archive: string;
  /** Where a row stands now, or where it would when it is gone; `null` when nothing tells. It may have to look through the list. */
  find: (row: RowAnchor) => Promise<number | null>;
};

/**
 * The rows of a view. The newest rows of the whole archive stand in the manifest and need nothing else.
 * @param visit names the visit to the list: a view of marks stays as it is as long as that lasts.
 */
export function useView(manifest: Manifest, view: View, visit: string): ViewRows {
  const isKept = keptMark(view) !== null;
  const plan = useQuery({ ...openingQuery(manifest, view, visit), enabled: !isKept });
  const list = useListRows(manifest, view, plan.data ?? null);
  const scanned = useScannedRows(manifest, planQuery(manifest, view, visit).queryKey, plan.data ?? null);
  const kept = useKeptRows(manifest, view, visit);
  const isWholeArchive = printView(view) === '';

  const now = ((): ViewRows => {
    if (isKept) return kept;
    if (plan.isError && !isWholeArchive)
      return { ...list, status: 'error', error: plan.error, retry: () => plan.refetch() };
    if (isWholeArchive || plan.data?.kind === 'list') return list;
    if (!plan.data) return { ...list, status: 'loading' };
    return scanned;
  })();
  return useSteadyRows(useRowsAtHand(manifest, view, now), view.words !== '');
}

/**
 * While an answer is on its way, or when it cannot come, what this device itself knows of it. A page that has shown no rows yet waits for the
 * answer: it may have a place to go back to.
 */
function useRowsAtHand(manifest: Manifest, view: View, now: ViewRows): ViewRows {
  const isOffline = now.status === 'error' && archiveErrorCause(now.error).kind === 'offline';
  const hasShown = useRef(false);
  useEffect(() => {
    hasShown.current ||= now.status === 'ready';
  });
  const isLate = now.status === 'loading' && hasShown.current;
  const isWanted = view.words !== '' && keptMark(view) === null && (isOffline || isLate);
  const { data } = useQuery({
    queryKey: ['at hand', manifest.list, printView(view), isOffline],
    queryFn: async ({ client }) => {
      const { rowsAtHand } = await import('./search/page-search.ts');
      return rowsAtHand(client, manifest, { view, isOffline });
    },
    enabled: isWanted,
    // It knows more each time.
    gcTime: 0,
  });
  const rowAt = useCallback((position: number) => data?.rows[position], [data]);
  if (!isWanted || !data || (!isOffline && data.rows.length === 0)) return now;
  const { length } = data.rows;
  return {
    ...now,
    ...{ status: 'ready', error: null, total: length, isExact: false, length, rowAt, hasMore: false },
    ...{ looked: null, isLoadingMore: false, atHand: { articles: data.among, isOffline } },
  };
}

/** While one types, the rows stay until those of the longer word are here. */
function useSteadyRows(now: ViewRows, isSought: boolean): ViewRows {
  const last = useRef({ rows: now, isSought });
  useEffect(() => {
    if (now.status === 'ready' && !now.atHand) last.current = { rows: now, isSought };
  });
  const { rows, isSought: wasSought } = last.current;
  const isWaiting = now.status === 'loading' || (now.atHand && !now.atHand.isOffline);
  const isHeld = isSought && isWaiting && rows.status === 'ready' && (wasSought || !now.atHand);
  return isHeld ? rows : now;
}

/** The plan of a view, once its first rows are here too: the page changes once, not twice. What fails is asked for again by whoever shows it. */
export const openingQuery = (manifest: Manifest, view: View, visit: string) => {
  const { queryKey } = planQuery(manifest, view, visit);
  return queryOptions({
    queryKey: ['opening', queryKey],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ client }): Promise<ViewPlan> => {
      const plan = await client.fetchQuery(planQuery(manifest, view, visit));
      if (plan.kind === 'scan') await client.prefetchInfiniteQuery(scanQuery(manifest, queryKey, plan.plan));
      else if (printView(view) !== '') {
        const first = listPositions(plan, view.order).locate(0);
        if (first) await client.prefetchQuery(shardQuery(first.shard.name));
      }
      return plan;
    },
  });
};

const scanQuery = (manifest: Manifest, planKey: readonly unknown[], plan: ScanPlan) =>
  infiniteQueryOptions({
    queryKey: ['scan', planKey],
    initialPageParam: (plan.sought ? [0] : plan.lists.map(() => 0)) as Cursor,
    queryFn: ({ pageParam, client }) =>
      plan.sought
        ? soughtPage(client, manifest, { plan, cursor: pageParam })
        : scan(plan, pageParam, (name) => client.fetchQuery(shardQuery(name))),
    getNextPageParam: (page) => page.next,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** A page of hits; its cursor counts pages. */
async function soughtPage(
  client: QueryClient,
  manifest: Manifest,
  options: { plan: ScanPlan; cursor: Cursor },
): Promise<ScanPage> {
  const { sought, holds } = options.plan;
  const [page = 0] = options.cursor;
  const { hitQuery, soughtRows } = await import('./search/page-search.ts');
  if (!sought) return { rows: [], next: null };
  const { rows, hasMore, shown, ...found } = await soughtRows(manifest, sought, { page, holds });
  for (const hit of shown) client.setQueryData(hitQuery(manifest, sought.words, hit.row).queryKey, hit.shown);
  return { rows, next: hasMore ? [page + 1] : null, found };
}

function useListRows(manifest: Manifest, view: View, plan: ViewPlan | null): ViewRows {
  const client = useQueryClient();
  const list = plan?.kind === 'list' ? plan : null;
  const isWholeArchive = printView(view) === '';
  const positions = useMemo(() => list && listPositions(list, view.order), [list, view.order]);
  const head = useMemo(() => (isWholeArchive ? shardRows(manifest.head) : []), [isWholeArchive, manifest]);
  const [shown, setShown] = useState<readonly [first: number, last: number]>([0, 0]);
  const names = useMemo(
    () => (positions ? shardsBetween(positions, { first: shown[0], last: shown[1], from: head.length }) : []),
    [positions, shown, head],
  );
  const combine = useCallback(
    (results: readonly UseQueryResult<ShardRows>[]) => ({
      byName: new Map(results.map((result, index) => [names[index] ?? '', result.data])),
      error: results.find((result) => result.isError)?.error ?? null,
      retry: () => {
        for (const result of results) if (result.isError) void result.refetch();
      },
    }),
    [names],
  );
  const shards = useQueries({ queries: names.map((name) => shardQuery(name)), combine });
  const rowAt = useCallback(
    (position: number): Row | undefined => {
      if (position < head.length) return head[position];
      const located = positions?.locate(position);
      const name = located?.shard.name ?? '';
      // A row that is no longer shown may still be asked for: the one that has the focus, the one that is open.
      const shard = shards.byName.get(name) ?? client.getQueryData(shardQuery(name).queryKey);
      return shard && list && located ? rowsOfList(shard, list).at(located.index) : undefined;
    },
    [client, head, list, positions, shards.byName],
  );
  const show = useCallback((first: number, last: number) => {
    setShown((before) => (before[0] === first && before[1] === last ? before : [first, last]));
  }, []);
  const find = useCallback(
    async (anchor: RowAnchor): Promise<number | null> => {
      const { findInList } = await import('./find-row.ts');
      const now = await client.fetchQuery(planQuery(manifest, view));
      return now.kind === 'list' ? findInList(client, now, { anchor, order: view.order }) : null;
    },
    [client, manifest, view],
  );
  const length = isWholeArchive ? manifest.rows : (list?.length ?? 0);
  const isReady = isWholeArchive || list !== null;
  return {
    status: shards.error ? 'error' : isReady ? 'ready' : 'loading',
    error: shards.error,
    plan,
    total: length,
    isExact: true,
    length,
    rowAt,
    show,
    hasMore: false,
    isLoadingMore: false,
    looked: null,
    loadMore: doNothing,
    retry: shards.retry,
    archive: manifest.list,
    find,
  };
}

function shardsBetween(
  positions: ListPositions,
  range: { first: number; last: number; from: number },
): string[] {
  const names = new Set<string>();
  for (let position = Math.max(range.first, range.from); position <= range.last; position++) {
    const located = positions.locate(position);
    if (located) names.add(located.shard.name);
  }
  return [...names];
}

function useScannedRows(manifest: Manifest, planKey: readonly unknown[], plan: ViewPlan | null): ViewRows {
  const scanPlan = plan?.kind === 'scan' ? plan : null;
  const query = useInfiniteQuery({
    // More may be asked for just before the query hears of its plan: what that brings must not count as the view's.
    ...scanQuery(manifest, scanPlan ? planKey : [], scanPlan?.plan ?? nothing),
    enabled: scanPlan !== null,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.rows) ?? [], [query.data]);
  const rowAt = useCallback((position: number) => rows[position], [rows]);
  const loadMore = useCallback(() => void query.fetchNextPage(), [query.fetchNextPage]);
  const find = async (anchor: RowAnchor): Promise<number | null> => {
    const { findAmong, standsBehind } = await import('./find-row.ts');
    // The best hits come first, whatever their dates are.
    const isPast =
      scanPlan?.plan.order === 'best' ? () => false : standsBehind(anchor, scanPlan?.plan.order ?? 'newest');
    for (
      let now = query as Pick<typeof query, 'data' | 'hasNextPage' | 'isError'>;
      ;
      now = await query.fetchNextPage()
    ) {
      const position = findAmong(now.data?.pages.flatMap((page) => page.rows) ?? [], anchor, isPast);
      if (position !== null || !now.hasNextPage || now.isError) return position;
    }
  };
  const isComplete = query.data !== undefined && !query.hasNextPage;
  const found = query.data?.pages.at(-1)?.found;
  return {
    status: query.isError ? 'error' : query.data ? 'ready' : 'loading',
    error: query.error,
    plan,
    total: isComplete ? rows.length : Math.max(found?.total ?? scanPlan?.total ?? 0, rows.length),
    isExact: isComplete || (found ? found.isExact : scanPlan?.total != null),
    length: rows.length,
    rowAt,
    show: doNothing,
    hasMore: query.hasNextPage,
    looked:
      found?.looked ??
      (scanPlan && {
        done: sum(query.data?.pages.at(-1)?.next ?? []),
        total: sum(scanPlan.plan.lists.map(({ length }) => length)),
      }),
    isLoadingMore: query.isFetchingNextPage,
    loadMore,
    retry: () => void (query.data ? query.fetchNextPage() : query.refetch()),
    archive: manifest.list,
    find,
  };
}

function useKeptRows(manifest: Manifest, view: View, visit: string): ViewRows {
  const query = useQuery(keptRowsQuery(manifest, view, visit));
  const { refetch } = query;
  // What is taken back belongs where it was; anything else leaves the list as it is.
  const isKept = keptMark(view) !== null;
  useEffect(() => {
    if (!isKept) return;
    return watchNews(({ kind }) => {
      if (kind === 'undone' || kind === 'noteUndone') void refetch();
    });
  }, [isKept, refetch]);
  const rows = query.data ?? noRows;
  const rowAt = useCallback((position: number) => rows[position], [rows]);
  return {
    status: query.isError ? 'error' : query.data ? 'ready' : 'loading',
    error: query.error,
    plan: null,
    total: rows.length,
    isExact: true,
    length: rows.length,
    rowAt,
    show: doNothing,
    hasMore: false,
    isLoadingMore: false,
    looked: null,
    loadMore: doNothing,
    retry: () => void query.refetch(),
    archive: '',
    find: async (anchor) => (await import('./find-row.ts')).findAmong(rows, anchor, () => false),
  };
}

const noRows: readonly Row[] = [];
const nothing: ScanPlan = {
  lists: [],
  order: 'newest',
  holds: () => false,
  sought: null,
  matches: () => false,
};

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function doNothing(): void {}
