import { bucketBits, cutTiers, rowsPerFile } from '#search/tiers.ts';

/** Bytes and files on a disk, roughly. */
export type RoughSize = { bytes: number; files: number };

/** Measured with 20,000 and 50,000 articles (docs/benchmarks.md). */
const ofBodies = 0.28;
const bytesOfTitles = 245;
const bytesOfRow = 450;
/** Of a large tier, so many frequent grams for each article have files of their own. */
const frequentGrams = { above: 16_384, perArticle: 0.055 };

/**
 * Says how large a search index will be, before it is made: within a fifth or so.
 * @param bodyBytes of all packs; 0 for an index of titles and summaries only.
 */
export function estimateIndex({ rows, bodyBytes }: { rows: number; bodyBytes: number }): RoughSize {
  const postings = bodyBytes > 0 ? bodyBytes * ofBodies : rows * bytesOfTitles;
  const files = cutTiers(rows).map((count) => {
    const buckets = 2 ** bucketBits({ articles: count, postings: (postings * count) / rows });
    const frequent = Math.max(0, count - frequentGrams.above) * frequentGrams.perArticle;
    return buckets + Math.ceil(count / rowsPerFile) + (bodyBytes > 0 ? Math.round(frequent) : 0);
  });
  return { bytes: postings + rows * bytesOfRow, files: files.reduce((sum, count) => sum + count, 0) };
}
