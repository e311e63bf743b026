import type { About, SourceCounts } from '#contract/about.ts';
import type { CategoryPath } from '#contract/article.ts';
import { type Counts, monthNumber, packCounts } from '#contract/counts-over-time.ts';

/** Bytes of JSON that sources with a row of their own may take. */
const maxBytes = 120 * 1024;

type Gathered = { articles: number; undated: number; months: Map<number, number> };

/** Counts articles by source and month. */
export function openSourceCounts() {
  const sources = new Map<string, Gathered>();
  return {
    add(categories: readonly CategoryPath[], date: number | null): void {
      // As text, which is copied: a name may be a slice of a post, and would keep all of it in memory.
      const key = JSON.stringify((categories[0] ?? []).slice(0, 2));
      const source = sources.get(key) ?? { articles: 0, undated: 0, months: new Map() };
      sources.set(key, source);
      source.articles++;
      if (date === null) source.undated++;
      else increase(source.months, monthNumber(date));
    },
    /** The largest sources as far as there is room, and all others in one. */
    list(): Pick<About, 'sources' | 'others'> {
      const sorted = [...sources].sort(
        ([a, { articles: m }], [b, { articles: n }]) => n - m || (a < b ? -1 : 1),
      );
      let bytes = 0;
      let own = 0;
      for (const [key, source] of sorted) {
        bytes += Buffer.byteLength(key + JSON.stringify(packCounts(source.months)));
        if (bytes > maxBytes) break;
        own++;
      }
      return {
        sources: sorted
          .slice(0, own)
          .map(([key, source]): SourceCounts => ({ path: JSON.parse(key), ...source })),
        others: own < sorted.length ? together(sorted.slice(own).map(([, source]) => source)) : null,
      };
    },
  };
}

/** Adds to a count. */
export function increase(counts: Map<number, number>, number: number, by = 1): void {
  counts.set(number, (counts.get(number) ?? 0) + by);
}

function together(sources: readonly Gathered[]): NonNullable<About['others']> {
  const months = new Map<number, number>();
  for (const source of sources) {
    for (const [month, count] of source.months as Counts) increase(months, month, count);
  }
  return {
    sources: sources.length,
    articles: sources.reduce((sum, { articles }) => sum + articles, 0),
    undated: sources.reduce((sum, { undated }) => sum + undated, 0),
    months,
  };
}
