import { queryOptions } from '@tanstack/react-query';
import type { Row, Rows } from '#contract/row.ts';
import type { View } from '#contract/view.ts';
import { listPositions } from './list-positions.ts';
import { rowsOfList } from './list-rows.ts';
import type { ListPlan } from './plan-view.ts';
import { shardQuery } from './queries.ts';
import { isOfStory } from './stories.ts';

/** The articles beside one in a view, and its position there. */
export type Neighbours = { position: number; before: Row | null; after: Row | null };

/** An article to be found in a list: by its own row, or by that of a story which it is one of. */
export type Sought = { id: string; date: number | null; others: readonly { date: number | null }[] };

/**
 * Finds an article in a list by its date, and what stands beside it: one or two shards, wherever in the list it is.
 * @param planKey names the plan: that of its query.
 * @returns `null` when the list does not hold it.
 */
export const neighboursQuery = (
  plan: ListPlan,
  { planKey, view, article }: { planKey: readonly unknown[]; view: View; article: Sought },
) =>
  queryOptions({
    queryKey: ['neighbours', planKey, article.id],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ client }): Promise<Neighbours | null> => {
      const positions = listPositions(plan, view.order);
      const rowsOf = async (name: string): Promise<Rows> =>
        rowsOfList(await client.fetchQuery(shardQuery(name)), plan);
      const rowAt = async (position: number): Promise<Row | null> => {
        const located = positions.locate(position);
        return located && ((await rowsOf(located.shard.name)).at(located.index) ?? null);
      };
      // A story stands at the date of one of its articles.
      for (const date of new Set([article, ...article.others].map((member) => member.date))) {
        for (const { shard, start } of positions.shardsOfDate(date)) {
          const index = indexOfStory(await rowsOf(shard.name), article.id);
          const position = positions.fromStored(start + index);
          if (index < 0 || !positions.locate(position)) continue;
          const [before, after] = await Promise.all([rowAt(position - 1), rowAt(position + 1)]);
          return { position, before, after };
        }
      }
      return null;
    },
  });

function indexOfStory(rows: Rows, id: string): number {
  for (let index = 0; index < rows.length; index++) {
    const row = rows.at(index);
    if (row && isOfStory(row, id)) return index;
  }
  return -1;
}

/** The same among rows that are here already. */
export function neighboursAmong(
  rows: { length: number; rowAt: (position: number) => Row | undefined },
  id: string,
): Neighbours | null {
  for (let position = 0; position < rows.length; position++) {
    const row = rows.rowAt(position);
    if (!row || !isOfStory(row, id)) continue;
    return { position, before: rows.rowAt(position - 1) ?? null, after: rows.rowAt(position + 1) ?? null };
  }
  return null;
}
