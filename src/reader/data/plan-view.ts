import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { Author } from '#contract/authors.ts';
import type { Path } from '#contract/category-path.ts';
import { isIn, startsWith, withoutNested } from '#contract/category-path.ts';
import { type ListSlice, sliceBetween } from '#contract/list-days.ts';
import { categoryFromKey, categoryKey } from '#contract/list-index.ts';
import type { CategoryList } from '#contract/list-rows.ts';
import type { Manifest } from '#contract/manifest.ts';
import type { Place } from '#contract/places.ts';
import type { Holds } from '#contract/stories.ts';
import { dateBounds, printView, type View } from '#contract/view.ts';
import { allMarks } from '#reader/state/mark-snapshot.ts';
import { loadKeeper } from '#reader/state/marks.ts';
import { authorsNamed } from '#search/authors-named.ts';
import { holdsWords } from '#text/fold.ts';
import { authorsQuery, listQuery, placesQuery } from './queries.ts';
import type { ScanPlan } from './scan.ts';

/**
 * How to show a view: `list` when it is one list, or the part of one between two days, so that any place in it can be reached at
 * once; otherwise a scan, with the number of its rows when that is known beforehand.
 */
export type ViewPlan = ListPlan | { kind: 'scan'; plan: ScanPlan; total: number | null };

export type ListPlan = { kind: 'list' } & CategoryList & ListSlice;

/**
 * @param visit names the visit to the list: what is unread is looked up once for each, so that no row leaves while one reads.
 */
export const planQuery = (manifest: Manifest, view: View, visit = '') =>
  queryOptions({
    queryKey: ['plan', manifest.list, manifest.places, printView(view), view.is === 'unread' ? visit : ''],
    queryFn: ({ client }) => planView(client, manifest, view),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Chooses the fewest rows to look through for a view, and loads the indexes of their lists. */
async function planView(client: QueryClient, manifest: Manifest, view: View): Promise<ViewPlan> {
  const author = view.author === null ? null : await findAuthor(client, manifest, view.author);
  const names = new Set(author?.names);
  const categories = withoutNested(view.categories);
  const paths = pathsToRead(categories, author, manifest.inSeveralPlaces > 0);
  const bounds = dateBounds(view);
  const lists = (await loadLists(client, manifest, paths)).map(({ path, list }) => ({
    path,
    ...sliceBetween(list, bounds),
  }));
  const only = lists.length === 1 ? lists[0] : undefined;
  if (only && view.author === null && view.words === '' && view.is === null) return { kind: 'list', ...only };

  const isWanted = view.is === 'unread' ? await unreadNow() : () => true;
  const plan: ScanPlan = {
    lists,
    order: view.order,
    holds: (article) =>
      isWanted(article) &&
      (author === null || (article.author !== null && names.has(article.author))) &&
      (categories.length === 0 || categories.some((path) => isIn(article, path))),
    sought:
      view.words === '' || manifest.search === null
        ? null
        : {
            ...{ words: view.words, categories, from: view.from, to: view.to, order: view.order },
            authors: author && [...names],
          },
    matches: (title) => view.words === '' || holdsWords(title, view.words),
  };
  return { kind: 'scan', plan, total: knownTotal(manifest, plan, { view, author }) };
}

/** Tells articles that are not read at this moment; those that are read later stay in the view. */
async function unreadNow(): Promise<Holds> {
  await loadKeeper();
  const read = new Set([...allMarks()].flatMap(([id, mark]) => (mark.read === null ? [] : id)));
  return ({ id }) => !read.has(id);
}

/** The number of a view's rows, when the counts in the indexes tell it. */
function knownTotal(
  manifest: Manifest,
  { lists }: ScanPlan,
  { view, author }: { view: View; author: Named | null },
): number | null {
  if (view.words !== '' || view.is !== null) return null;
  // Articles that share a row are counted one by one, and so are those of several lists.
  const addsUp = manifest.rows === manifest.articles;
  if (author) return addsUp && view.categories.length === 0 && !view.from && !view.to ? author.count : null;
  if (lists.length > 1 && !(addsUp && manifest.inSeveralPlaces === 0)) return null;
  return lists.reduce((sum, { length }) => sum + length, 0);
}

/** Everybody whom a name means, written as one person. */
type Named = Pick<Author, 'count' | 'categories'> & { names: readonly string[] };

async function findAuthor(client: QueryClient, manifest: Manifest, name: string): Promise<Named> {
  const authors = await client.fetchQuery(authorsQuery(manifest));
  const found = authorsNamed(authors, name);
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
): readonly Path[] {
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
  paths: readonly Path[],
): Promise<CategoryList[]> {
  const lists = await Promise.all(
    paths.map(async (path) => {
      const file = path.length === 0 ? manifest.list : await indexFile(client, manifest, path);
      const list = file && (await client.fetchQuery(listQuery(file, categoryKey(path))));
      return list ? { path, list } : null;
    }),
  );
  // A category that the archive does not have holds nothing.
  return lists.filter((list) => list !== null);
}

async function indexFile(client: QueryClient, manifest: Manifest, path: Path): Promise<string | null> {
  const places: readonly Place[] = await client.fetchQuery(placesQuery(manifest));
  return places.find((place) => place.path[0] === path[0])?.index ?? null;
}
