// @vitest-environment jsdom
import { QueryObserver } from '@tanstack/react-query';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { everything } from '#contract/view.ts';
import { memoryArchive } from '#reader/testing/memory-archive.ts';
import { sampleRow } from '#reader/testing/sample-row.ts';
import { ArchiveError } from './archive-error.ts';
import { planQuery } from './plan-view.ts';
import { manifestQuery, placesQuery, shardQuery } from './queries.ts';
import { createQueryClient } from './query-client.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const rows = [sampleRow({ id: 'a', categories: [['编程']] })];

/** A page that shows an archive: the manifest is in use as long as it is open. */
async function openPage(archive = memoryArchive(rows)) {
  const fetching = vi.fn(archive.fetch);
  vi.stubGlobal('fetch', fetching);
  const client = createQueryClient();
  new QueryObserver(client, manifestQuery).subscribe(() => {});
  await vi.waitFor(() => expect(client.getQueryData(manifestQuery.queryKey)).toBeDefined());
  const isAtRest = (): Promise<void> => vi.waitFor(() => expect(client.isFetching()).toBe(0));
  const manifests = (): number => archive.asked.filter((kind) => kind === 'manifest').length;
  return { archive, client, fetching, isAtRest, manifests };
}

describe('the query client', () => {
  it('fetches the manifest once while the archive is whole', async () => {
    const { archive, client, manifests } = await openPage();
    await client.fetchQuery(placesQuery(archive.manifest));
    await client.fetchQuery(manifestQuery);
    expect(manifests()).toBe(1);
  });

  it('fetches the manifest again, past the cache, when a file that it names is gone', async () => {
    const { client, fetching, isAtRest, manifests } = await openPage();
    await expect(client.fetchQuery(shardQuery('000000000099'))).rejects.toThrow(ArchiveError);
    await isAtRest();
    expect(manifests()).toBe(2);
    expect(fetching.mock.calls.map(([, init]) => init?.cache)).toEqual([undefined, undefined, 'no-cache']);
  });

  it('fetches it once for all files that are missed at the same time, and in no loop', async () => {
    const { archive, client, isAtRest, manifests } = await openPage();
    archive.remove('places', archive.manifest.places);
    archive.remove('lists', archive.manifest.list);
    const view = { ...everything, categories: [['编程']] };
    const observers = [
      new QueryObserver(client, planQuery(archive.manifest, view)),
      new QueryObserver(client, planQuery(archive.manifest, everything)),
      new QueryObserver(client, placesQuery(archive.manifest)),
    ];
    for (const observer of observers) observer.subscribe(() => {});
    await vi.waitFor(() => {
      expect(observers.map((observer) => observer.getCurrentResult().status)).toEqual([
        'error',
        'error',
        'error',
      ]);
    });
    await isAtRest();
    expect(manifests()).toBe(2);
  });

  it('does not ask for the manifest because the manifest is missing', async () => {
    const fetching = vi.fn(async () => new Response('', { status: 404 }));
    vi.stubGlobal('fetch', fetching);
    await expect(createQueryClient().fetchQuery(manifestQuery)).rejects.toThrow(ArchiveError);
    expect(fetching).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['a server that fails', 3, async () => new Response('', { status: 503 })],
    ['a refusal', 3, async () => new Response('', { status: 403 })],
    ['no network', 1, () => Promise.reject(new TypeError('Failed to fetch'))],
    ['a damaged file', 1, async () => new Response('<html>')],
    ['a file of another form', 1, async () => Response.json({ id: 7 })],
  ])('tries again where that may help: %s', async (_, times, answer) => {
    vi.useFakeTimers();
    const fetching = vi.fn(answer);
    vi.stubGlobal('fetch', fetching);
    const failed = expect(createQueryClient().fetchQuery(shardQuery('a'))).rejects.toThrow();
    await vi.runAllTimersAsync();
    await failed;
    expect(fetching).toHaveBeenCalledTimes(times);
  });
});
