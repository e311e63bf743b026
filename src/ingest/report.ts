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

/** What a build did, in numbers. */
export type BuildSummary = {
  /** Input files, those included that could not be read. */
  posts: number;
  unreadable: number;
  articles: number;
  /** Files of the archive after this build, and how many of them had to be written. */
  files: number;
  written: number;
  /** How often each problem occurred, most frequent first. */
  problems: readonly (readonly [code: string, count: number])[];
};
