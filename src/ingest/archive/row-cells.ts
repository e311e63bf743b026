import { contentKinds } from '#contract/article.ts';
import { imageCell, type NearCopy, type Row } from '#contract/row.ts';

/**
 * A row as text whose parts are pieces of a shard's JSON, so that shards are put together without parsing rows. JSON never holds
 * these control characters, so they can part it.
 */
const betweenCells = '\t';
const betweenValues = '\x01';

/** Writes a row's cells: id, title, date, categories, author, summary, image, lang, minutes, has. */
export function printCells(row: Omit<Row, 'others'>): string {
  const { image } = row;
  return [
    JSON.stringify(row.id),
    JSON.stringify(row.title),
    String(row.date),
    printPaths(row.categories),
    row.author === null ? '' : JSON.stringify(row.author),
    JSON.stringify(row.summary),
    image === null ? 'null' : JSON.stringify(imageCell(image)),
    JSON.stringify(row.lang),
    String(row.minutes),
    String(row.has.reduce((bits, kind) => bits | (1 << contentKinds.indexOf(kind)), 0)),
  ].join(betweenCells);
}

/** What a build learns about a row only when it knows all posts. */
export type RowChange = {
  id?: string;
  categories?: Row['categories'];
  others?: readonly (NearCopy & { title: string })[];
};

/**
 * Puts a shard together from the cells of its rows.
 * @returns the same bytes as `JSON.stringify(toShard(rows))`.
 */
export function shardJson(rows: readonly { cells: string; change: RowChange | undefined }[]): string {
  const columns: string[][] = Array.from({ length: 10 }, () => []);
  const categories = dictionary();
  const authors = dictionary();
  const langs = dictionary();
  const pathNumbers = (paths: string): string =>
    `[${paths === '' ? '' : paths.split(betweenValues).map(categories.indexOf).join(',')}]`;

  for (const { cells, change } of rows) {
    const parts = cells.split(betweenCells);
    const part = (number: number): string => parts[number] ?? '';
    const add = (number: number, text: string): void => void columns[number]?.push(text);
    add(0, change?.id === undefined ? part(0) : JSON.stringify(change.id));
    add(1, part(1));
    add(2, part(2));
    add(3, pathNumbers(change?.categories ? printPaths(change.categories) : part(3)));
    add(4, part(4) === '' ? '-1' : String(authors.indexOf(part(4))));
    add(5, part(5));
    add(6, part(6));
    add(7, String(langs.indexOf(part(7))));
    add(8, part(8));
    add(9, part(9));
  }
  const others = rows.flatMap(({ change }, number) => {
    if (!change?.others || change.others.length === 0) return [];
    const copies = change.others.map((copy) => {
      const author = copy.author === null ? -1 : authors.indexOf(JSON.stringify(copy.author));
      return `[${JSON.stringify(copy.id)},${copy.date},${pathNumbers(printPaths(copy.categories))},${author}]`;
    });
    return [`[${number},[${copies.join(',')}]]`];
  });
  const names = ['id', 'title', 'date', 'categories', 'author', 'summary', 'image', 'lang', 'minutes', 'has'];
  const written = names.map((name, number) => `"${name}":[${columns[number]?.join(',')}]`);
  const dictionaries = `{"categories":[${categories.values}],"authors":[${authors.values}],"langs":[${langs.values}]}`;
  return `{${written.join(',')},"others":[${others.join(',')}],"dictionary":${dictionaries}}`;
}

function printPaths(paths: Row['categories']): string {
  return paths.map((path) => JSON.stringify(path)).join(betweenValues);
}

function dictionary() {
  const numbers = new Map<string, number>();
  const values: string[] = [];
  return {
    values,
    indexOf(value: string): number {
      const known = numbers.get(value);
      if (known !== undefined) return known;
      numbers.set(value, values.length);
      return values.push(value) - 1;
    },
  };
}
