import type { Article, CategoryPath } from '#contract/article.ts';
import { categoryKey, datedCount } from '#contract/list-index.ts';
import type { Manifest } from '#contract/manifest.ts';
import { packNumber, packsPerDirectory } from '#contract/pack.ts';
import type { Place } from '#contract/places.ts';
import type { Row } from '#contract/row.ts';
import type { SearchIndex } from '#contract/search-index.ts';
import { dateBounds, type View } from '#contract/view.ts';
import { foldForSearch } from '#text/search-fold.ts';
import { absent, type Candidates, findCandidates, type GramsOfNames } from './candidates.ts';
import { attributeGram } from './grams.ts';
import { type IndexFiles, openIndexFiles } from './index-files.ts';
import { bestPassage, type IsMarked, type Match, matchArticle, type Passage } from './match.ts';
import { plainText } from './plain-text.ts';
import { type Query, textsOf } from './query.ts';
import { openSlices, type Slice } from './slices.ts';

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
/** A page looks at no more candidates than this: rare hits come in small steps. */
const mostLooked = 60;
/** Candidates whose texts are fetched at once. */
const atOnce = 10;
/** So few candidates are all looked at before the first is shown, so that the best of them is the first. */
const fewCandidates = 60;

/** Candidates of some slices; `isSure` says that they are hits. */
type Group = { places: Places; isSure: boolean; isLast: boolean };

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
  const files = openIndexFiles(options.load);
  const texts = openTexts(manifest, files);
  const { groups, row: rowAt } = openSlices(index, files);
  const names = openNames(manifest, files);

  /** Candidates by their date, as it is asked for, a group of slices at a time; those without one come last. */
  async function* candidates(asked: Asked): AsyncGenerator<Group, void> {
    const bounds = dateBounds(asked);
    const isByDate =
      asked.order === 'oldest' ||
      bounds.since !== -Infinity ||
      bounds.before !== Infinity ||
      (asked.query && (hasKind(asked.query, 'before') || hasKind(asked.query, 'after')));
    const list = isByDate ? await files.list(manifest.list) : null;
    const means = { boundsOf: boundsOfDay, gramsOfNames: await names.gramsFor(asked.query) };
    const conditions = { ...bounds, categories: asked.categories.map(categoryKey), authors: asked.authors };
    const ordered = asked.order === 'oldest' ? groups.toReversed() : groups;
    const undated: Places[] = [];
    for (const slices of ordered) {
      const found = await Promise.all(
        slices.map((slice) => findCandidates(slice.ask(list), asked.query, conditions, means)),
      );
      let places = placesIn(slices, found);
      if (asked.order === 'oldest' && list) {
        const dated = datedCount(list) * 4;
        undated.unshift(places.filter((candidate) => candidate >= dated));
        places = places.filter((candidate) => candidate < dated).reverse();
      }
      const isLast = slices === ordered.at(-1);
      yield {
        places: isLast ? joined([places, ...undated]) : places,
        isSure: found.every((candidates) => candidates.isSure),
        isLast,
      };
    }
  }

  /** Looks at a candidate itself. */
  const check = async (
    candidate: number,
    asked: Asked,
    isSure: boolean,
  ): Promise<(Hit & { score: number }) | null> => {
    const field = fieldOf(candidate);
    const row = await rowAt(Math.floor(candidate / 4));
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
      const groups = candidates(asked);
      let waiting: Places = new Uint32Array();
      let isSure = true;
      let isLast = false;
      let looked = 0;
      let total = 0;
      do {
        while (!isLast && waiting.length <= fewCandidates) {
          const group = (await groups.next()).value;
          if (group) {
            waiting = joined([waiting, group.places]);
            isSure &&= group.isSure;
          }
          isLast = group?.isLast ?? true;
          if (asked.order === 'best') waiting = byField(waiting);
        }
        const isFew = waiting.length <= fewCandidates;
        const most = isFew ? waiting.length : mostLooked;
        const hits: (Hit & { score: number })[] = [];
        let next = 0;
        while (next < most && (isFew || hits.length < pageHits)) {
          const some = [...waiting.subarray(next, Math.min(next + atOnce, most))];
          const checked = await Promise.all(some.map((candidate) => check(candidate, asked, isSure)));
          hits.push(...checked.filter((hit) => hit !== null));
          next += some.length;
        }
        waiting = waiting.subarray(next);
        looked += next;
        total += hits.length;
        if (asked.order === 'best') hits.sort((a, b) => b.score - a.score);
        const hasMore = waiting.length > 0 || !isLast;
        yield {
          hits: hits.map(({ row, where }) => ({ row, where })),
          total: isSure ? total + waiting.length : total,
          isExact: isLast && (isSure || !hasMore),
          hasMore,
          looked: { done: looked, total: looked + waiting.length },
        };
      } while (waiting.length > 0 || !isLast);
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

/** More names than these are not looked up one by one. */
const mostNames = 24;

/** What the names in a query stand for. */
function openNames({ authors, places }: Manifest, files: IndexFiles) {
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
function openTexts({ packs }: Manifest, files: IndexFiles) {
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

/** Candidates as `place * 4 + field`: their place among all rows, and where they have what is sought. */
type Places = Uint32Array;

const fieldOf = (candidate: number): number => candidate % 4;

/** The candidates of some slices, the newest first. */
function placesIn(slices: readonly Slice[], found: readonly Candidates[]): Places {
  const places: number[] = [];
  slices.forEach(({ start }, number) => {
    found[number]?.fields.forEach((field, index) => {
      if (field !== absent) places.push((start + index) * 4 + field);
    });
  });
  return Uint32Array.from(places);
}

/** Those that have it in the title, then in the summary, then in the text; otherwise in their order. */
function byField(places: Places): Places {
  return joined([0, 1, 2].map((field) => places.filter((candidate) => fieldOf(candidate) === field)));
}

function joined(parts: readonly Places[]): Places {
  const all = new Uint32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const part of parts) {
    all.set(part, end);
    end += part.length;
  }
  return all;
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
