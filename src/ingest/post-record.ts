import type { CategoryPath } from '#contract/article.ts';
import type { Problem } from './problem.ts';

/** How a file looked when it was read: one that looks the same is taken to be the same. */
export type FileState = { size: number; mtime: number; ctime: number };

/** A picture beside the posts that an article asked for: its path below the content folder, and what was there. */
export type MediaUse = { path: string; state: FileState | null; src: string | null };

/** What a build must know of an article besides its text and its row. */
export type ArticleFacts = {
  /** The explicit id, or the one that the path gives. */
  id: string;
  title: string;
  date: number | null;
  categories: readonly CategoryPath[];
  author: string | null;
  link: string | null;
  /** The publisher wants it to be seen. */
  isStarred: boolean;
  /** Whom it links to: see `picks.ts`. */
  links: readonly number[];
  /** Tells exact copies: 16 hexadecimal digits. */
  fingerprint: string;
  /** Tells near copies: see `near-copies/`. */
  signature: readonly number[];
  /** Hosts of its pictures, with counts. */
  hosts: readonly (readonly [host: string, count: number])[];
  /** Files of the mirror that it names. */
  mirror: readonly string[];
  /** Hashes of its pack entry and of its row, 16 hexadecimal digits each. */
  entry: string;
  row: string;
};

/** What is known of a post after it was read; the cache keeps these from one build to the next. */
export type PostRecord = {
  file: string;
  /** `null` when the file changed while it was read, or could not be read: it is read again by the next build. */
  state: FileState | null;
  /** Hash of its bytes. */
  content: string;
  /** `null` when the file could not be read. */
  article: ArticleFacts | null;
  problems: readonly Problem[];
  media: readonly MediaUse[];
};

/** A post that was made into an article just now: its pack entry as JSON and its row as cells, in UTF-8. */
export type MadePost = { record: PostRecord; entry: Uint8Array; row: Uint8Array };
