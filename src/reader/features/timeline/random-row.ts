import type { QueryClient } from '@tanstack/react-query';
import type { Row } from '#contract/row.ts';
import type { View } from '#contract/view.ts';
import { listPositions } from '#reader/data/list-positions.ts';
import { rowsOfList } from '#reader/data/list-rows.ts';
import { shardQuery } from '#reader/data/queries.ts';
import type { ViewRows } from '#reader/data/use-view.ts';

/** A row of a view by chance, and its position; where the view is searched for, one of those found so far. */
export async function randomRow(
  client: QueryClient,
  { rows, order }: { rows: ViewRows; order: View['order'] },
): Promise<{ row: Row; position: number } | null> {
  const position = Math.floor(Math.random() * rows.length);
  const { plan } = rows;
  const located = plan?.kind === 'list' ? listPositions(plan, order).locate(position) : null;
  const row =
    plan?.kind === 'list' && located
      ? rowsOfList(await client.fetchQuery(shardQuery(located.shard.name)), plan).at(located.index)
      : rows.rowAt(position);
  return row ? { row, position } : null;
}
