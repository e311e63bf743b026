import type { ContentKind } from '#contract/article.ts';
import type { Image } from '#contract/image.ts';
import type { Problem } from '#ingest/problem.ts';

/** A post's body made safe and even. */
export type CleanBody = {
  /** Cleaned HTML, cut at block boundaries into pieces of about 100 KB; usually one. */
  html: string[];
  /** The text a person reads, blocks separated by newlines; without code markup, for excerpt, language and reading time. */
  text: string;
  /** Pictures in order, clean addresses; placeholders left out. */
  images: Image[];
  has: ContentKind[];
  problems: Problem[];
};
