import { type ArchiveFileKind, archiveFilePath, manifestFile } from '#contract/archive-files.ts';
import type { Author } from '#contract/authors.ts';
import { categoryKey, type List } from '#contract/list-index.ts';
import type { Manifest } from '#contract/manifest.ts';
import { type Place, toPlacesFile } from '#contract/places.ts';
import { compareRows, type Row, toShard } from '#contract/row.ts';

/** An archive of lists in memory, with shards of a few rows. Articles are not in it. */
export type MemoryArchive = {
  manifest: Manifest;
  /** Stands in for the browser's `fetch`. */
  fetch: (url: URL, init?: RequestInit) => Promise<Response>;
  /** Kinds of the files asked for so far, in order; `manifest` for the manifest. */
  asked: string[];
  /** Takes a file away, as an update of the archive does. */
  remove: (kind: ArchiveFileKind, name: string) => void;
};

export function memoryArchive(unsorted: readonly Row[], shardSize = 3): MemoryArchive {
  const rows = [...unsorted].sort(compareRows);
  const files = new Map<string, unknown>();
  const asked: string[] = [];
  const add = (kind: ArchiveFileKind, value: unknown): string => {
    const name = files.size.toString().padStart(12, '0');
    files.set(archiveFilePath(kind, name), value);
    return name;
  };

  const addList = (members: readonly Row[]): List => {
    const shards = chunks(members, shardSize).map((shard) => ({
      name: add('rows', toShard(shard)),
      count: shard.length,
      first: shard[0]?.date ?? null,
      last: shard.at(-1)?.date ?? null,
    }));
    const undated = members.filter(({ date }) => date === null).length;
    return { count: members.length, undated, months: monthsOf(members), shards };
  };

  const addPlace = (path: readonly string[], lists: Record<string, List>): Place => {
    const members = rows.filter((row) => row.categories.some((own) => startsWith(own, path)));
    lists[categoryKey(path)] = addList(members);
    const children = namesBelow(members, path).map((name) => addPlace([...path, name], lists));
    return { path, count: members.length, children, index: '' };
  };

  const places = namesBelow(rows, []).map((name): Place => {
    const lists: Record<string, List> = {};
    return { ...addPlace([name], lists), index: add('lists', { lists }) };
  });
  const manifest: Manifest = {
    format: 1,
    site: { title: 'Memory', imageProxy: null },
    articles: rows.length,
    inSeveralPlaces: rows.filter(({ categories }) => categories.length > 1).length,
    head: toShard(rows.slice(0, 5)),
    list: add('lists', { lists: { '': addList(rows) } }),
    places: add('places', toPlacesFile(places)),
    authors: add('authors', { authors: authorsOf(rows) }),
    hosts: add('hosts', { hosts: [] }),
    packs: { count: 1, directories: [add('directories', { packs: [] })] },
  };
  files.set(manifestFile, manifest);

  return {
    manifest,
    asked,
    remove: (kind, name) => files.delete(archiveFilePath(kind, name)),
    fetch: async (url) => {
      const path = url.pathname.slice(1);
      asked.push(path === manifestFile ? 'manifest' : (path.split('/')[1] ?? ''));
      const file = files.get(path);
      // As on a network, nothing is there in the same turn.
      await new Promise((resolve) => setTimeout(resolve));
      return file === undefined ? new Response('not found', { status: 404 }) : Response.json(file);
    },
  };
}

function authorsOf(rows: readonly Row[]): Author[] {
  const names = new Set(rows.flatMap(({ author }) => author ?? []));
  return [...names].map((name) => {
    const own = rows.filter((row) => row.author === name);
    // As ingest does it: the first place of each article.
    const categories = new Set(own.map((row) => categoryKey(row.categories[0] ?? [])));
    return { name, count: own.length, categories: categories.has('') ? [''] : [...categories] };
  });
}

function monthsOf(rows: readonly Row[]): [month: number, count: number][] {
  const months = new Map<number, number>();
  for (const { date } of rows) {
    if (date === null) continue;
    const [year, month] = new Date(date * 1000).toISOString().split('-').map(Number);
    const number = (year ?? 0) * 100 + (month ?? 0);
    months.set(number, (months.get(number) ?? 0) + 1);
  }
  return [...months].sort(([a], [b]) => b - a);
}

function namesBelow(rows: readonly Row[], path: readonly string[]): string[] {
  const paths = rows.flatMap(({ categories }) => categories).filter((own) => startsWith(own, path));
  return [...new Set(paths.flatMap((own) => own[path.length] ?? []))];
}

function startsWith(path: readonly string[], start: readonly string[]): boolean {
  return start.every((name, index) => path[index] === name);
}

function chunks<Value>(values: readonly Value[], size: number): Value[][] {
  const starts = Array.from({ length: Math.ceil(values.length / size) }, (_, number) => number * size);
  return starts.map((start) => values.slice(start, start + size));
}
