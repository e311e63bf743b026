import { queryOptions } from '@tanstack/react-query';
import { listPositions } from '#contract/list-positions.ts';
import { rowsOfList } from '#contract/list-rows.ts';
import type { Row, Rows } from '#contract/row.ts';
import { isOfStory } from '#contract/stories.ts';
import type { View } from '#contract/view.ts';
import type { Folds } from './folds.ts';
import type { ListPlan } from './plan-view.ts';
import { shardQuery } from './queries.ts';

/** The articles beside one in a view, and the positions of all three there. */
export type Neighbours = {
  position: number;
  before: Row | null;
  beforeAt: number;
  after: Row | null;
  afterAt: number;
};

/** An article to be found in a list: by its own row, or by that of a story which it is one of. */
export type Sought = { id: string; date: number | null; others: readonly { date: number | null }[] };

/** A row as the view shows it, `null` when it does not. */
type AsShown = (row: Row) => Row | null;

/** So many rows in a row that are not shown are the end. */
const maxUnseen = 2000;

/**
 * Finds an article in a list by its date, and what stands beside it: one or two shards, wherever in the list it is.
 * @param planKey names the plan and what of it is shown.
 * @returns `null` when the list does not hold it.
 */
export const neighboursQuery = (
  plan: ListPlan,
  options: { planKey: readonly unknown[]; view: View; article: Sought; asShown: AsShown },
) => {
  const { planKey, view, article, asShown } = options;
  return queryOptions({
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
      const nextFrom = async (start: number, step: -1 | 1): Promise<{ row: Row | null; at: number }> => {
        for (let at = start + step; Math.abs(at - start) <= maxUnseen; at += step) {
          const row = await rowAt(at);
          const shown = row && asShown(row);
          if (shown || !row) return { row: shown, at };
        }
        return { row: null, at: start };
      };
      // A story stands at the date of one of its articles.
      for (const date of new Set([article, ...article.others].map((member) => member.date))) {
        for (const { shard, start } of positions.shardsOfDate(date)) {
          const index = indexOfStory(await rowsOf(shard.name), article.id);
          const position = positions.fromStored(start + index);
          if (index < 0 || !positions.locate(position)) continue;
          const [before, after] = await Promise.all([nextFrom(position, -1), nextFrom(position, 1)]);
          return {
            position,
            before: before.row,
            beforeAt: before.at,
            after: after.row,
            afterAt: after.at,
          };
        }
      }
      return null;
    },
  });
};

function indexOfStory(rows: Rows, id: string): number {
  for (let index = 0; index < rows.length; index++) {
    const row = rows.at(index);
    if (row && isOfStory(row, id)) return index;
  }
  return -1;
}

/** The same among rows that are here already; those that are not shown are passed over. */
export function neighboursAmong(
  rows: { length: number; rowAt: (position: number) => Row | undefined; folds: Folds },
  id: string,
): Neighbours | null {
  const { length, rowAt, folds } = rows;
  for (let position = 0; position < length; position++) {
    const row = rowAt(position);
    if (!row || !isOfStory(row, id)) continue;
    const number = position - folds.before(position);
    const [beforeAt, afterAt] = [folds.positionOf(number - 1), folds.positionOf(number + 1)];
    const [before = null, after = null] = [rowAt(beforeAt), rowAt(afterAt)];
    return { position, before, beforeAt, after, afterAt };
  }
  return null;
}
