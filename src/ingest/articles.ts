import type { CategoryPath } from '#contract/article.ts';
import { hash32 } from '#contract/hash.ts';
import type { RowChange } from './archive/row-cells.ts';
import { openColumn, openHashTable } from './columns.ts';
import type { SignatureTable } from './near-copies/near.ts';
import type { ArticleFacts } from './post-record.ts';

/** Where an article's record and its row are in the build's files. */
export type Whereabouts = { record: number; row: number; rowLength: number; isNew: boolean };

/**
 * The articles of a build, numbered in the order of their posts' paths: what is needed of all of them at once, as columns of
 * numbers. Titles and texts stay on disk.
 */
export function openArticles() {
  const ids: string[] = [];
  const columns = {
    date: openColumn(Float64Array),
    idHash: openColumn(Uint32Array),
    categories: openColumn(Uint32Array),
    author: openColumn(Int32Array),
    fingerprint: [openColumn(Uint32Array), openColumn(Uint32Array)] as const,
    entry: [openColumn(Uint32Array), openColumn(Uint32Array)] as const,
    row: [openColumn(Uint32Array), openColumn(Uint32Array)] as const,
    signatures: openColumn(Uint32Array),
    record: openColumn(Float64Array),
    rowAt: openColumn(Float64Array),
    rowLength: openColumn(Uint32Array),
    isNew: openColumn(Uint8Array),
  };
  const categories = openNames<readonly CategoryPath[]>();
  const authors = openNames<string>();
  const byId = openHashTable();
  const byFingerprint = openHashTable();
  const changes = new Map<number, RowChange>();
  const wantedIds = new Map<number, string>();

  const withFingerprint = (fingerprint: string): number => {
    const [high, low] = halves(fingerprint);
    const [highs, lows] = columns.fingerprint;
    return byFingerprint.find(high, (number) => highs.at(number) === high && lows.at(number) === low);
  };

  return {
    length: (): number => ids.length,
    /** Takes an article under the id that it got; returns its number. */
    add(facts: ArticleFacts, id: string, at: Whereabouts): number {
      const number = ids.push(id) - 1;
      const idHash = hash32(id);
      columns.date.push(facts.date ?? Number.NaN);
      columns.idHash.push(idHash);
      columns.categories.push(categories.numberOf(facts.categories));
      columns.author.push(facts.author === null ? -1 : authors.numberOf(facts.author));
      pushHalves(columns.fingerprint, facts.fingerprint);
      pushHalves(columns.entry, facts.entry);
      pushHalves(columns.row, facts.row);
      for (const word of facts.signature) columns.signatures.push(word);
      columns.record.push(at.record);
      columns.rowAt.push(at.row);
      columns.rowLength.push(at.rowLength);
      columns.isNew.push(at.isNew ? 1 : 0);
      byId.add(idHash, number);
      byFingerprint.add(columns.fingerprint[0].at(number), number);
      if (id !== facts.id) {
        changes.set(number, { id });
        wantedIds.set(number, facts.id);
      }
      return number;
    },
    id: (number: number): string => ids[number] as string,
    ids: (): Iterable<string> => ids,
    idHash: columns.idHash.at,
    date(number: number): number | null {
      const date = columns.date.at(number);
      return Number.isNaN(date) ? null : date;
    },
    author: (number: number): string | null => authors.valueOf(columns.author.at(number)) ?? null,
    /** The id that its post wanted, in case another one has that. */
    wantedId: (number: number): string => wantedIds.get(number) ?? (ids[number] as string),
    /** Hash of the entry that its post makes, whatever other posts change in it. */
    ownEntry: (number: number): string => hexadecimal(columns.entry, number),
    /** The categories that its own post names. */
    ownCategories: (number: number): readonly CategoryPath[] =>
      categories.valueOf(columns.categories.at(number)) as readonly CategoryPath[],
    /** All categories of an article, those of its exact copies included. Equal ones are the same array. */
    categories(number: number): readonly CategoryPath[] {
      return changes.get(number)?.categories ?? this.ownCategories(number);
    },
    /** Gives an article the categories of a copy as well. */
    addCategories(number: number, more: readonly CategoryPath[]): void {
      const paths = [...this.categories(number), ...more];
      const unique = [...new Map(paths.map((path) => [JSON.stringify(path), path])).values()];
      const all = categories.valueOf(categories.numberOf(unique)) as readonly CategoryPath[];
      this.change(number, { categories: all });
    },
    change: (number: number, change: RowChange): void =>
      void changes.set(number, { ...changes.get(number), ...change }),
    changeOf: (number: number): RowChange | undefined => changes.get(number),
    /** The number of the article that has an id, -1 for none. */
    withId: (id: string): number => byId.find(hash32(id), (number) => ids[number] === id),
    /** The first article with a fingerprint, -1 for none. */
    withFingerprint,
    record: columns.record.at,
    row: (number: number): [start: number, length: number] => [
      columns.rowAt.at(number),
      columns.rowLength.at(number),
    ],
    isNew: (number: number): boolean => columns.isNew.at(number) === 1,
    /** Says of an article's pack entry, or row, whether it is the same as before: text for a hash. */
    entryKey: (number: number): string => keyOf(columns.entry, number, changes.get(number)),
    rowKey: (number: number): string => keyOf(columns.row, number, changes.get(number)),
    /** What near copies are found by. */
    signatures: (): SignatureTable => ({
      signatures: columns.signatures.values(),
      dates: columns.date.values(),
      sources: columns.categories.values(),
    }),
    /** The numbers of all articles in the order of `compareRows`. */
    newestFirst(): Uint32Array {
      const dates = columns.date.values().map((date) => (Number.isNaN(date) ? -Infinity : date));
      return Uint32Array.from(ids.keys()).sort((a, b) => {
        const first = dates[a] as number;
        const second = dates[b] as number;
        return first === second ? compare(ids[a], ids[b]) : second - first;
      });
    },
  };
}

export type Articles = ReturnType<typeof openArticles>;

function compare(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

type Pair = readonly [ReturnType<typeof openColumn>, ReturnType<typeof openColumn>];

function halves(digits: string): [high: number, low: number] {
  return [Number.parseInt(digits.slice(0, 8), 16), Number.parseInt(digits.slice(8, 16), 16)];
}

function hexadecimal([high, low]: Pair, number: number): string {
  return [high, low].map((column) => column.at(number).toString(16).padStart(8, '0')).join('');
}

function pushHalves([high, low]: Pair, digits: string): void {
  const [first, second] = halves(digits);
  high.push(first);
  low.push(second);
}

function keyOf([high, low]: Pair, number: number, change: RowChange | undefined): string {
  const own = `${high.at(number).toString(36)}.${low.at(number).toString(36)}`;
  return change ? own + JSON.stringify(change) : own;
}

/** Numbers values that repeat; those with the same JSON are one. */
function openNames<Value>() {
  const numbers = new Map<string, number>();
  const values: Value[] = [];
  return {
    numberOf(value: Value): number {
      const key = JSON.stringify(value);
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, values.length);
      return values.push(value) - 1;
    },
    valueOf: (number: number): Value | undefined => values[number],
  };
}
