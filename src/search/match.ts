import type { CategoryPath } from '#contract/article.ts';
import type { Row } from '#contract/row.ts';
import { sourceOf } from '#contract/row.ts';
import { dateBounds, type MarkFilter } from '#contract/view.ts';
import { foldForSearch, foldWithPlaces } from '#text/search-fold.ts';
import type { Query } from './query.ts';

/** An article as it is searched; `text` is that of its HTML. */
export type Searched = Pick<Row, 'id' | 'title' | 'summary' | 'date' | 'categories' | 'author' | 'has'> & {
  text: string;
};

/** Where an article has what is sought, and how well: title before summary before text, close together before far apart. */
export type Match = { where: 'title' | 'summary' | 'text'; score: number };

/** Says whether the reader gave an article a mark. */
export type IsMarked = (id: string, mark: MarkFilter) => boolean;

const wheres = ['title', 'summary', 'text'] as const;

/** Says whether an article is a hit; `null` when it is not. This is the truth by which the index is measured. */
export function matchArticle(query: Query, article: Searched, isMarked: IsMarked): Match | null {
  const folded = {
    title: foldForSearch(article.title),
    summary: foldForSearch(article.summary),
    text: foldForSearch(article.text),
  };
  const found: { field: number; folded: string }[] = [];

  const holds = (part: Query): boolean => {
    switch (part.kind) {
      case 'all':
        return part.of.every(holds);
      case 'some':
        // All of them, so that each that is there counts.
        return part.of.map(holds).some(Boolean);
      case 'not': {
        const before = found.length;
        const isThere = holds(part.of);
        found.length = before;
        return !isThere;
      }
      case 'text': {
        const fields = part.where === 'title' ? wheres.slice(0, 1) : wheres;
        const field = fields.findIndex((name) => folded[name].includes(part.folded));
        if (field >= 0) found.push({ field, folded: part.folded });
        return field >= 0;
      }
      case 'author':
        return article.author !== null && foldForSearch(article.author).includes(part.folded);
      case 'source':
        return foldForSearch(sourceOf(article) ?? '').includes(part.folded);
      case 'category':
        return isInCategory(article.categories, part.folded);
      case 'before':
        return article.date !== null && article.date < dateBounds({ from: part.day, to: null }).since;
      case 'after':
        return article.date !== null && article.date >= dateBounds({ from: null, to: part.day }).before;
      case 'is':
        return isMarked(article.id, part.mark);
      case 'has':
        return article.has.includes(part.content);
    }
  };

  if (!holds(query)) return null;
  const worst = Math.max(0, ...found.map(({ field }) => field));
  const where = wheres[worst] ?? 'text';
  const closeness = closenessOf(
    folded[where],
    found.map((term) => term.folded),
  );
  const begins =
    found.filter((term) => beginsWord(folded[where], term.folded)).length / Math.max(found.length, 1);
  return { where, score: (2 - worst) * 4 + closeness * 2 + begins };
}

function isInCategory(categories: readonly CategoryPath[], folded: string): boolean {
  return categories.some((path) => path.some((name) => foldForSearch(name).includes(folded)));
}

/** How near the terms stand to each other, from 0 (far apart, or not all there) to 1. */
function closenessOf(text: string, terms: readonly string[]): number {
  if (terms.length < 2) return 1;
  const spread = closest(
    terms.map((term) => placesOf(text, term).map((start) => [start, start + term.length] as const)),
  );
  const own = terms.reduce((sum, term) => sum + term.length, 0);
  return spread === null ? 0 : own / Math.max(spread.end - spread.start, own);
}

function beginsWord(text: string, term: string): boolean {
  const first = text.indexOf(term);
  return first === 0 || text[first - 1] === ' ' || (first > 0 && /[^a-z]/.test(text[first - 1] as string));
}

const mostPlaces = 200;

/** Where a term begins in a text; of a great many places, the first. */
function placesOf(text: string, term: string): number[] {
  const places: number[] = [];
  for (
    let at = text.indexOf(term);
    at >= 0 && places.length < mostPlaces;
    at = text.indexOf(term, at + term.length)
  )
    places.push(at);
  return places;
}

type Span = readonly [start: number, end: number];

/** The shortest stretch that has a place of each term; `null` when one has none. */
function closest(places: readonly (readonly Span[])[]): { start: number; end: number } | null {
  const next = places.map(() => 0);
  let best: { start: number; end: number } | null = null;
  for (;;) {
    const heads = next.map((index, term) => places[term]?.[index]);
    if (heads.some((head) => head === undefined)) return best;
    const start = Math.min(...heads.map((head) => head?.[0] ?? 0));
    const end = Math.max(...heads.map((head) => head?.[1] ?? 0));
    if (!best || end - start < best.end - best.start) best = { start, end };
    const behind = heads.findIndex((head) => head?.[0] === start);
    next[behind] = (next[behind] ?? 0) + 1;
  }
}

/** A stretch of an article's text, with the places in it that are to be marked. */
export type Passage = { text: string; marks: readonly Span[] };

/** All places of some folded terms in a text, as its own indexes: sorted, those that touch joined. */
export function marksIn(terms: readonly string[], text: string): Span[] {
  const { folded, places } = foldWithPlaces(text);
  const spans = terms
    .flatMap((term) => (term === '' ? [] : allPlacesOf(folded, term)))
    .map(([start, end]): [number, number] => [places[start] as number, endOf(places, end, text)])
    .sort((a, b) => a[0] - b[0]);
  const joined: [number, number][] = [];
  for (const [start, end] of spans) {
    const last = joined.at(-1);
    if (last && start < last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}

function allPlacesOf(text: string, term: string): Span[] {
  const spans: Span[] = [];
  for (let at = text.indexOf(term); at >= 0; at = text.indexOf(term, at + term.length))
    spans.push([at, at + term.length]);
  return spans;
}

/** The end of the character that the last unit of a place comes from, not the beginning of the next one: signs between belong to neither. */
function endOf(places: Uint32Array, end: number, text: string): number {
  const last = places[end - 1] as number;
  const next = places[end] as number;
  let behind = last + ((text.codePointAt(last) ?? 0) > 0xffff ? 2 : 1);
  while (behind < next && /^[\p{M}\uff9e\uff9f]$/u.test(text[behind] as string)) behind++;
  return Math.max(behind, last + 1);
}

const ellipsis = '…';
/** What stands before the first hit: little, so that the hit is in sight on a phone as well. */
const leadColumns = 16;
const border = /[。！？!?；;\n]|\.\s/g;

/**
 * The stretch of a text that shows best where the terms are: about `columns` wide (Han take two), cut at the end of a sentence where one is
 * near. `null` when the text has none of them.
 */
export function bestPassage(terms: readonly string[], text: string, columns: number): Passage | null {
  const byTerm = terms.map((term) => marksIn([term], text)).filter((spans) => spans.length > 0);
  if (byTerm.length === 0) return null;
  const near = closest(byTerm.map((spans) => spans.slice(0, mostPlaces))) ?? { start: 0, end: 0 };
  const start = beginningBefore(text, near.start, leadColumns);
  let end = start;
  for (let width = 0; end < text.length && width < columns; end++)
    width += text.charCodeAt(end) >= 0x1100 ? 2 : 1;
  if (/[\ud800-\udbff]/.test(text[end - 1] ?? '')) end--;
  const before = start > 0 ? ellipsis : '';
  const shown = text.slice(start, end);
  const marks = marksIn(terms, text).flatMap(([from, to]): Span[] =>
    from >= start && to <= end ? [[from - start + before.length, to - start + before.length]] : [],
  );
  return { text: before + shown.replaceAll('\n', ' ') + (end < text.length ? ellipsis : ''), marks };
}

/** Where to begin so that a place is in sight: at the sentence it is in, or some columns before. */
function beginningBefore(text: string, place: number, columns: number): number {
  let earliest = place;
  for (let width = 0; earliest > 0 && width < columns; earliest--)
    width += text.charCodeAt(earliest - 1) >= 0x1100 ? 2 : 1;
  if (earliest === 0) return 0;
  const borders = [...text.slice(earliest, place).matchAll(border)];
  const last = borders.at(-1);
  const start = last ? earliest + last.index + last[0].length : earliest;
  return /[\udc00-\udfff]/.test(text[start] ?? '') ? start + 1 : start;
}
