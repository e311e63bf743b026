import * as v from 'valibot';
import { archiveFolder } from './archive-files.ts';

/**
 * How the search index of an archive is laid out. The tiers hold the rows of the list of all, one after the other, the newest first;
 * each is a folder of files that never change, named by the hash of what is in them.
 */
export const searchIndexSchema = v.object({
  /** Whether texts can be searched, or titles and summaries only. */
  hasText: v.boolean(),
  tiers: v.array(
    v.object({
      name: v.string(),
      /** Number of rows. */
      count: v.pipe(v.number(), v.integer(), v.minValue(1)),
      /** Grams are spread over two to the power of `bits` buckets. */
      bits: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(20)),
    }),
  ),
});

export type SearchIndex = v.InferOutput<typeof searchIndexSchema>;
export type SearchTier = SearchIndex['tiers'][number];

/** The folder of a tier below the site: `tierFolder('3k9v…')` -> `"archive/search/3/3k9v…"`. */
export function tierFolder(name: string): string {
  return `${archiveFolder}/search/${name.slice(0, 1)}/${name}`;
}

/** A tier's file of the bucket with this number: `bucketFile(10)` -> `"0/00a.bin"`; 256 buckets lie in a folder. */
export function bucketFile(number: number): string {
  const digits = number.toString(16).padStart(3, '0');
  return `${digits.slice(0, -2)}/${digits}.bin`;
}

/** A tier's file of the rows from number `64 * number` on, counted from its newest. */
export function searchRowsFile(number: number): string {
  return `rows/${Math.floor(number / 256)}/${number}.json`;
}

/** A tier's file of the postings of one gram: `code` as the index scatters it, `part` 0 for the newest articles. */
export function postingsFile(code: number, part: number): string {
  const digits = code.toString(16).padStart(8, '0');
  return `grams/${digits.slice(0, 2)}/${digits}-${part}.bin`;
}
