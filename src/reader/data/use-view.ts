import { useInfiniteQuery, useQueries, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useState } from 'react';
import type { Manifest } from '#contract/manifest.ts';
import { type Row, shardRows } from '#contract/row.ts';
import { printView, type View } from '#contract/view.ts';
import { type ListPositions, listPositions } from './list-positions.ts';
import { planQuery, type ViewPlan } from './plan-view.ts';
import { shardQuery } from './queries.ts';
import { type Cursor, scan } from './scan.ts';

/** The rows of a view, as far as they are here. */
export type ViewRows = {
  status: 'loading' | 'error' | 'ready';
  error: unknown;
  /** Number of articles; a lower bound until all have been looked at. */
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
};

/** The rows of a view. The newest rows of the whole archive stand in the manifest and need nothing else. */
export function useView(manifest: Manifest, view: View): ViewRows {
  const viewKey = printView(view);
  const plan = useQuery(planQuery(manifest, view));
  const list = useListRows(manifest, view, plan.data ?? null);
  const scanned = useScannedRows(viewKey, plan.data ?? null);
  const isWholeArchive = viewKey === '';

  if (plan.isError && !isWholeArchive)
    return { ...list, status: 'error', error: plan.error, retry: () => plan.refetch() };
  if (isWholeArchive || plan.data?.kind === 'list') return list;
  if (!plan.data) return { ...list, status: 'loading' };
  return scanned;
}

function useListRows(manifest: Manifest, view: View, plan: ViewPlan | null): ViewRows {
  const list = plan?.kind === 'list' ? plan.list : null;
  const isWholeArchive = printView(view) === '';
  const positions = useMemo(() => list && listPositions(list, view.order), [list, view.order]);
  const head = useMemo(() => (isWholeArchive ? shardRows(manifest.head) : []), [isWholeArchive, manifest]);
  const [shown, setShown] = useState<readonly [first: number, last: number]>([0, 0]);
  const names = useMemo(
    () => (positions ? shardsBetween(positions, { first: shown[0], last: shown[1], from: head.length }) : []),
    [positions, shown, head],
  );
  const shards = useQueries({
    queries: names.map((name) => shardQuery(name)),
    combine: (results) => ({
      byName: new Map(results.map((result, index) => [names[index] ?? '', result.data])),
      error: results.find((result) => result.isError)?.error ?? null,
      retry: () => {
        for (const result of results) if (result.isError) void result.refetch();
      },
    }),
  });
  const rowAt = useCallback(
    (position: number): Row | undefined => {
      const located = position < head.length ? null : positions?.locate(position);
      return located ? shards.byName.get(located.shard.name)?.[located.index] : head[position];
    },
    [head, positions, shards.byName],
  );
  const show = useCallback((first: number, last: number) => {
    setShown((before) => (before[0] === first && before[1] === last ? before : [first, last]));
  }, []);
  const length = isWholeArchive ? manifest.articles : (list?.count ?? 0);
  const isReady = isWholeArchive || list !== null;
  return {
    status: shards.error ? 'error' : isReady ? 'ready' : 'loading',
    error: shards.error,
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

function useScannedRows(viewKey: string, plan: ViewPlan | null): ViewRows {
  const client = useQueryClient();
  const scanPlan = plan?.kind === 'scan' ? plan : null;
  const query = useInfiniteQuery({
    queryKey: [
      'scan',
      viewKey,
      scanPlan?.plan.lists.flatMap((list) => list.shards.map((shard) => shard.name)),
    ],
    enabled: scanPlan !== null,
    initialPageParam: (scanPlan?.plan.lists.map(() => 0) ?? []) as Cursor,
    queryFn: ({ pageParam }) => {
      if (!scanPlan) throw new Error('a scan without a plan');
      return scan(scanPlan.plan, pageParam, (name) => client.fetchQuery(shardQuery(name)));
    },
    getNextPageParam: (page) => page.next,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.rows) ?? [], [query.data]);
  const rowAt = useCallback((position: number) => rows[position], [rows]);
  const loadMore = useCallback(() => void query.fetchNextPage(), [query.fetchNextPage]);
  const isComplete = query.data !== undefined && !query.hasNextPage;
  return {
    status: query.isError ? 'error' : query.data ? 'ready' : 'loading',
    error: query.error,
    total: isComplete ? rows.length : Math.max(scanPlan?.total ?? 0, rows.length),
    isExact: isComplete || scanPlan?.total != null,
    length: rows.length,
    rowAt,
    show: doNothing,
    hasMore: query.hasNextPage,
    looked: scanPlan && {
      done: sum(query.data?.pages.at(-1)?.next ?? []),
      total: sum(scanPlan.plan.lists.map((list) => list.count)),
    },
    isLoadingMore: query.isFetchingNextPage,
    loadMore,
    retry: () => void (query.data ? query.fetchNextPage() : query.refetch()),
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function doNothing(): void {}
