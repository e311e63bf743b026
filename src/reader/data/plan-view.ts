import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { Author } from '#contract/authors.ts';
import { categoryFromKey, categoryKey, type List } from '#contract/list-index.ts';
import type { Manifest } from '#contract/manifest.ts';
import type { Place } from '#contract/places.ts';
import type { Row } from '#contract/row.ts';
import { dateBounds, printView, type View } from '#contract/view.ts';
import { fold, holdsWords } from '#text/fold.ts';
import { authorsQuery, listIndexQuery, placesQuery } from './queries.ts';
import type { ScanPlan } from './scan.ts';

/**
 * How to show a view: `list` alone when the view is one list as it stands, so that any place in it can be reached at once;
 * otherwise a scan, with the number of its articles when that is known beforehand.
 */
export type ViewPlan = { kind: 'list'; list: List } | { kind: 'scan'; plan: ScanPlan; total: number | null };

export const planQuery = (manifest: Manifest, view: View) =>
  queryOptions({
    queryKey: ['plan', manifest.list, manifest.places, printView(view)],
    queryFn: ({ client }) => planView(client, manifest, view),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Chooses the fewest rows to look through for a view, and loads the indexes of their lists. */
async function planView(client: QueryClient, manifest: Manifest, view: View): Promise<ViewPlan> {
  const author = view.author === null ? null : await findAuthor(client, manifest, view.author);
  const names = new Set(author?.names);
  const categories = withoutNested(view.categories);
  const paths = pathsToRead(categories, author, manifest.inSeveralPlaces > 0);
  const lists = await loadLists(client, manifest, paths);
  const { since, before } = dateBounds(view);
  const isDated = since !== -Infinity || before !== Infinity;
  const only = lists.length === 1 ? lists[0] : undefined;
  if (only && view.author === null && !isDated && view.words === '') return { kind: 'list', list: only };

  const needsCategory = author !== null && categories.length > 0;
  const plan: ScanPlan = {
    lists,
    order: view.order,
    since,
    before,
    matches: (row) =>
      (author === null || (row.author !== null && names.has(row.author))) &&
      (!needsCategory || categories.some((path) => isIn(row, path))) &&
      (view.words === '' || holdsWords(row.title, view.words)),
  };
  return { kind: 'scan', plan, total: knownTotal(manifest, plan, { view, author }) };
}

/** The number of a view's articles, when the counts in the indexes tell it. */
function knownTotal(
  manifest: Manifest,
  plan: ScanPlan,
  { view, author }: { view: View; author: Named | null },
): number | null {
  if (view.words !== '') return null;
  if (author) return view.categories.length === 0 && !view.from && !view.to ? author.count : null;
  if (plan.lists.length > 1 && manifest.inSeveralPlaces > 0) return null;
  const counts = plan.lists.map((list) => countBetween(list, plan));
  return counts.reduce(
    (sum: number | null, count) => (sum === null || count === null ? null : sum + count),
    0,
  );
}

/** Articles of a list between two times, when both are the beginning of a month. */
function countBetween(list: List, { since, before }: { since: number; before: number }): number | null {
  if (since === -Infinity && before === Infinity) return list.count;
  const from = monthOf(since);
  const to = monthOf(before);
  if (from === null || to === null) return null;
  return list.months.reduce((sum, [month, count]) => (month >= from && month < to ? sum + count : sum), 0);
}

/** The month that begins at a time, as the index counts it (202211); `null` for a time within a month. */
function monthOf(seconds: number): number | null {
  if (!Number.isFinite(seconds)) return seconds;
  const date = new Date(seconds * 1000);
  const isBeginning = date.getUTCDate() === 1 && seconds % 86_400 === 0;
  return isBeginning ? date.getUTCFullYear() * 100 + date.getUTCMonth() + 1 : null;
}

/** Everybody whom a name means: the author of just this name, else all whose names hold it, written as one person. */
type Named = Pick<Author, 'count' | 'categories'> & { names: readonly string[] };

async function findAuthor(client: QueryClient, manifest: Manifest, name: string): Promise<Named> {
  const authors = await client.fetchQuery(authorsQuery(manifest));
  const exact = authors.filter((author) => author.name === name);
  const found = exact.length > 0 ? exact : authors.filter((author) => fold(author.name).includes(fold(name)));
  const keys = [...new Set(found.flatMap((author) => author.categories))];
  const paths = withoutNested(keys.map((key) => (key === '' ? [] : categoryFromKey(key))));
  return {
    names: found.map((author) => author.name),
    count: found.reduce((sum, author) => sum + author.count, 0),
    categories: paths.map(categoryKey),
  };
}

/** The categories whose lists hold all rows of the view: those asked for, or those of the author when they are the narrower ones. */
function pathsToRead(
  categories: View['categories'],
  author: Named | null,
  inSeveralPlaces: boolean,
): readonly (readonly string[])[] {
  if (author === null) return categories.length > 0 ? categories : [[]];
  const own = author.categories.map((key) => (key === '' ? [] : categoryFromKey(key)));
  if (categories.length === 0) return own;
  // The author's lists go by the first place of an article; the chosen category may be another place of it.
  if (inSeveralPlaces) return own.some((path) => path.length === 0) ? categories : own;
  // An author's list inside a chosen category is smaller than the category's.
  const inside = own.filter((path) => categories.some((chosen) => startsWith(path, chosen)));
  const around = categories.filter((chosen) => own.some((path) => startsWith(chosen, path)));
  return withoutNested([...inside, ...around]);
}

async function loadLists(
  client: QueryClient,
  manifest: Manifest,
  paths: readonly (readonly string[])[],
): Promise<List[]> {
  const lists = await Promise.all(
    paths.map(async (path) => {
      const file = path.length === 0 ? manifest.list : await indexFile(client, manifest, path);
      if (!file) return undefined;
      return (await client.fetchQuery(listIndexQuery(file))).get(categoryKey(path));
    }),
  );
  // A category that the archive does not have holds nothing.
  return lists.filter((list) => list !== undefined);
}

async function indexFile(
  client: QueryClient,
  manifest: Manifest,
  path: readonly string[],
): Promise<string | null> {
  const places: readonly Place[] = await client.fetchQuery(placesQuery(manifest));
  return places.find((place) => place.path[0] === path[0])?.index ?? null;
}

function withoutNested(paths: View['categories']): (readonly string[])[] {
  return paths.filter(
    (path, index) =>
      !paths.some(
        (other, otherIndex) => startsWith(path, other) && (other.length < path.length || otherIndex < index),
      ),
  );
}

function isIn(row: Row, path: readonly string[]): boolean {
  return row.categories.some((own) => startsWith(own, path));
}

function startsWith(path: readonly string[], start: readonly string[]): boolean {
  return start.every((name, index) => path[index] === name);
}
