/** The newest tier has between one and two of these, the next one between one and two of the larger, the rest is in the last. */
const steps = [1024, 32_768] as const;

/**
 * Cuts a number of articles into tiers, the newest first. Where they are cut depends on the number alone, and counts from the
 * oldest article on: the newest are written at each build, the others once in a thousand, or in some ten thousand, additions.
 * `cutTiers(3000)` -> `[1976, 1024]`
 */
export function cutTiers(articles: number): number[] {
  const counts: number[] = [];
  let rest = articles;
  for (const step of steps) {
    if (rest < 2 * step) break;
    const count = (rest % step) + step;
    counts.push(count);
    rest -= count;
  }
  return rest > 0 ? [...counts, rest] : counts;
}

/**
 * Postings of a gram that fill more than this many bytes are files of their own: who looks for another gram does not fetch them. A
 * large tier has more of all, and each of its frequent grams is several files.
 */
export function mostInlineBytes(articles: number): number {
  return articles <= 2 ** 17 ? 4096 : 16_384;
}
/** Such files hold the postings of at most this many articles each, the newest first. */
export const articlesPerPart = 2 ** 18;
/** Rows lie in files of this many: hits are scattered, and a list's own files are far larger. */
export const rowsPerFile = 64;

/** Buckets have at most this many bytes on average, and at least half of them: few in the tier that every query asks, many in one that has most of the articles. */
const bucketBytes = [
  { articles: 2 * steps[0], bytes: 4096 },
  { articles: 2 ** 17, bytes: 12_288 },
  { articles: Infinity, bytes: 24_576 },
] as const;

/** Into how many buckets, as a power of two, a tier's grams go. A posting takes about a byte. */
export function bucketBits(tier: { articles: number; postings: number }): number {
  const { bytes } = bucketBytes.find(({ articles }) => tier.articles <= articles) ?? bucketBytes[2];
  return Math.min(20, Math.max(0, Math.ceil(Math.log2(Math.max(tier.postings, 1) / bytes))));
}
