import type { QueryClient } from '@tanstack/react-query';
import { listPositions } from '#contract/list-positions.ts';
import { rowsOfList } from '#contract/list-rows.ts';
import type { Row } from '#contract/row.ts';
import type { View } from '#contract/view.ts';
import { shardQuery } from '#reader/data/queries.ts';
import type { ShownRows } from '#reader/data/use-muted-rows.ts';

/** Who has muted nearly all of a view is shown none by chance. */
const tries = 10;

/** A row of a view by chance, and its position; where the view is searched for, one of those found so far. */
export async function randomRow(
  client: QueryClient,
  { rows, order }: { rows: ShownRows; order: View['order'] },
): Promise<{ row: Row; position: number } | null> {
  const { plan } = rows;
  for (let attempt = 0; attempt < tries; attempt++) {
    const position = Math.floor(Math.random() * rows.length);
    const located = plan?.kind === 'list' ? listPositions(plan, order).locate(position) : null;
    const row =
      plan?.kind === 'list' && located
        ? rowsOfList(await client.fetchQuery(shardQuery(located.shard.name)), plan).at(located.index)
        : rows.rowAt(position);
    if (row && rows.asShown(row)) return { row, position };
  }
  return null;
}
