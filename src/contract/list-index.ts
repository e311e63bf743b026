import * as v from 'valibot';
import { parseFile } from './parse-file.ts';

/** One run of rows in a list. */
const shardRefSchema = v.object({
  name: v.string(),
  count: v.number(),
  /** Dates of its first and last row, newest first; `null` for rows without a date. */
  first: v.nullable(v.number()),
  last: v.nullable(v.number()),
});

export type ShardRef = v.InferOutput<typeof shardRefSchema>;

/** Where the rows of one list are, and how many articles each month has (`[202211, 40]`, UTC, newest first). */
const listSchema = v.object({
  count: v.number(),
  undated: v.number(),
  months: v.array(v.tuple([v.number(), v.number()])),
  shards: v.array(shardRefSchema),
});

export type List = v.InferOutput<typeof listSchema>;

/** A file of lists, keyed by category path (`categoryKey`). The list of the whole archive has the key `""`. */
const listIndexSchema = v.object({
  lists: v.custom<object>((lists) => typeof lists === 'object' && lists !== null),
});

/** Reads a list index file. @throws ArchiveFormatError when it is not one. */
export function parseListIndex(json: unknown): ReadonlyMap<string, List> {
  const { lists } = parseFile(listIndexSchema, json, 'list index');
  // Not v.record, which leaves out keys such as `constructor`: a category may be called that.
  return new Map(
    Object.entries(lists).map(([key, list]) => [key, parseFile(listSchema, list, 'list index')]),
  );
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
