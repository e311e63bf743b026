import { queryOptions } from '@tanstack/react-query';
import { parseAuthors } from '#contract/authors.ts';
import { parseList } from '#contract/list-index.ts';
import { type Manifest, parseManifest } from '#contract/manifest.ts';
import { packNumber, packsPerDirectory, parseDirectory, parsePack } from '#contract/pack.ts';
import { parsePlaces } from '#contract/places.ts';
import { openShard } from '#contract/row.ts';
import { fetchArchiveFile, fetchManifest } from './fetch-archive.ts';

/** Everything but the manifest is immutable; the manifest stays as it is while the page is open, so that nothing moves. */
const immutable = { staleTime: Number.POSITIVE_INFINITY };
const whileOpen = { ...immutable, gcTime: Number.POSITIVE_INFINITY };

export const manifestQuery = queryOptions({
  ...whileOpen,
  queryKey: ['manifest'],
  queryFn: async ({ signal, client }) => {
    const fresh = client.getQueryData(['manifest']) !== undefined;
    return parseManifest(await fetchManifest(signal, { fresh }));
  },
});

export const placesQuery = (manifest: Manifest) =>
  queryOptions({
    ...whileOpen,
    queryKey: ['places', manifest.places],
    queryFn: async ({ signal }) => parsePlaces(await fetchArchiveFile('places', manifest.places, signal)),
  });

export const authorsQuery = (manifest: Manifest) =>
  queryOptions({
    ...immutable,
    queryKey: ['authors', manifest.authors],
    queryFn: async ({ signal }) => parseAuthors(await fetchArchiveFile('authors', manifest.authors, signal)),
  });

const listIndexQuery = (name: string) =>
  queryOptions({
    ...immutable,
    queryKey: ['lists', name],
    queryFn: ({ signal }) => fetchArchiveFile('lists', name, signal),
  });

/** One list of an index file; `null` when it has none of this key. */
export const listQuery = (index: string, key: string) =>
  queryOptions({
    ...immutable,
    queryKey: ['list', index, key],
    queryFn: async ({ client }) => parseList(await client.fetchQuery(listIndexQuery(index)), key),
  });

export const shardQuery = (name: string) =>
  queryOptions({
    ...immutable,
    queryKey: ['rows', name],
    queryFn: async ({ signal }) => openShard(await fetchArchiveFile('rows', name, signal)),
  });

/** The directory that names the pack of an id. */
export const directoryQuery = (manifest: Manifest, id: string) => {
  const number = Math.floor(packNumber(id, manifest.packs.count) / packsPerDirectory);
  const name = manifest.packs.directories[number] ?? '';
  return queryOptions({
    ...whileOpen,
    queryKey: ['directories', name],
    queryFn: async ({ signal }) => parseDirectory(await fetchArchiveFile('directories', name, signal)),
  });
};

const packQuery = (name: string) =>
  queryOptions({
    ...immutable,
    queryKey: ['packs', name],
    queryFn: async ({ signal }) => parsePack(await fetchArchiveFile('packs', name, signal)),
  });

/** What is at an article's address: the article, where it moved, what was removed, or `null` when nothing ever was. */
export const addressQuery = (manifest: Manifest, id: string) =>
  queryOptions({
    ...immutable,
    queryKey: ['address', manifest.packs.directories, id],
    queryFn: async ({ client }) => {
      const directory = await client.fetchQuery(directoryQuery(manifest, id));
      const number = packNumber(id, manifest.packs.count);
      const pack = await client.fetchQuery(packQuery(directory[number % packsPerDirectory] ?? ''));
      return pack.get(id) ?? null;
    },
  });
