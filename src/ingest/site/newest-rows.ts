import { isIn } from '#contract/category-path.ts';
import { categoryKey } from '#contract/list-index.ts';
import type { Row } from '#contract/row.ts';
import { rowIn } from '#contract/stories.ts';
import type { SiteArchive } from './read-site.ts';

/**
 * The newest `count` rows of a category, an empty path for all; those of a list that is a part of another are picked out of that one's shards.
 * @param index the file of lists that has the category's (`Place.index`, `Manifest.list`).
 */
export function newestRows(
  archive: SiteArchive,
  { index, category, count }: { index: string; category: readonly string[]; count: number },
): Row[] {
  const list = archive.list(index, categoryKey(category));
  const rows: Row[] = [];
  for (const { name } of list?.shards ?? []) {
    const all = archive.shard(name);
    const own = list?.isPart
      ? all.flatMap((row) => rowIn(row, (article) => isIn(article, category)) ?? [])
      : all;
    rows.push(...own.slice(0, count - rows.length));
    if (rows.length >= count) break;
  }
  return rows;
}
