import { useQuery } from '@tanstack/react-query';
import type { Manifest } from '#contract/manifest.ts';
import type { View } from '#contract/view.ts';
import { type Neighbours, neighboursAmong, neighboursQuery } from '#reader/data/neighbours.ts';
import { planQuery } from '#reader/data/plan-view.ts';
import type { ViewRows } from '#reader/data/use-view.ts';

/** The articles beside an open one in the view that one came from; `null` while unknown or when the view does not hold it. */
export function useNeighbours(
  article: { id: string; date: number | null } | null,
  { manifest, view, rows }: { manifest: Manifest; view: View; rows: ViewRows },
): Neighbours | null {
  const plan = useQuery(planQuery(manifest, view)).data;
  const isList = plan?.kind === 'list';
  const query = useQuery({
    ...neighboursQuery(
      isList ? plan : { kind: 'list', list: noList },
      view.order,
      article ?? { id: '', date: null },
    ),
    enabled: isList && article !== null,
  });
  if (!article) return null;
  return isList ? (query.data ?? null) : neighboursAmong(rows, article.id);
}

const noList = { count: 0, undated: 0, months: [], shards: [] };
