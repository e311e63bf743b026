import { isIn, withoutNested } from '#contract/category-path.ts';
import { sliceBetween } from '#contract/list-days.ts';
import { categoryKey, type List } from '#contract/list-index.ts';
import { listPositions } from '#contract/list-positions.ts';
import { rowsOfList } from '#contract/list-rows.ts';
import type { Row } from '#contract/row.ts';
import { rowIn } from '#contract/stories.ts';
import { dateBounds, type View } from '#contract/view.ts';
import { authorsNamed } from '#search/authors-named.ts';
import { openEngine } from '#search/engine.ts';
import { parseQuery } from '#search/query.ts';
import type { EdgeArchive } from './archive.ts';

/** A view that has no feed: the message says why, in words for the person who asked. */
export class NoSuchFeed extends Error {
  override readonly name = 'NoSuchFeed';
  readonly status: 400 | 404;

  constructor(status: 400 | 404, message: string) {
    super(message);
    this.status = status;
  }
}

/**
 * The newest rows of a view, whatever its order. One category, or all, between two days is a place in a list; everything else is asked of the search index, which takes
 * as few files at any size.
 * @throws NoSuchFeed; MissingFile and TooMuch as the archive does.
 */
export async function newestRows(archive: EdgeArchive, view: View, most: number): Promise<Row[]> {
  if (view.is !== null)
    throw new NoSuchFeed(400, "marks are kept in the reader's browser; a feed cannot know them");
  const categories = withoutNested(view.categories);
  for (const path of categories) await listOf(archive, path);
  if (categories.length <= 1 && view.author === null && view.words === '')
    return rowsOfOneList(archive, { view, path: categories[0] ?? [], most });
  return searchedRows(archive, { view, categories, most });
}

/** @throws NoSuchFeed where the archive has no such category. */
async function listOf(archive: EdgeArchive, path: readonly string[]): Promise<List> {
  const { manifest } = archive;
  const root =
    path.length === 0 ? undefined : (await archive.places()).find((place) => place.path[0] === path[0]);
  const index = path.length === 0 ? manifest.list : root?.index;
  const list = index === undefined ? null : await archive.list(index, categoryKey(path));
  if (!list) throw new NoSuchFeed(404, 'the archive has no such category');
  return list;
}

async function rowsOfOneList(
  archive: EdgeArchive,
  { view, path, most }: { view: View; path: readonly string[]; most: number },
): Promise<Row[]> {
  const list = await listOf(archive, path);
  const slice = sliceBetween(list, dateBounds(view));
  const positions = listPositions(slice, 'newest');
  const rows: Row[] = [];
  for (let position = 0; position < Math.min(slice.length, most); position++) {
    const located = positions.locate(position);
    const shard = located && (await archive.shard(located.shard.name));
    const row = shard && rowsOfList(shard, { path, list }).at(located.index);
    if (row) rows.push(row);
  }
  return rows;
}

async function searchedRows(
  archive: EdgeArchive,
  { view, categories, most }: { view: View; categories: View['categories']; most: number },
): Promise<Row[]> {
  const { manifest, load } = archive;
  if (manifest.search === null)
    throw new NoSuchFeed(404, 'this archive has no search index: only one category at a time has a feed');
  const authors = view.author === null ? null : await namesOf(archive, view.author);
  const engine = openEngine({ manifest, index: manifest.search, load, isMarked: () => false });
  const { query } = parseQuery(view.words);
  const found = engine.search({ ...view, query, categories, authors, order: 'newest' });
  const rows: Row[] = [];
  for await (const { hits } of found) {
    for (const { row } of hits) {
      const led = rowIn(
        row,
        (article) =>
          (authors === null || (article.author !== null && authors.includes(article.author))) &&
          (categories.length === 0 || categories.some((path) => isIn(article, path))),
      );
      if (led) rows.push(led);
    }
    if (rows.length >= most) break;
  }
  return rows.slice(0, most);
}

async function namesOf(archive: EdgeArchive, author: string): Promise<string[]> {
  const found = authorsNamed(await archive.authors(), author);
  if (found.length === 0) throw new NoSuchFeed(404, 'the archive has no author of this name');
  return found.map(({ name }) => name);
}
