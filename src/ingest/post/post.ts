import type { CategoryPath } from '#contract/article.ts';
import type { Problem } from '#ingest/problem.ts';

/** What a post's file says of itself, understood but not completed: `null` stands for what it does not say. */
export type Post = {
  /** Path below the content folder, with `/`, as it is on disk. */
  file: string;
  /** Explicit id from the front matter, valid as an article id. */
  id: string | null;
  title: string | null;
  /** Seconds since 1970, UTC. */
  date: number | null;
  updated: number | null;
  /** From the front matter; when it names none, from the folders. Empty only for a post at the top without either. */
  categories: readonly CategoryPath[];
  author: string | null;
  /** BCP 47 tag when the post names its language. */
  lang: string | null;
  /** Absolute http or https address of the original. */
  link: string | null;
  /** The publisher wants it to be seen: `starred`, or what Hexo's themes pin posts by. */
  isStarred: boolean;
  /** Addresses of cover pictures as written, best first (headimg, thumbnail, cover, …). */
  covers: readonly string[];
  /** Everything after the front matter, line ends normalised to `\n`. */
  body: string;
  problems: readonly Problem[];
};
