import { useQuery } from '@tanstack/react-query';
import type { Manifest } from '#contract/manifest.ts';
import type { View } from '#contract/view.ts';
import { keptMark } from '#reader/data/kept-rows.ts';
import { type Neighbours, neighboursAmong, neighboursQuery, type Sought } from '#reader/data/neighbours.ts';
import { type ListPlan, planQuery } from '#reader/data/plan-view.ts';
import type { ShownRows } from '#reader/data/use-muted-rows.ts';

/** The articles beside an open one in the view that one came from; `null` while unknown or when the view does not hold it. */
export function useNeighbours(
  article: Sought | null,
  { manifest, view, visit, rows }: { manifest: Manifest; view: View; visit: string; rows: ShownRows },
): Neighbours | null {
  const planOptions = planQuery(manifest, view, visit);
  const plan = useQuery({ ...planOptions, enabled: keptMark(view) === null }).data;
  const isList = plan?.kind === 'list';
  const query = useQuery({
    ...neighboursQuery(isList ? plan : nothing, {
      planKey: [planOptions.queryKey, rows.muteKey],
      view,
      asShown: rows.asShown,
      article: article ?? { id: '', date: null, others: [] },
    }),
    enabled: isList && article !== null,
  });
  if (!article) return null;
  return isList ? (query.data ?? null) : neighboursAmong(rows, article.id);
}

const nothing: ListPlan = {
  kind: 'list',
  path: [],
  list: { count: 0, undated: 0, months: [], isPart: false, shards: [] },
  offset: 0,
  length: 0,
};
