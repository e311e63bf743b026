import type { Manifest } from '#contract/manifest.ts';
import type { Row } from '#contract/row.ts';
import { type Holds, rowIn } from '#contract/stories.ts';
import { type MarkFilter, markFilters } from '#contract/view.ts';
import { allMarks, allNotes } from '#reader/state/mark-snapshot.ts';
import { loadKeeper } from '#reader/state/marks.ts';
import type { MarkedIds, ShownHit, Sought } from './protocol.ts';
import { askSearch } from './search-client.ts';

/** Rows that were found, how many there are in all, and how many articles were looked at. */
export type SoughtPage = {
  rows: Row[];
  /** How rows are shown that say themselves where what was sought is. */
  shown: readonly { row: Row; shown: ShownHit }[];
  hasMore: boolean;
  total: number;
  isExact: boolean;
  looked: { done: number; total: number };
};

/**
 * Finds rows by the search index, page by page, as a view shows them. @throws ArchiveError
 * @param options.holds says of each article of a row whether the view shows it.
 */
export async function soughtRows(
  manifest: Manifest,
  sought: Omit<Sought, 'marks'>,
  options: { page: number; holds: Holds },
): Promise<SoughtPage> {
  const marks = await marksFor(sought.words);
  const { hits, ...found } = await askSearch(manifest, 'page', {
    sought: { ...sought, marks },
    page: options.page,
  });
  const seen = hits.flatMap(({ row: found, shown }) => {
    const row = rowIn(found, options.holds);
    return row ? [{ row, shown }] : [];
  });
  return {
    ...found,
    rows: seen.map(({ row }) => row),
    shown: seen.flatMap(({ row, shown }) => (shown ? [{ row, shown }] : [])),
  };
}

/** Of some rows that the reader keeps, those that hold what is sought. @throws ArchiveError */
export async function rowsHolding(manifest: Manifest, rows: readonly Row[], words: string): Promise<Row[]> {
  const ids = new Set(await askSearch(manifest, 'holding', { rows, words, marks: await marksFor(words) }));
  return rows.filter(({ id }) => ids.has(id));
}

/** Of some rows, those whose titles and summaries hold what is sought. @throws ArchiveError when nothing can search here. */
export async function rowsMatching(manifest: Manifest, rows: readonly Row[], words: string): Promise<Row[]> {
  const ids = new Set(await askSearch(manifest, 'matching', { rows, words, marks: await marksFor(words) }));
  return rows.filter(({ id }) => ids.has(id));
}

/** The articles with those marks that a query may name. */
async function marksFor(words: string): Promise<MarkedIds> {
  const named = markFilters.filter((mark) => words.toLowerCase().includes(mark));
  if (named.length === 0) return {};
  await loadKeeper();
  return Object.fromEntries(
    named.map((mark) => (mark === 'unread' ? ['read', idsOf('read')] : [mark, idsOf(mark)])),
  );
}

function idsOf(mark: Exclude<MarkFilter, 'unread'>): string[] {
  if (mark === 'noted') return [...new Set(allNotes().map(({ article }) => article))];
  return [...allMarks()].flatMap(([id, marks]) => (marks[mark] === null ? [] : id));
}
