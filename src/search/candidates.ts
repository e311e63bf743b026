import { attributeGram, type GramQuery, gramsToFind } from './grams.ts';
import type { Postings } from './postings.ts';
import type { Query } from './query.ts';

/**
 * What the index says of some articles of a tier: for each where it has what is sought, 0 in the title, 1 in the summary, 2 in the
 * text, or `absent`. `isSure` says that all that are not absent are hits; otherwise they may be.
 */
export type Candidates = { fields: Uint8Array; isSure: boolean };

export const absent = 3;

/** Rows of a tier as they are asked about: their number of articles, the postings of a gram, and how many of its articles are from a time on. */
export type AskedSlice = {
  count: number;
  /** `null` when no article has the gram. */
  postings: (gram: number) => Promise<Postings | null>;
  /** How many articles have a date at this time or later, in seconds; it begins a day in UTC, or is infinite. */
  countFrom: (seconds: number) => number;
};

/** What every hit fulfils besides the query: one of the categories (by `categoryKey`), one of the authors, and a date between two. */
export type Conditions = {
  categories: readonly string[];
  authors: readonly string[] | null;
  since: number;
  before: number;
};

/** The grams of the authors and categories that a name in a query stands for; `null` when they are too many to ask for. */
export type GramsOfNames = (
  query: Query & { kind: 'author' | 'source' | 'category' },
) => readonly number[] | null;

/** More grams of a text say more, and each costs a request. */
const mostGrams = 3;

/**
 * Finds the articles of a slice that may be hits, and where they have what is sought.
 * @param means.boundsOf the seconds that a query of a day stands for.
 */
export async function findCandidates(
  slice: AskedSlice,
  query: Query | null,
  conditions: Conditions,
  means: {
    boundsOf: (query: Query & { kind: 'before' | 'after' }) => { since: number; before: number };
    gramsOfNames: GramsOfNames;
  },
): Promise<Candidates> {
  const terms = query ? countTexts(query) : 0;
  const gramsPerText = Math.max(1, Math.floor(mostGrams / Math.max(terms, 1)));

  const find = async (part: Query): Promise<Candidates> => {
    switch (part.kind) {
      case 'all':
        return (await Promise.all(part.of.map(find))).reduce(both);
      case 'some':
        return (await Promise.all(part.of.map(find))).reduce(either);
      case 'not':
        return without(await find(part.of));
      case 'text':
        return findText(slice, part, gramsPerText);
      case 'before':
      case 'after':
        return between(slice, means.boundsOf(part));
      case 'has':
        return { ...(await anyOf(slice, [attributeGram('has', part.content)])), isSure: false };
      case 'author':
      case 'source':
      case 'category': {
        const grams = means.gramsOfNames(part);
        return grams ? { ...(await anyOf(slice, grams)), isSure: false } : all(slice, false);
      }
      case 'is':
        return all(slice, false);
    }
  };

  const parts: Promise<Candidates>[] = [Promise.resolve(between(slice, conditions))];
  const { categories, authors } = conditions;
  // Two categories may share a gram: who shows a row looks whether it is in the one that is meant.
  if (categories.length > 0)
    parts.push(
      anyOf(
        slice,
        categories.map((key) => attributeGram('category', key)),
      ),
    );
  if (authors)
    parts.push(
      anyOf(
        slice,
        authors.map((name) => attributeGram('author', name)),
      ),
    );
  if (query) parts.push(find(query));
  return (await Promise.all(parts)).reduce(both);
}

async function findText(
  slice: AskedSlice,
  { folded, where }: Query & { kind: 'text' },
  most: number,
): Promise<Candidates> {
  const sought = gramsToFind(folded);
  if (!sought) return all(slice, false);
  const grams = spread(sought.grams, most);
  const found = await Promise.all(grams.map((gram) => anyOf(slice, [gram])));
  const { fields } = found.reduce(both);
  if (where === 'title')
    for (let number = 0; number < fields.length; number++) if (fields[number] !== 0) fields[number] = absent;
  return { fields, isSure: sought.isWhole };
}

/** So many of a list, evenly from its beginning to its end. */
function spread(grams: GramQuery['grams'], most: number): number[] {
  if (grams.length <= most) return [...grams];
  if (most === 1) return grams.slice(0, 1);
  return Array.from(
    { length: most },
    (_, index) => grams[Math.round((index * (grams.length - 1)) / (most - 1))] as number,
  );
}

/** The articles that have one of some grams. */
async function anyOf(slice: AskedSlice, grams: readonly number[]): Promise<Candidates> {
  const fields = new Uint8Array(slice.count).fill(absent);
  for (const postings of await Promise.all(grams.map(slice.postings))) {
    postings?.forEach((numbers, field) => {
      for (const number of numbers) if (field < (fields[number] as number)) fields[number] = field;
    });
  }
  return { fields, isSure: true };
}

function all(slice: AskedSlice, isSure: boolean): Candidates {
  return { fields: new Uint8Array(slice.count), isSure };
}

/** The articles between two times. Those without a date, which are the last, are in it when both are infinite. */
function between(slice: AskedSlice, { since, before }: { since: number; before: number }): Candidates {
  if (since === -Infinity && before === Infinity) return all(slice, true);
  const fields = new Uint8Array(slice.count).fill(absent);
  return { fields: fields.fill(0, slice.countFrom(before), slice.countFrom(since)), isSure: true };
}

function both(a: Candidates, b: Candidates): Candidates {
  for (let number = 0; number < a.fields.length; number++) {
    if ((b.fields[number] as number) > (a.fields[number] as number))
      a.fields[number] = b.fields[number] as number;
  }
  return { fields: a.fields, isSure: a.isSure && b.isSure };
}

function either(a: Candidates, b: Candidates): Candidates {
  for (let number = 0; number < a.fields.length; number++) {
    if ((b.fields[number] as number) < (a.fields[number] as number))
      a.fields[number] = b.fields[number] as number;
  }
  return { fields: a.fields, isSure: a.isSure && b.isSure };
}

/** What is not among some articles; when those are not sure, it may be any. */
function without({ fields, isSure }: Candidates): Candidates {
  return { fields: fields.map((field) => (isSure && field !== absent ? absent : 0)), isSure };
}

function countTexts(query: Query): number {
  if (query.kind === 'all' || query.kind === 'some')
    return query.of.reduce((sum, part) => sum + countTexts(part), 0);
  if (query.kind === 'not') return countTexts(query.of);
  return query.kind === 'text' ? 1 : 0;
}
