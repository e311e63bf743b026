import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { Manifest } from '#contract/manifest.ts';
import { type Row, type ShardRows, shardRows } from '#contract/row.ts';
import type { View } from '#contract/view.ts';
import { rowsInView } from '#reader/data/kept-rows.ts';
import type { ScanPage } from '#reader/data/scan.ts';
import { loadKeeper } from '#reader/state/marks.ts';
import { holdsWords } from '#text/fold.ts';
import { rowsMatching } from './sought-rows.ts';

/** Rows that match by title and summary, the newest first, of so many that are on this device. */
export type RowsAtHand = { rows: readonly Row[]; among: number };

/** An answer that is so near needs nothing in its place. */
const patienceMs = 150;
/** The page hands them to the worker: a copy of each. */
const mostRows = 5000;

/**
 * What this device itself can say of a search: of rows that lists have loaded, while the answer is on its way; without network, of rows
 * that are kept too.
 */
export async function rowsAtHand(
  client: QueryClient,
  manifest: Manifest,
  { view, isOffline }: { view: View; isOffline: boolean },
): Promise<RowsAtHand> {
  if (!isOffline) await new Promise((resolve) => setTimeout(resolve, patienceMs));
  const known = [...loadedRows(client, manifest), ...(isOffline ? await keptRows() : [])];
  const rows = new Map(known.map((row) => [row.id, row]));
  const dateOf = (id: string): number => rows.get(id)?.date ?? -Infinity;
  const searched = rowsInView([...rows.values()], view, dateOf).slice(0, mostRows);
  return { rows: await matching(manifest, searched, view.words), among: searched.length };
}

function loadedRows(client: QueryClient, manifest: Manifest): Row[] {
  const shards = client.getQueriesData<ShardRows>({ queryKey: ['rows'] });
  const scans = client.getQueriesData<InfiniteData<ScanPage>>({ queryKey: ['scan'] });
  return [
    ...shardRows(manifest.head),
    ...shards.flatMap(([, shard]) => (shard ? rowsOf(shard) : [])),
    ...scans.flatMap(([, scan]) => scan?.pages.flatMap((page) => page.rows) ?? []),
  ];
}

function rowsOf(shard: ShardRows): Row[] {
  return Array.from({ length: shard.length }, (_, index) => shard.at(index)).filter(
    (row) => row !== undefined,
  );
}

async function keptRows(): Promise<Row[]> {
  const keeper = await loadKeeper();
  const kept = (['starred', 'later', 'noted', 'read'] as const).map((mark) => keeper.keptRows(mark));
  return (await Promise.all(kept)).flat();
}

/** The worker knows how queries are read; where it cannot be had, titles are looked through as they are. */
async function matching(manifest: Manifest, rows: readonly Row[], words: string): Promise<Row[]> {
  return rowsMatching(manifest, rows, words).catch(() =>
    rows.filter(({ title }) => holdsWords(title, words)),
  );
}
