import type { Problem } from './problem.ts';

/** What became of one input file. `id` and `url` are `null` when it could not be read at all. */
export type ReportRow = {
  file: string;
  id: string | null;
  url: string | null;
  title: string | null;
  /** ISO 8601 in UTC, `null` when the post has no date that is one. */
  date: string | null;
  /** The first category path of the post; `places` has all of them. */
  categories: readonly string[];
  places: readonly (readonly string[])[];
  author: string | null;
  problems: readonly Problem[];
};

export type Report = {
  posts: readonly ReportRow[];
  articles: number;
  /** Files of the archive after this build. */
  files: number;
};

/** Counts problems by code, most frequent first, for the summary on the terminal. */
export function countProblems(report: Report): [code: string, count: number][] {
  const counts = new Map<string, number>();
  for (const post of report.posts) {
    for (const { code } of post.problems) counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]);
}
