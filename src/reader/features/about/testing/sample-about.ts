import type { About } from '#contract/about.ts';
import { dayNumber, startOfMonth } from '#contract/counts-over-time.ts';

/** For tests: what an archive knows, in which only the named fields matter; its days are those of its sources' months. */
export function aboutOf(fields: Partial<About> = {}): About {
  const { sources = [], others = null } = fields;
  const days = new Map<number, number>();
  for (const { months } of others ? [...sources, others] : sources) {
    for (const [month, count] of months) {
      const day = dayNumber(startOfMonth(month));
      days.set(day, (days.get(day) ?? 0) + count);
    }
  }
  return {
    posts: 0,
    unreadable: 0,
    articles: 0,
    undated: 0,
    moved: 0,
    removed: 0,
    days,
    sources,
    others,
    problems: [],
    duplicates: { copies: 0, near: { groups: 0, articles: 0, largest: [] } },
    files: [],
    ...fields,
  };
}
