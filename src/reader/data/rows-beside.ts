import type { QueryClient } from '@tanstack/react-query';
import { listPositions } from '#contract/list-positions.ts';
import { rowsOfList } from '#contract/list-rows.ts';
import type { Row } from '#contract/row.ts';
import type { View } from '#contract/view.ts';
import { shardQuery } from './queries.ts';
import type { ShownRows } from './use-muted-rows.ts';

/** What one click can reach: beyond it a person can hardly mean each article. */
const maxRows = 10_000;

/**
 * The rows above or below a position of a view that it shows, the nearest first, ten thousand at most; of a view that is searched, those that
 * were found so far. @throws what fetching them throws.
 */
export async function rowsBeside(
  client: QueryClient,
  options: { rows: ShownRows; order: View['order']; position: number; which: 'above' | 'below' },
): Promise<Row[]> {
  const { rows, order, position, which } = options;
  const step = which === 'above' ? -1 : 1;
  const available = which === 'above' ? position : rows.length - position - 1;
  const positions = Array.from(
    { length: Math.min(Math.max(available, 0), maxRows) },
    (_, number) => position + step * (number + 1),
  );
  const list = rows.plan?.kind === 'list' ? rows.plan : null;
  if (!list) return positions.flatMap((at) => rows.rowAt(at) ?? []);

  const { locate } = listPositions(list, order);
  const found: Row[] = [];
  for (const at of positions) {
    const located = locate(at);
    if (!located) continue;
    const shard = await client.fetchQuery(shardQuery(located.shard.name));
    const row = rowsOfList(shard, list).at(located.index);
    const shown = row && rows.asShown(row);
    if (shown) found.push(shown);
  }
  return found;
}
