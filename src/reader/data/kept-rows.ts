import { queryOptions } from '@tanstack/react-query';
import { isIn } from '#contract/category-path.ts';
import type { Manifest } from '#contract/manifest.ts';
import type { NearCopy, Row } from '#contract/row.ts';
import { dateBounds, printView, type View } from '#contract/view.ts';
import { type KeptFor, keptAt } from '#reader/state/mark-snapshot.ts';
import { loadKeeper } from '#reader/state/marks.ts';
import { fold } from '#text/fold.ts';

/** What the articles of a view are kept for; `null` for a view of the archive, which that of unread articles is too. */
export function keptMark({ is }: View): KeptFor | null {
  return is === 'unread' ? null : is;
}

/**
 * The rows of a view of marks: those that the browser kept with them, so without a search it needs no request, and shows what the archive has no
 * longer. They stay the same for a visit to the list: a star that is taken away leaves its row where it is.
 */
export const keptRowsQuery = (manifest: Manifest, view: View, visit: string) => {
  const mark = keptMark(view);
  return queryOptions({
    queryKey: ['kept', visit, printView(view)],
    enabled: mark !== null,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async (): Promise<Row[]> => {
      if (mark === null) return [];
      const keeper = await loadKeeper();
      const rows = rowsInView(await keeper.keptRows(mark), view, (id) => keptAt(id, mark));
      if (view.words === '') return rows;
      const { rowsHolding } = await import('./search/page-search.ts');
      return rowsHolding(manifest, rows, view.words);
    },
  });
};

/** The rows that a view's filters leave, what was marked last first, or the other way round. */
export function rowsInView(rows: readonly Row[], view: View, timeOf: (id: string) => number): Row[] {
  const { since, before } = dateBounds(view);
  const isBounded = view.from !== null || view.to !== null;
  const author = view.author === null ? '' : fold(view.author);
  const holds = (article: NearCopy): boolean =>
    (view.categories.length === 0 || view.categories.some((path) => isIn(article, path))) &&
    (author === '' || fold(article.author ?? '').includes(author));
  const isOfDates = ({ date }: Row): boolean =>
    !isBounded || (date !== null && date >= since && date < before);
  const sign = view.order === 'oldest' ? 1 : -1;
  return rows
    .filter((row) => [row, ...row.others].some(holds) && isOfDates(row))
    .sort((a, b) => sign * (timeOf(a.id) - timeOf(b.id)));
}
