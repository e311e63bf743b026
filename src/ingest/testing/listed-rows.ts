import { hash32 } from '#contract/hash.ts';
import { compareRows, type Row, toShard } from '#contract/row.ts';
import type { SiteFiles } from '#ingest/archive/site-files.ts';
import type { ListedRows } from '#ingest/archive/write-lists.ts';

/**
 * For tests: rows as a build lists them. Those of one story have `others`; the order of stories is that of their dates, undated ones
 * last, then of ids.
 */
export function listSampleRows(rows: readonly Row[], files: SiteFiles): ListedRows {
  const sorted = rows.toSorted(compareRows);
  const categories = new Map<string, Row['categories']>();
  for (const row of sorted) categories.set(JSON.stringify(row.categories), row.categories);
  const at = (position: number): Row => sorted[position] as Row;
  const storyOf = ({ id, others }: Row): number[] | null => {
    if (others.length === 0) return null;
    const members = [id, ...others.map((other) => other.id)].map((member) =>
      sorted.findIndex((row) => row.id === member),
    );
    const dateOf = (position: number): number => at(position).date ?? Infinity;
    return members.sort((a, b) => dateOf(a) - dateOf(b) || (at(a).id < at(b).id ? -1 : 1));
  };
  return {
    length: sorted.length,
    date: (position) => at(position).date,
    hash: (position) => hash32(at(position).id),
    // Equal categories are the same array.
    categories: (position) => categories.get(JSON.stringify(at(position).categories)) ?? [],
    story: (position) => storyOf(at(position)),
    write: (positions) => files.addJson('rows', toShard(positions.map(at))),
  };
}

/** For tests: rows that tell one story; each names the others. */
export function sampleStory(...rows: readonly Row[]): Row[] {
  return rows.map((row) => ({
    ...row,
    others: rows
      .filter((other) => other !== row)
      .map(({ id, date, categories, author }) => ({ id, date, categories, author })),
  }));
}
