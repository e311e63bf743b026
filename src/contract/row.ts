import * as v from 'valibot';
import { type CategoryPath, type ContentKind, categoryPathSchema, contentKinds } from './article.ts';
import type { Image } from './image.ts';
import { ArchiveFormatError, parseFile } from './parse-file.ts';

/** One line of a list: what a person needs to choose an article. */
export type Row = {
  id: string;
  title: string;
  /** Seconds since 1970, `null` for an article without a date; such rows stand at the end. */
  date: number | null;
  categories: readonly CategoryPath[];
  author: string | null;
  summary: string;
  image: Image | null;
  lang: string;
  minutes: number;
  has: readonly ContentKind[];
};

const column = { text: v.array(v.string()), number: v.array(v.number()) };

/**
 * Rows as the files hold them, newest first: one array per field, so that parsing is cheap and equal names stand once. A
 * shard has its own dictionaries: it depends on nothing but its rows, and stays the same file when the archive around it grows.
 */
export const shardSchema = v.object({
  id: column.text,
  title: column.text,
  date: v.array(v.nullable(v.number())),
  categories: v.array(v.array(v.number())),
  author: column.number,
  summary: column.text,
  /** Address, then width and height (0 when unknown), or `null`. */
  image: v.array(v.nullable(v.tuple([v.string(), v.number(), v.number()]))),
  lang: column.number,
  minutes: column.number,
  /** Bit *n* stands for `contentKinds[n]`. */
  has: column.number,
  dictionary: v.object({ categories: v.array(categoryPathSchema), authors: column.text, langs: column.text }),
});

export type Shard = v.InferOutput<typeof shardSchema>;

/** Writes rows as columns. The inverse of `shardRows`. */
export function toShard(rows: readonly Row[]): Shard {
  const categories = dictionary<CategoryPath>((path) => JSON.stringify(path));
  const authors = dictionary<string>((name) => name);
  const langs = dictionary<string>((tag) => tag);
  return {
    id: rows.map((row) => row.id),
    title: rows.map((row) => row.title),
    date: rows.map((row) => row.date),
    categories: rows.map((row) => row.categories.map(categories.indexOf)),
    author: rows.map((row) => (row.author === null ? -1 : authors.indexOf(row.author))),
    summary: rows.map((row) => row.summary),
    image: rows.map((row) => row.image && [row.image.src, row.image.width ?? 0, row.image.height ?? 0]),
    lang: rows.map((row) => langs.indexOf(row.lang)),
    minutes: rows.map((row) => row.minutes),
    has: rows.map((row) => row.has.reduce((bits, kind) => bits | (1 << contentKinds.indexOf(kind)), 0)),
    dictionary: {
      categories: categories.values.map((path) => [...path]),
      authors: authors.values,
      langs: langs.values,
    },
  };
}

/** Reads a shard file. @throws ArchiveFormatError when it is not one or its columns differ in length. */
export function parseShard(json: unknown): Row[] {
  return shardRows(parseFile(shardSchema, json, 'shard'));
}

/** Turns columns into rows. @throws ArchiveFormatError when columns differ in length or point outside a dictionary. */
export function shardRows(shard: Shard): Row[] {
  return shard.id.map((id, index) => {
    const image = at(shard.image, index);
    const author = at(shard.author, index);
    const bits = at(shard.has, index);
    return {
      id,
      title: at(shard.title, index),
      date: at(shard.date, index),
      categories: at(shard.categories, index).map((number) => at(shard.dictionary.categories, number)),
      author: author < 0 ? null : at(shard.dictionary.authors, author),
      summary: at(shard.summary, index),
      image: image && {
        src: image[0],
        ...(image[1] > 0 && image[2] > 0 && { width: image[1], height: image[2] }),
      },
      lang: at(shard.dictionary.langs, at(shard.lang, index)),
      minutes: at(shard.minutes, index),
      has: contentKinds.filter((_, bit) => bits & (1 << bit)),
    };
  });
}

/** The name that a list shows for where an article comes from: its source, the second level of its category path. */
export function sourceOf(article: Pick<Row, 'categories' | 'author'>): string | null {
  const path = article.categories[0] ?? [];
  return path[1] ?? article.author ?? path[0] ?? null;
}

/** Sorts newest first, articles without a date last, equal dates by id: the order of every list in the archive. */
export function compareRows(a: Pick<Row, 'date' | 'id'>, b: Pick<Row, 'date' | 'id'>): number {
  const byDate = (b.date ?? -Infinity) - (a.date ?? -Infinity);
  if (byDate) return byDate;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function dictionary<Value>(keyOf: (value: Value) => string) {
  const numbers = new Map<string, number>();
  const values: Value[] = [];
  const indexOf = (value: Value): number => {
    const key = keyOf(value);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, values.length);
    return values.push(value) - 1;
  };
  return { values, indexOf };
}

function at<Value>(values: readonly Value[], index: number): Value {
  const value = values[index];
  if (value === undefined) throw new ArchiveFormatError('not a shard: its columns do not fit together');
  return value;
}
