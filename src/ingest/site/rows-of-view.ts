import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { isIn } from '#contract/category-path.ts';
import type { Row } from '#contract/row.ts';
import { type Holds, rowIn } from '#contract/stories.ts';
import type { View } from '#contract/view.ts';
import { authorsNamed } from '#search/authors-named.ts';
import { openEngine } from '#search/engine.ts';
import { parseQuery } from '#search/query.ts';
import type { SiteArchive } from './read-site.ts';

/**
 * The newest rows of a view as its readers see them, each led by an article that the view holds; found with the search index. None for a view of marks, which
 * only readers have.
 * @throws the system's error when a file of the index is not there.
 */
export async function rowsOfView(
  site: string,
  archive: SiteArchive,
  { view, count }: { view: View; count: number },
): Promise<Row[]> {
  const { manifest } = archive;
  const authors =
    view.author === null ? null : authorsNamed(archive.authors(), view.author).map(({ name }) => name);
  if (!manifest.search || view.is !== null || authors?.length === 0) return [];
  const load = async (file: string): Promise<ArrayBuffer> =>
    Uint8Array.from(await readFile(path.join(site, file))).buffer;
  const engine = openEngine({ manifest, index: manifest.search, load, isMarked: () => false });
  const { categories, from, to } = view;
  const { query } = parseQuery(view.words);
  const holds: Holds = (article) =>
    (authors === null || (article.author !== null && authors.includes(article.author))) &&
    (categories.length === 0 || categories.some((path) => isIn(article, path)));
  const rows: Row[] = [];
  for await (const page of engine.search({ query, categories, authors, from, to, order: 'newest' })) {
    rows.push(...page.hits.flatMap(({ row }) => rowIn(row, holds) ?? []));
    if (rows.length >= count) break;
  }
  return rows.slice(0, count);
}
