import { type ArchiveFileKind, archiveFilePath, manifestFile } from '#contract/archive-files.ts';
import type { Author } from '#contract/authors.ts';
import { isIn } from '#contract/category-path.ts';
import { categoryKey, type List, type Month } from '#contract/list-index.ts';
import type { Manifest } from '#contract/manifest.ts';
import { type Place, toPlacesFile } from '#contract/places.ts';
import { compareRows, type NearCopy, type Row, toShard } from '#contract/row.ts';
import { usualFeeds } from '#contract/site.ts';

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

type MemoryOptions = {
  shardSize?: number;
  /** Ids of articles that tell the same story, the one that leads it first. */
  stories?: readonly (readonly string[])[];
  /** A category with at least this share of the list around it has no shards of its own. */
  shareOfPart?: number;
};

/** Rows of a list, and the shards that hold them. */
type WrittenList = {
  rows: readonly Row[];
  path: readonly string[];
  shards: { name: string; rows: readonly Row[] }[];
};

export function memoryArchive(articles: readonly Row[], options: MemoryOptions = {}): MemoryArchive {
  const { shardSize = 3, stories = [], shareOfPart = Infinity } = options;
  const byId = new Map(articles.map((row) => [row.id, row]));
  const rows = articles.map((row) => ({ ...row, others: othersOf(row.id) })).sort(compareRows);
  const files = new Map<string, unknown>();
  const asked: string[] = [];
  const add = (kind: ArchiveFileKind, value: unknown): string => {
    const name = files.size.toString().padStart(12, '0');
    files.set(archiveFilePath(kind, name), value);
    return name;
  };

  function othersOf(id: string): NearCopy[] {
    const story = stories.find((ids) => ids.includes(id)) ?? [];
    return story
      .filter((other) => other !== id)
      .flatMap((other) => byId.get(other) ?? [])
      .map(({ id, date, categories, author }) => ({ id, date, categories, author }));
  }

  /** The articles below a path, one of each story. */
  const rowsBelow = (path: readonly string[]): Row[] => {
    const isBelow = (row: Row): boolean => isIn(row, path);
    return rows.filter((row) => {
      const story = stories.find((ids) => ids.includes(row.id)) ?? [row.id];
      return story.find((id) => rows.some((other) => other.id === id && isBelow(other))) === row.id;
    });
  };

  const writeList = (path: readonly string[]): WrittenList => {
    const own = rowsBelow(path);
    const shards = chunks(own, shardSize).map((part) => ({ name: add('rows', toShard(part)), rows: part }));
    return { rows: own, path, shards };
  };

  const addPlace = (path: readonly string[], around: WrittenList, lists: Record<string, List>): Place => {
    const count = rowsBelow(path).length;
    const isPart = count >= around.rows.length * shareOfPart;
    const written = isPart ? around : writeList(path);
    lists[categoryKey(path)] = listOf(written, path);
    const children = namesBelow(rowsBelow(path), path).map((name) =>
      addPlace([...path, name], written, lists),
    );
    return { path, count, children, index: '' };
  };

  const whole = writeList([]);
  const places = namesBelow(rows, []).map((name): Place => {
    const lists: Record<string, List> = {};
    return { ...addPlace([name], whole, lists), index: add('lists', { lists }) };
  });
  const manifest: Manifest = {
    format: 1,
    site: {
      ...{ title: 'Memory', address: null, imageProxy: null, imageMirror: null, wayback: false },
      ...{ description: null, language: null, feeds: usualFeeds, views: [], analytics: null, comments: null },
    },
    articles: rows.length,
    rows: whole.rows.length,
    inSeveralPlaces: rows.filter(({ categories }) => categories.length > 1).length,
    head: toShard(whole.rows.slice(0, 5)),
    list: add('lists', { lists: { '': listOf(whole, []) } }),
    places: add('places', toPlacesFile(places)),
    authors: add('authors', { authors: authorsOf(rows) }),
    hosts: add('hosts', { hosts: [] }),
    about: '',
    picks: null,
    packs: { count: 1, directories: [add('directories', { packs: [] })], addresses: [] },
    search: null,
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

/** A list whose rows stand in these shards, perhaps among others. */
function listOf(written: WrittenList, path: readonly string[]): List {
  const isPart = written.path.length < path.length;
  const isOwn = (row: Row): boolean => !isPart || [row, ...row.others].some((member) => isIn(member, path));
  const own = written.rows.filter(isOwn);
  const shards = written.shards.flatMap(({ name, rows }) => {
    const part = rows.filter(isOwn);
    if (part.length === 0) return [];
    return { name, count: part.length, first: part[0]?.date ?? null, last: part.at(-1)?.date ?? null };
  });
  const undated = own.filter(({ date }) => date === null).length;
  return { count: own.length, undated, months: monthsOf(own), isPart, shards };
}

function monthsOf(rows: readonly Row[]): Month[] {
  const months = new Map<number, number[]>();
  for (const { date } of rows) {
    if (date === null) continue;
    const [year = 0, month = 0, day = 0] = new Date(date * 1000).toISOString().split(/[-T]/).map(Number);
    const number = year * 100 + month;
    const days = months.get(number) ?? [];
    while (days.length < day) days.push(0);
    days[day - 1] = (days[day - 1] ?? 0) + 1;
    months.set(number, days);
  }
  return [...months].sort(([a], [b]) => b - a);
}

function namesBelow(rows: readonly Row[], path: readonly string[]): string[] {
  const paths = rows
    .flatMap(({ categories }) => categories)
    .filter((own) => isIn({ categories: [own] }, path));
  return [...new Set(paths.flatMap((own) => own[path.length] ?? []))];
}

function chunks<Value>(values: readonly Value[], size: number): Value[][] {
  const starts = Array.from({ length: Math.ceil(values.length / size) }, (_, number) => number * size);
  return starts.map((start) => values.slice(start, start + size));
}
