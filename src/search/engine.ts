import { archiveFilePath } from '#contract/archive-files.ts';
import type { Article, CategoryPath } from '#contract/article.ts';
import { parseAuthors } from '#contract/authors.ts';
import { categoryKey, countFrom, datedCount, type List, parseList } from '#contract/list-index.ts';
import type { Manifest } from '#contract/manifest.ts';
import { packNumber, packsPerDirectory, parseDirectory, parsePack } from '#contract/pack.ts';
import { type Place, parsePlaces } from '#contract/places.ts';
import { openShard, type Row } from '#contract/row.ts';
import {
  bucketFile,
  postingsFile,
  type SearchIndex,
  type SearchTier,
  searchRowsFile,
  tierFolder,
} from '#contract/search-index.ts';
import { dateBounds, type View } from '#contract/view.ts';
import { foldForSearch } from '#text/search-fold.ts';
import { type AskedTier, absent, findCandidates, type GramsOfNames } from './candidates.ts';
import { attributeGram, scatter } from './grams.ts';
import { bestPassage, type IsMarked, type Match, matchArticle, type Passage } from './match.ts';
import { plainText } from './plain-text.ts';
import { bucketOf, findInBucket, type Postings, parsePostings } from './postings.ts';
import { type Query, textsOf } from './query.ts';
import { articlesPerPart, rowsPerFile } from './tiers.ts';

/** What is sought: what every hit has to fulfil, and in which order they come. `authors` are the names that the view's author stands for. */
export type Asked = {
  query: Query | null;
  categories: readonly (readonly string[])[];
  authors: readonly string[] | null;
  from: View['from'];
  to: View['to'];
  order: 'best' | 'newest' | 'oldest';
};

/** A row that is a hit, and where it has what is sought. */
export type Hit = { row: Row; where: Match['where'] };

/**
 * Some more hits. `total` counts all when `isExact`, otherwise those that were found so far; `looked` says how many of the articles that may be hits were looked at,
 * of how many.
 */
export type HitPage = {
  hits: Hit[];
  total: number;
  isExact: boolean;
  hasMore: boolean;
  looked: { done: number; total: number };
};

const pageHits = 20;
/** Files that stay in memory; most are a few kilobytes. */
const mostRemembered = 400;
/** A page looks at no more candidates than this: rare hits come in small steps. */
const mostLooked = 60;
/** Candidates whose texts are fetched at once. */
const atOnce = 10;
/** So few candidates are all looked at before the first is shown, so that the best of them is the first. */
const fewCandidates = 60;

/**
 * Opens what searches an archive by its index.
 * @param options.load fetches a file of the site by its path below it; rejects when it cannot be had.
 * @param options.index the manifest's `search`.
 */
export function openEngine(options: {
  manifest: Manifest;
  index: SearchIndex;
  load: (file: string) => Promise<ArrayBuffer>;
  isMarked: IsMarked;
}) {
  const { manifest, index, isMarked } = options;
  const files = openFiles(options.load);
  const texts = openTexts(manifest, files);
  const tiers = openTiers(index, files);
  const names = openNames(manifest, files);

  /** The places of all candidates in the order asked for, and whether all of them are hits. */
  const order = async (
    asked: Asked,
  ): Promise<{ places: Uint32Array; fields: Uint8Array; isSure: boolean }> => {
    const bounds = dateBounds(asked);
    const isByDate =
      asked.order === 'oldest' ||
      bounds.since !== -Infinity ||
      bounds.before !== Infinity ||
      (asked.query && (hasKind(asked.query, 'before') || hasKind(asked.query, 'after')));
    const list = isByDate ? await files.list(manifest.list) : null;
    const means = { boundsOf: boundsOfDay, gramsOfNames: await names.gramsFor(asked.query) };
    const conditions = { ...bounds, categories: asked.categories.map(categoryKey), authors: asked.authors };
    const found = await Promise.all(
      tiers.map((tier) => findCandidates(tier.ask(list), asked.query, conditions, means)),
    );
    const isSure = found.every((candidates) => candidates.isSure);
    const dated = list ? datedCount(list) : manifest.rows;
    return {
      ...inOrder(
        found.map(({ fields }) => fields),
        asked.order,
        dated,
      ),
      isSure,
    };
  };

  const rowAt = (place: number): Promise<Row> => {
    const tier = tiers.findLast(({ start }) => start <= place);
    if (!tier) throw new RangeError(`no tier holds row ${place}`);
    return tier.row(place - tier.start);
  };

  /** Looks at a candidate itself. */
  const check = async (
    place: number,
    asked: Asked,
    isSure: boolean,
    field: number,
  ): Promise<(Hit & { score: number }) | null> => {
    const row = await rowAt(place);
    if (!isInView(row, asked)) return null;
    if (!asked.query) return { row, where: 'text', score: 0 };
    if (isSure && field === 2) return { row, where: 'text', score: 0 };
    // What must not be there may be in the text, which the row does not have.
    const match =
      isSure || !hasKind(asked.query, 'not')
        ? matchArticle(asked.query, { ...row, text: '' }, isMarked)
        : null;
    if (match) return { row, ...match };
    for (const { id } of [row, ...row.others]) {
      const article = await texts.article(id);
      const found =
        article && matchArticle(asked.query, { ...article, text: plainText(article.html) }, isMarked);
      if (found) return { row, ...found };
    }
    return null;
  };

  return {
    /** Finds hits, page by page. @throws what `load` rejects with, or when a file is not what it should be. */
    async *search(asked: Asked): AsyncGenerator<HitPage, void> {
      const { places, fields, isSure } = await order(asked);
      const isFew = places.length <= fewCandidates;
      let next = 0;
      let total = 0;
      do {
        const hits: (Hit & { score: number })[] = [];
        const end = isFew ? places.length : Math.min(next + mostLooked, places.length);
        while (next < end && (isFew || hits.length < pageHits)) {
          const group = places.subarray(next, Math.min(next + atOnce, end));
          const first = next;
          const checked = await Promise.all(
            [...group].map((place, number) => check(place, asked, isSure, fields[first + number] as number)),
          );
          hits.push(...checked.filter((hit) => hit !== null));
          next += group.length;
        }
        if (asked.order === 'best') hits.sort((a, b) => b.score - a.score);
        total += hits.length;
        const hasMore = next < places.length;
        const isExact = isSure || !hasMore;
        yield {
          hits: hits.map(({ row, where }) => ({ row, where })),
          total: isSure && hasMore ? places.length : total,
          isExact,
          hasMore,
          looked: { done: next, total: places.length },
        };
      } while (next < places.length);
    },
    /** Says whether a row that is known is a hit. One whose text cannot be had is judged by what the row says. */
    async holds(row: Row, query: Query): Promise<boolean> {
      for (const { id } of [row, ...row.others]) {
        const article = await texts.article(id);
        const searched = article ? { ...article, text: plainText(article.html) } : { ...row, text: '' };
        if (matchArticle(query, searched, isMarked)) return true;
      }
      return false;
    },
    /** The best passage of a hit's text. `null` when its article, or the place in it, is not there. */
    async passage({
      row,
      query,
      columns,
    }: {
      row: Row;
      query: Query;
      columns: number;
    }): Promise<Passage | null> {
      for (const { id } of [row, ...row.others]) {
        const article = await texts.article(id);
        const passage =
          article &&
          bestPassage(
            textsOf(query).map(({ folded }) => folded),
            plainText(article.html),
            columns,
          );
        if (passage) return passage;
      }
      return null;
    },
  };
}

export type Engine = ReturnType<typeof openEngine>;

type Files = ReturnType<typeof openFiles>;

/** Files of the site, each fetched once as long as it is remembered. */
function openFiles(load: (file: string) => Promise<ArrayBuffer>) {
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

/** More names than these are not looked up one by one. */
const mostNames = 24;

/** What the names in a query stand for. */
function openNames({ authors, places }: Manifest, files: Files) {
  return {
    /** Fetches the names of the kinds that a query has. */
    async gramsFor(query: Query | null): Promise<GramsOfNames> {
      const asks = (kind: Query['kind']): boolean => query !== null && hasKind(query, kind);
      const isSource = asks('source');
      const [known, tree] = await Promise.all([
        isSource || asks('author') ? files.authors(authors) : [],
        isSource || asks('category') ? files.places(places) : [],
      ]);
      return ({ kind, folded }) => {
        const holds = (name: string): boolean => foldForSearch(name).includes(folded);
        const ofAuthors = kind === 'category' ? [] : known.map(({ name }) => name).filter(holds);
        const ofPlaces = kind === 'author' ? [] : pathsOf(tree).filter((path) => holds(path.at(-1) ?? ''));
        if (ofAuthors.length + ofPlaces.length > mostNames) return null;
        return [
          ...ofAuthors.map((name) => attributeGram('author', name)),
          ...ofPlaces.map((path) => attributeGram('category', categoryKey(path))),
        ];
      };
    },
  };
}

function pathsOf(places: readonly Place[]): Place['path'][] {
  return places.flatMap(({ path, children }) => [path, ...pathsOf(children)]);
}

/** Articles by their ids. */
function openTexts({ packs }: Manifest, files: Files) {
  return {
    /** `null` when nothing, or something else, is at the address. */
    async article(id: string): Promise<Article | null> {
      const number = packNumber(id, packs.count);
      const directory = packs.directories[Math.floor(number / packsPerDirectory)];
      if (directory === undefined) return null;
      const name = (await files.directory(directory))[number % packsPerDirectory];
      const entry = name === undefined ? undefined : (await files.pack(name)).get(id);
      return entry?.kind === 'article' ? entry : null;
    },
  };
}

/** The tiers of an index; `start` is the place of the first row among all. */
function openTiers(index: SearchIndex, files: Files) {
  let start = 0;
  return index.tiers.map((tier) => {
    const opened = openTier(tier, files, start);
    start += tier.count;
    return opened;
  });
}

function openTier(tier: SearchTier, files: Files, start: number) {
  const { name, count, bits } = tier;
  const folder = tierFolder(name);
  const fetchParts = async (code: number, parts: number): Promise<Postings> => {
    const fetched = await Promise.all(
      Array.from({ length: parts }, (_, part) => files.bytes(`${folder}/${postingsFile(code, part)}`)),
    );
    const parsed = fetched.map((bytes) => parsePostings(bytes, articlesPerPart));
    const joined = (field: 0 | 1 | 2): Uint32Array => {
      const all = parsed.flatMap((postings, part) =>
        [...postings[field]].map((number) => number + part * articlesPerPart),
      );
      return Uint32Array.from(all);
    };
    return [joined(0), joined(1), joined(2)];
  };
  return {
    start,
    async row(number: number): Promise<Row> {
      const rows = await files.rows(`${folder}/${searchRowsFile(Math.floor(number / rowsPerFile))}`);
      const row = rows.at(number % rowsPerFile);
      if (!row) throw new RangeError(`the search index has no row ${number} in ${name}`);
      return row;
    },
    ask: (list: List | null): AskedTier => ({
      count,
      countFrom: (seconds) => (list ? Math.min(Math.max(countFrom(list, seconds) - start, 0), count) : count),
      async postings(gram) {
        const code = scatter(gram);
        const bucket = await files.bytes(`${folder}/${bucketFile(bucketOf(code, bits))}`);
        const found = findInBucket(bucket, code, { count, bits });
        if (!found) return null;
        return 'postings' in found ? found.postings : fetchParts(code, found.parts);
      },
    }),
  };
}

/**
 * Candidates of all tiers in the order asked for, with where they have what is sought. Rows without a date, those behind the first
 * `dated`, come last in both orders by date.
 */
function inOrder(
  tiers: readonly Uint8Array[],
  order: Asked['order'],
  dated: number,
): { places: Uint32Array; fields: Uint8Array } {
  const places: number[][] = [[], [], []];
  let start = 0;
  for (const fields of tiers) {
    fields.forEach((field, number) => {
      if (field !== absent) places[order === 'best' ? field : 0]?.push(start + number);
    });
    start += fields.length;
  }
  const sorted = Uint32Array.from(places.flat());
  if (order === 'oldest') {
    const undated = sorted.findIndex((place) => place >= dated);
    sorted.subarray(0, undated < 0 ? sorted.length : undated).reverse();
  }
  const all = new Uint8Array(start);
  let offset = 0;
  for (const fields of tiers) {
    all.set(fields, offset);
    offset += fields.length;
  }
  return { places: sorted, fields: Uint8Array.from(sorted, (place) => all[place] as number) };
}

function boundsOfDay({ kind, day }: Query & { kind: 'before' | 'after' }): { since: number; before: number } {
  const { since, before } = dateBounds({ from: day, to: day });
  return kind === 'before' ? { since: -Infinity, before: since } : { since: before, before: Infinity };
}

function isInView(row: Row, { categories, authors }: Asked): boolean {
  const isIn = (paths: readonly CategoryPath[]): boolean =>
    categories.length === 0 ||
    categories.some((wanted) => paths.some((path) => wanted.every((name, level) => path[level] === name)));
  return [row, ...row.others].some(
    (article) =>
      isIn(article.categories) &&
      (authors === null || (article.author !== null && authors.includes(article.author))),
  );
}

function hasKind(query: Query, kind: Query['kind']): boolean {
  if (query.kind === kind) return true;
  if (query.kind === 'all' || query.kind === 'some') return query.of.some((part) => hasKind(part, kind));
  return query.kind === 'not' && hasKind(query.of, kind);
}
