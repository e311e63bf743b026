import { countBits, missingMarks } from './number-marks.ts';
import { signatureLength, signatureWord, weakEvidence } from './signature.ts';
import { sketchWords } from './text-sketch.ts';

/** How far two articles of one title may be apart and still be the same story. */
export type NearCopyLimits = {
  /** Bits of 128 that may differ between the texts of two sources. */
  bits: number;
  /** The same where words prove less: below a short title, in a short text, and within one source, whose posts share their frame. */
  strictBits: number;
  /** Numbers of the text with fewer that may be missing in the other. */
  missingNumbers: number;
  /** Days between the two dates. */
  days: number;
};

/**
 * The published thresholds, chosen with `pairs/`: it has no false fold here, nor with two more bits of either kind, but has some with
 * one number missing. A story shown twice does less harm than one that is hidden.
 *
 * Texts that share half of their pieces differ in 32 bits of 128 (a copy cut at 70 % in 19), unrelated ones in 64, give or take 6. Strict
 * asks for five sixths. After 14 days the copies stand far apart in a list, and what returns by then is a column or a form.
 */
export const nearCopyLimits: NearCopyLimits = { bits: 32, strictBits: 10, missingNumbers: 0, days: 14 };

/** Articles as columns, in canonical order; article 7 has the signature words 42 to 47. */
export type SignatureTable = {
  /** Six words for each article, as `signatureOf` gives them. */
  signatures: Uint32Array;
  /** Seconds since 1970, `NaN` for none. */
  dates: Float64Array;
  /** A number for each source: articles of one leaf category have the same. */
  sources: Uint32Array;
};

/** Says whether the texts and numbers of two articles are near enough; titles and dates are the caller's part. */
export function haveNearTexts(
  { signatures, sources }: SignatureTable,
  one: number,
  other: number,
  limits: NearCopyLimits,
): boolean {
  const from = one * signatureLength;
  const to = other * signatureLength;
  const marks = signatures[from + signatureWord.marks] ?? 0;
  const otherMarks = signatures[to + signatureWord.marks] ?? 0;
  const isStrict = sources[one] === sources[other] || ((marks | otherMarks) & weakEvidence) !== 0;
  const most = isStrict ? limits.strictBits : limits.bits;
  let differing = 0;
  for (let word = 0; word < sketchWords; word++) {
    const at = signatureWord.text + word;
    differing += countBits((signatures[from + at] ?? 0) ^ (signatures[to + at] ?? 0));
    if (differing > most) return false;
  }
  return missingMarks(marks & ~weakEvidence, otherMarks & ~weakEvidence) <= limits.missingNumbers;
}

/** Says whether an article can be a near copy at all: it has a title and enough text. */
export function isComparable({ signatures }: SignatureTable, article: number): boolean {
  const from = article * signatureLength;
  if (signatures[from + signatureWord.title] === 0) return false;
  for (let word = 0; word < sketchWords; word++) {
    if (signatures[from + signatureWord.text + word] !== 0) return true;
  }
  return false;
}
