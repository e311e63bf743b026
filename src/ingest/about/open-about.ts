import { type About, type NearGroup, toAboutFile } from '#contract/about.ts';
import type { ArchiveFileKind } from '#contract/archive-files.ts';
import type { CategoryPath } from '#contract/article.ts';
import { dayNumber } from '#contract/counts-over-time.ts';
import { openProblemLists } from './problem-lists.ts';
import { increase, openSourceCounts } from './source-counts.ts';

/** What became of one input file. Without an id it could not be read; with the problem `copy-of` it is no article of its own. */
export type AboutPost = {
  file: string;
  id: string | null;
  title: string | null;
  /** Seconds since 1970. */
  date: number | null;
  categories: readonly CategoryPath[];
  problems: readonly { code: string; detail: string }[];
};

/** What only the build as a whole knows. */
export type AboutFacts = {
  /** Kind, number and bytes of the archive's files. Asked for once the problems files are written, so that they count too. */
  filesByKind: () => readonly (readonly [kind: string, files: number, bytes: number])[];
  copies: number;
  nearCopies: { groups: number; articles: number; largest: readonly NearGroup[] };
  removed: number;
  moved: number;
};

/** Groups of near copies that are named. */
const maxGroups = 20;

/**
 * Gathers what an archive knows about itself while the posts go by. The result depends on the posts and the facts alone, neither on
 * the time nor on a build before. `add` wants every input file once, in the order of paths.
 */
export function openAbout() {
  const days = new Map<number, number>();
  const sources = openSourceCounts();
  const problems = openProblemLists();
  const totals = { posts: 0, unreadable: 0, articles: 0, undated: 0 };

  return {
    add(post: AboutPost): void {
      const { file, id, title, date, categories } = post;
      totals.posts++;
      for (const { code, detail } of post.problems) problems.add(code, { file, id, title, detail });
      if (id === null) totals.unreadable++;
      if (id === null || post.problems.some(({ code }) => code === 'copy-of')) return;
      totals.articles++;
      sources.add(categories, date);
      if (date === null) totals.undated++;
      else increase(days, dayNumber(date));
    },
    /** Writes the problems files and the about file; returns the name of the latter. */
    write(addJson: (kind: ArchiveFileKind, value: unknown) => string, facts: AboutFacts): string {
      const written = [...problems.kinds()].map(({ code, count, files }): About['problems'][number] => [
        code,
        count,
        Array.from(files, (posts) => addJson('problems', { posts })),
      ]);
      const { groups, articles, largest } = facts.nearCopies;
      const about: About = {
        ...totals,
        moved: facts.moved,
        removed: facts.removed,
        days,
        ...sources.list(),
        problems: written,
        duplicates: {
          copies: facts.copies,
          near: { groups, articles, largest: [...largest].sort(compareGroups).slice(0, maxGroups) },
        },
        files: [...facts.filesByKind()].sort(([a], [b]) => (a < b ? -1 : 1)),
      };
      return addJson('about', toAboutFile(about));
    },
  };
}

function compareGroups(a: NearGroup, b: NearGroup): number {
  return b.size - a.size || (a.id < b.id ? -1 : 1);
}
