import { isIn, type Path, startsWith } from './category-path.ts';
import { categoryKey, type List } from './list-index.ts';
import type { Row, Rows, ShardRows } from './row.ts';
import { rowIn } from './stories.ts';

/** The list of a category; the empty path stands for the whole archive. */
export type CategoryList = { path: Path; list: List };

const parts = new WeakMap<ShardRows, Map<string, Rows>>();

/** The rows of a list in one of its shards. What was sorted out once is kept as long as the shard is. */
export function rowsOfList(shard: ShardRows, { path, list }: CategoryList): Rows {
  if (!list.isPart) return shard;
  const known = parts.get(shard) ?? new Map<string, Rows>();
  parts.set(shard, known);
  const key = categoryKey(path);
  const rows = known.get(key) ?? rowsBelow(shard, path);
  known.set(key, rows);
  return rows;
}

function rowsBelow(shard: ShardRows, path: Path): Rows {
  const indexes = shard.indexesIn((own) => startsWith(own, path));
  const made: (Row | undefined)[] = [];
  return {
    length: indexes.length,
    at(index) {
      const row = shard.at(indexes[index] ?? -1);
      made[index] ??= (row && rowIn(row, (article) => isIn(article, path))) ?? undefined;
      return made[index];
    },
  };
}
