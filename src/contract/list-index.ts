import * as v from 'valibot';
import { parseFile } from './parse-file.ts';

/** One run of rows in a list. */
const shardRefSchema = v.object({
  name: v.string(),
  /** How many of its rows belong to the list. */
  count: v.number(),
  /** Dates of its first and last row, newest first; `null` for rows without a date. */
  first: v.nullable(v.number()),
  last: v.nullable(v.number()),
});

export type ShardRef = v.InferOutput<typeof shardRefSchema>;

/**
 * A month and the number of rows on each of its days, from the first on: `[202211, [0, 3, 1]]` has three on 2 November 2022 and one
 * on the third. Days after the last one with rows are left out.
 */
const monthSchema = v.tuple([v.number(), v.array(v.number())]);

export type Month = v.InferOutput<typeof monthSchema>;

/** Where the rows of one list are, and how many each day has (UTC, newest month first). */
const listSchema = v.object({
  count: v.number(),
  undated: v.number(),
  months: v.array(monthSchema),
  /**
   * Whether its shards are those of a larger list, and hold rows of other categories too: a node with a good share of what is
   * around it needs no copy of its rows.
   */
  isPart: v.boolean(),
  shards: v.array(shardRefSchema),
});

export type List = v.InferOutput<typeof listSchema>;

/** A file of lists, keyed by category path (`categoryKey`). The list of the whole archive has the key `""`. */
const listIndexSchema = v.object({
  lists: v.custom<object>((lists) => typeof lists === 'object' && lists !== null),
});

/** Reads a list index file. @throws ArchiveFormatError when it is not one. */
export function parseListIndex(json: unknown): ReadonlyMap<string, List> {
  // Not v.record, which leaves out keys such as `constructor`: a category may be called that.
  return new Map(listsOf(json).map(([key, list]) => [key, parseFile(listSchema, list, 'list index')]));
}

/**
 * Reads one list of an index file, `null` when it has none of this key; the others are not looked at, because a reader wants one of
 * a hundred.
 * @throws ArchiveFormatError when the file is no list index, or the list is none.
 */
export function parseList(json: unknown, key: string): List | null {
  const found = listsOf(json).find(([name]) => name === key);
  return found ? parseFile(listSchema, found[1], 'list index') : null;
}

function listsOf(json: unknown): [key: string, list: unknown][] {
  return Object.entries(parseFile(listIndexSchema, json, 'list index').lists);
}

/**
 * A category path as one string, for keys and addresses: names are joined by `/`, a `/` or `%` inside a name is escaped.
 * `categoryKey(['编程', 'A/B'])` -> `"编程/A%2FB"`.
 */
export function categoryKey(path: readonly string[]): string {
  return path.map((name) => name.replaceAll('%', '%25').replaceAll('/', '%2F')).join('/');
}

/** The inverse of `categoryKey`. */
export function categoryFromKey(key: string): string[] {
  return key.split('/').map((name) => name.replaceAll('%2F', '/').replaceAll('%25', '%'));
}

/** How many rows of a list are dated at a time or later, in seconds since 1970; the time begins a day in UTC, or is infinite. */
export function countFrom(list: List, seconds: number): number {
  if (!Number.isFinite(seconds)) return seconds < 0 ? datedCount(list) : 0;
  const date = new Date(seconds * 1000);
  const ownMonth = date.getUTCFullYear() * 100 + date.getUTCMonth() + 1;
  let count = 0;
  for (const [month, days] of list.months) {
    if (month < ownMonth) break;
    const first = month === ownMonth ? date.getUTCDate() - 1 : 0;
    for (let day = first; day < days.length; day++) count += days[day] ?? 0;
  }
  return count;
}

/** How many rows of a list have a date. */
export function datedCount(list: List): number {
  return list.count - list.undated;
}
