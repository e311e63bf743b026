import { queryOptions } from '@tanstack/react-query';
import type { Row } from '#contract/row.ts';
import type { View } from '#contract/view.ts';
import { listPositions } from './list-positions.ts';
import type { ViewPlan } from './plan-view.ts';
import { shardQuery } from './queries.ts';

/** The articles beside one in a view, and its position there. */
export type Neighbours = { position: number; before: Row | null; after: Row | null };

/**
 * Finds an article in a list by its date, and what stands beside it: one or two shards, wherever in the list it is.
 * @returns `null` when the list does not hold it.
 */
export const neighboursQuery = (
  plan: Extract<ViewPlan, { kind: 'list' }>,
  order: View['order'],
  article: { id: string; date: number | null },
) =>
  queryOptions({
    queryKey: ['neighbours', plan.list.shards.map((shard) => shard.name), order, article.id],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ client }): Promise<Neighbours | null> => {
      const positions = listPositions(plan.list, order);
      const rowAt = async (position: number): Promise<Row | null> => {
        const located = positions.locate(position);
        if (!located) return null;
        return (await client.fetchQuery(shardQuery(located.shard.name)))[located.index] ?? null;
      };
      for (const { shard, start } of positions.shardsOfDate(article.date)) {
        const rows = await client.fetchQuery(shardQuery(shard.name));
        const index = rows.findIndex((row) => row.id === article.id);
        if (index < 0) continue;
        const position = positions.fromStored(start + index);
        const [before, after] = await Promise.all([rowAt(position - 1), rowAt(position + 1)]);
        return { position, before, after };
      }
      return null;
    },
  });

/** The same among rows that are here already. */
export function neighboursAmong(
  rows: { length: number; rowAt: (position: number) => Row | undefined },
  id: string,
): Neighbours | null {
  for (let position = 0; position < rows.length; position++) {
    if (rows.rowAt(position)?.id !== id) continue;
    return { position, before: rows.rowAt(position - 1) ?? null, after: rows.rowAt(position + 1) ?? null };
  }
  return null;
}
