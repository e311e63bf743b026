import { archiveFilePath } from '#contract/archive-files.ts';
import { parseAuthors } from '#contract/authors.ts';
import { parseList } from '#contract/list-index.ts';
import { parseDirectory, parsePack } from '#contract/pack.ts';
import { parsePlaces } from '#contract/places.ts';
import { openShard } from '#contract/row.ts';

/** Files that stay in memory; most are a few kilobytes. */
const mostRemembered = 400;

export type IndexFiles = ReturnType<typeof openIndexFiles>;

/**
 * The files of a site that a search reads, each fetched once as long as it is remembered.
 * @param load fetches a file by its path below the site; rejects when it cannot be had.
 */
export function openIndexFiles(load: (file: string) => Promise<ArrayBuffer>) {
  const known = new Map<string, Promise<unknown>>();
  const remember = <Value>(file: string, read: (bytes: ArrayBuffer) => Value): Promise<Value> => {
    const former = known.get(file) as Promise<Value> | undefined;
    known.delete(file);
    const value = former ?? load(file).then(read);
    known.set(file, value);
    // What failed is asked for again.
    value.catch(() => known.delete(file));
    const oldest = known.size > mostRemembered ? known.keys().next().value : undefined;
    if (oldest !== undefined) known.delete(oldest);
    return value;
  };
  const json = (bytes: ArrayBuffer): unknown => JSON.parse(new TextDecoder().decode(bytes));
  return {
    bytes: (file: string) => remember(file, (bytes) => new Uint8Array(bytes)),
    rows: (file: string) => remember(file, (bytes) => openShard(json(bytes))),
    list: (name: string) => remember(archiveFilePath('lists', name), (bytes) => parseList(json(bytes), '')),
    authors: (name: string) =>
      remember(archiveFilePath('authors', name), (bytes) => parseAuthors(json(bytes))),
    places: (name: string) => remember(archiveFilePath('places', name), (bytes) => parsePlaces(json(bytes))),
    directory: (name: string) =>
      remember(archiveFilePath('directories', name), (bytes) => parseDirectory(json(bytes))),
    pack: (name: string) => remember(archiveFilePath('packs', name), (bytes) => parsePack(json(bytes))),
  };
}
