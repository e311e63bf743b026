import { type ArchiveFileKind, archiveFilePath } from '#contract/archive-files.ts';
import type { PackEntry } from '#contract/article.ts';
import { type Author, parseAuthors } from '#contract/authors.ts';
import { parseHosts } from '#contract/hosts.ts';
import { type List, parseList } from '#contract/list-index.ts';
import type { Manifest } from '#contract/manifest.ts';
import { packNumber, packsPerDirectory, parseDirectory, parsePackEntry } from '#contract/pack.ts';
import { type Place, parsePlaces } from '#contract/places.ts';
import { openShard, type ShardRows } from '#contract/row.ts';
import { keptFile } from './site-files.ts';
import type { Visit } from './visit.ts';

/** A file that the manifest names is not there: the archive was updated, or is damaged. */
export class MissingFile extends Error {
  override readonly name = 'MissingFile';
}

/** An answer would take more files of the archive than one request may read. */
export class TooMuch extends Error {
  override readonly name = 'TooMuch';
}

/** What one request may read of an archive, whether it is in the cache or not. */
export const mostRead = { files: 300, bytes: 32 * 1024 * 1024 };

/** The archive, for one request: what belongs to one must not be waited for by another. Each file is read once. */
export function openArchive(visit: Visit, manifest: Manifest) {
  const files = new Map<string, Promise<ArrayBuffer>>();
  const json = new Map<string, Promise<unknown>>();
  let bytes = 0;

  async function read(file: string): Promise<ArrayBuffer> {
    if (files.size > mostRead.files || bytes > mostRead.bytes) throw new TooMuch(file);
    const response = await keptFile(visit, file);
    if (response === null) throw new MissingFile(file);
    const content = await response.arrayBuffer();
    bytes += content.byteLength;
    return content;
  }

  function load(file: string): Promise<ArrayBuffer> {
    const content = files.get(file) ?? read(file);
    files.set(file, content);
    return content;
  }

  function parsed(kind: ArchiveFileKind, name: string): Promise<unknown> {
    const file = archiveFilePath(kind, name);
    const value =
      json.get(file) ?? load(file).then((content): unknown => JSON.parse(new TextDecoder().decode(content)));
    json.set(file, value);
    return value;
  }

  return {
    manifest,
    /** @throws MissingFile, TooMuch */
    load,
    hosts: async () => parseHosts(await parsed('hosts', manifest.hosts)),
    places: async (): Promise<Place[]> => parsePlaces(await parsed('places', manifest.places)),
    authors: async (): Promise<Author[]> => parseAuthors(await parsed('authors', manifest.authors)),
    list: async (index: string, key: string): Promise<List | null> =>
      parseList(await parsed('lists', index), key),
    shard: async (name: string): Promise<ShardRows> => openShard(await parsed('rows', name)),
    /** What is at an article's address; `null` when nothing ever was. */
    async entry(id: string): Promise<PackEntry | null> {
      const number = packNumber(id, manifest.packs.count);
      const directory = manifest.packs.directories[Math.floor(number / packsPerDirectory)] ?? '';
      const pack = parseDirectory(await parsed('directories', directory))[number % packsPerDirectory] ?? '';
      return parsePackEntry(await parsed('packs', pack), id);
    },
  };
}

export type EdgeArchive = ReturnType<typeof openArchive>;
