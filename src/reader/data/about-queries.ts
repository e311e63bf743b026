import { queryOptions } from '@tanstack/react-query';
import { parseAbout, parseProblems } from '#contract/about.ts';
import { type HistoryEntry, historyFile, parseHistory } from '#contract/history.ts';
import { parseHosts } from '#contract/hosts.ts';
import type { Manifest } from '#contract/manifest.ts';
import { fetchArchiveFile } from './fetch-archive.ts';
import { siteRoot } from './site.ts';

const immutable = { staleTime: Number.POSITIVE_INFINITY };

/** What the archive knows about itself. */
export const aboutQuery = (manifest: Manifest) =>
  queryOptions({
    ...immutable,
    queryKey: ['about', manifest.about],
    queryFn: async ({ signal }) => parseAbout(await fetchArchiveFile('about', manifest.about, signal)),
  });

/** Some of the posts with one kind of problem. */
export const problemsQuery = (name: string) =>
  queryOptions({
    ...immutable,
    queryKey: ['problems', name],
    queryFn: async ({ signal }) => parseProblems(await fetchArchiveFile('problems', name, signal)),
  });

/** Hosts of pictures with their counts. */
export const hostsQuery = (manifest: Manifest) =>
  queryOptions({
    ...immutable,
    queryKey: ['hosts', manifest.hosts],
    queryFn: async ({ signal }) => parseHosts(await fetchArchiveFile('hosts', manifest.hosts, signal)),
  });

/** What the builds have changed, newest first. */
export const historyQuery = queryOptions({
  ...immutable,
  queryKey: ['history'],
  queryFn: ({ signal }) => fetchHistory(signal),
});

/**
 * The one file besides the manifest that changes under its name. It is not part of the archive: without one, which a host may
 * also say with a page of its own, nothing is known of earlier builds, and nothing is wrong.
 */
async function fetchHistory(signal: AbortSignal): Promise<HistoryEntry[]> {
  const response = await fetch(new URL(historyFile, siteRoot), { signal, cache: 'no-cache' });
  const isJson = response.ok && (response.headers.get('content-type') ?? '').includes('json');
  return isJson ? parseHistory(await response.json()) : [];
}
