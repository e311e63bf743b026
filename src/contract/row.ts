import * as v from 'valibot';
import { type CategoryPath, type ContentKind, contentKinds } from './article.ts';
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
  /** Articles that tell the same story, by other sources; they have no rows of their own in the list. */
  others: readonly NearCopy[];
};

/** A near copy of an article, as its row names it: the title is the same. */
export type NearCopy = Pick<Row, 'id' | 'date' | 'categories' | 'author'>;

/**
 * The form of a column, looked at in plain loops: a shard has tens of thousands of values, and a schema of each one's own takes
 * longer than fetching them.
 */
function columnOf<Value>(isValue: (value: unknown) => boolean) {
  return v.custom<Value[]>(
    (column) => Array.isArray(column) && column.every(isValue),
    'a value of another type',
  );
}

const isText = (value: unknown): boolean => typeof value === 'string';
const isNumber = (value: unknown): boolean => typeof value === 'number';
const isDate = (value: unknown): boolean => value === null || typeof value === 'number';
const isListOf = (value: unknown, isValue: (value: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(isValue);
const isNumbers = (value: unknown): boolean => isListOf(value, isNumber);
const isTextOrNone = (value: unknown): boolean => value === undefined || typeof value === 'string';
const isImage = (value: unknown): boolean =>
  value === null ||
  (Array.isArray(value) &&
    isText(value[0]) &&
    isNumber(value[1]) &&
    isNumber(value[2]) &&
    isTextOrNone(value[3]) &&
    isTextOrNone(value[4]));

const column = { text: columnOf<string>(isText), number: columnOf<number>(isNumber) };

/**
 * A shard file: one array per field, and dictionaries for names that repeat. It is a third smaller than rows of objects, and
 * parses faster.
 */
export const shardSchema = v.object({
  id: column.text,
  title: column.text,
  date: columnOf<number | null>(isDate),
  /** For each row, numbers of `dictionary.categories`. */
  categories: columnOf<number[]>(isNumbers),
  author: column.number,
  summary: column.text,
  image: columnOf<ImageCell | null>(isImage),
  lang: column.number,
  minutes: column.number,
  /** Bit *n* stands for `contentKinds[n]`. */
  has: column.number,
  /** The rows that have near copies, each with their ids, dates, categories and authors (numbers of the dictionaries). */
  others: v.array(
    v.tuple([
      v.number(),
      v.array(v.tuple([v.string(), v.nullable(v.number()), v.array(v.number()), v.number()])),
    ]),
  ),
  dictionary: v.object({
    categories: columnOf<CategoryPath>((value) => isListOf(value, isText)),
    authors: column.text,
    langs: column.text,
  }),
});

/** Width and height are 0 where they are not known; what stands at the end and is empty is left out. */
export type ImageCell = [src: string, width: number, height: number, signature?: string, mirror?: string];

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
    image: rows.map((row) => row.image && imageCell(row.image)),
    lang: rows.map((row) => langs.indexOf(row.lang)),
    minutes: rows.map((row) => row.minutes),
    has: rows.map((row) => row.has.reduce((bits, kind) => bits | (1 << contentKinds.indexOf(kind)), 0)),
    others: rows.flatMap((row, number): Shard['others'] =>
      row.others.length === 0
        ? []
        : [
            [
              number,
              row.others.map(({ id, date, categories: paths, author }) => [
                id,
                date,
                paths.map(categories.indexOf),
                author === null ? -1 : authors.indexOf(author),
              ]),
            ],
          ],
    ),
    dictionary: {
      categories: categories.values.map((path) => [...path]),
      authors: authors.values,
      langs: langs.values,
    },
  };
}

/** Rows that are made when they are asked for: most of a shard are never shown. An array of rows is such too. */
export type Rows = { readonly length: number; at: (index: number) => Row | undefined };

/** The rows of a shard, and which of them have an article, their own or another of the story, in categories that are asked for. */
export type ShardRows = Rows & { indexesIn: (isWanted: (path: CategoryPath) => boolean) => number[] };

/** Reads a shard file. @throws ArchiveFormatError when it is not one, or its columns do not fit together. */
export function openShard(json: unknown): ShardRows {
  return rowsOf(parseFile(shardSchema, json, 'shard'));
}

/** Reads a shard file with all its rows. @throws ArchiveFormatError as `openShard` does. */
export function parseShard(json: unknown): Row[] {
  return shardRows(parseFile(shardSchema, json, 'shard'));
}

/** Turns columns into rows. @throws ArchiveFormatError when columns differ in length or point outside a dictionary. */
export function shardRows(shard: Shard): Row[] {
  const rows = rowsOf(shard);
  return shard.id.flatMap((_, index) => rows.at(index) ?? []);
}

function rowsOf(shard: Shard): ShardRows {
  checkFit(shard);
  const { dictionary } = shard;
  const pathsOf = (numbers: readonly number[]) => numbers.map((number) => at(dictionary.categories, number));
  const authorOf = (number: number) => (number < 0 ? null : at(dictionary.authors, number));
  const others = new Map(shard.others);
  const rowAt = (index: number): Row => {
    const bits = at(shard.has, index);
    return {
      id: at(shard.id, index),
      title: at(shard.title, index),
      date: at(shard.date, index),
      categories: pathsOf(at(shard.categories, index)),
      author: authorOf(at(shard.author, index)),
      summary: at(shard.summary, index),
      image: imageOf(at(shard.image, index)),
      lang: at(dictionary.langs, at(shard.lang, index)),
      minutes: at(shard.minutes, index),
      has: contentKinds.filter((_, bit) => bits & (1 << bit)),
      others: (others.get(index) ?? []).map(([id, date, categories, author]) => ({
        id,
        date,
        categories: pathsOf(categories),
        author: authorOf(author),
      })),
    };
  };
  const made: Row[] = [];
  return {
    length: shard.id.length,
    at(index) {
      if (index >= 0 && index < shard.id.length) made[index] ??= rowAt(index);
      return made[index];
    },
    indexesIn(isWanted) {
      const wanted = dictionary.categories.map(isWanted);
      const isIn = (numbers: readonly number[]): boolean => numbers.some((number) => wanted[number]);
      return shard.categories.flatMap((numbers, index) =>
        isIn(numbers) || others.get(index)?.some(([, , categories]) => isIn(categories)) ? index : [],
      );
    },
  };
}

/** What a row is made of has to be there before one is: a shard is refused when it arrives, not when it is shown. */
function checkFit({ dictionary, ...columns }: Shard): void {
  const { others, ...perRow } = columns;
  const { length } = columns.id;
  const copies = others.flatMap(([, members]) => members);
  const isNumberOf = (values: readonly unknown[], least: number) => (number: number) =>
    Number.isInteger(number) && number >= least && number < values.length;
  const isCategory = isNumberOf(dictionary.categories, 0);
  const isAuthor = isNumberOf(dictionary.authors, -1);
  const fits =
    Object.values(perRow).every((column) => column.length === length) &&
    columns.categories.every((numbers) => numbers.every(isCategory)) &&
    columns.author.every(isAuthor) &&
    columns.lang.every(isNumberOf(dictionary.langs, 0)) &&
    copies.every(([, , categories, author]) => categories.every(isCategory) && isAuthor(author));
  if (!fits) throw new ArchiveFormatError('not a shard: its columns do not fit together');
}

function imageOf(image: Shard['image'][number]): Image | null {
  if (!image) return null;
  const [src, width, height, signature, mirror] = image;
  return {
    src,
    ...(width > 0 && height > 0 ? { width, height } : {}),
    ...(signature ? { signature } : {}),
    ...(mirror ? { mirror } : {}),
  };
}

/** A picture as the column `image` has it. */
export function imageCell({ src, width = 0, height = 0, signature = '', mirror }: Image): ImageCell {
  if (mirror) return [src, width, height, signature, mirror];
  return signature ? [src, width, height, signature] : [src, width, height];
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
