import { type BitReader, type BitWriter, openBitReader, openBitWriter, riceBits } from './bits.ts';

/** Where an article has a gram first: title before summary before text. */
export const fields = ['title', 'summary', 'text'] as const;

/** The articles that have a gram, by where they have it first; as numbers of the tier, the newest first. */
export type Postings = readonly [title: Uint32Array, summary: Uint32Array, text: Uint32Array];

/** What a bucket knows of a gram: its postings, or, where those fill a file of their own, how many there are. */
export type Found = { postings: Postings } | { parts: number; count: number };

/** A gram on its way into a bucket; `code` is its `scatter`. */
export type Entry = { code: number; found: Found };

/**
 * A bucket holds the grams whose codes begin with the same `bits` bits: how many, then each in the order of codes as its code's
 * distance to the one before, and its postings.
 * @param tier its number of articles, and `bits`.
 */
export function printBucket(entries: readonly Entry[], tier: { count: number; bits: number }): Uint8Array {
  const writer = openBitWriter();
  const low = codeBits(tier.bits, entries.length);
  writer.putGamma(entries.length);
  let before = 0;
  for (const { code, found } of entries) {
    const rest = restOf(code, tier.bits);
    writer.putRice(rest - before, low);
    before = rest;
    if ('parts' in found) {
      writer.put(1, 1);
      writer.putGamma(found.parts);
      writer.putGamma(found.count);
    } else {
      writer.put(0, 1);
      putPostings(writer, found.postings, tier.count);
    }
  }
  return writer.bytes();
}

/**
 * Looks a gram up in a bucket's bytes. @returns `null` when no article has it.
 * @throws RangeError when the bytes are not a bucket.
 */
export function findInBucket(
  bytes: Uint8Array,
  code: number,
  tier: { count: number; bits: number },
): Found | null {
  const reader = openBitReader(bytes);
  const length = reader.getGamma();
  const low = codeBits(tier.bits, length);
  const sought = restOf(code, tier.bits);
  let rest = 0;
  for (let index = 0; index < length; index++) {
    rest += reader.getRice(low);
    if (rest > sought) return null;
    const found: Found =
      reader.get(1) === 1
        ? { parts: reader.getGamma(), count: reader.getGamma() }
        : { postings: getPostings(reader, tier.count) };
    if (rest === sought) return found;
  }
  return null;
}

/** The number of the bucket that a code belongs into. */
export function bucketOf(code: number, bits: number): number {
  return bits === 0 ? 0 : code >>> (32 - bits);
}

/** Postings as a file of their own. @param size the numbers are below it. */
export function printPostings(postings: Postings, size: number): Uint8Array {
  const writer = openBitWriter();
  putPostings(writer, postings, size);
  return writer.bytes();
}

/** Reads such a file. @throws RangeError when it is none. */
export function parsePostings(bytes: Uint8Array, size: number): Postings {
  return getPostings(openBitReader(bytes), size);
}

function putPostings(writer: BitWriter, postings: Postings, size: number): void {
  for (const numbers of postings) {
    const low = riceBits(size, numbers.length);
    writer.putGamma(numbers.length);
    let next = 0;
    for (const number of numbers) {
      writer.putRice(number - next, low);
      next = number + 1;
    }
  }
}

function getPostings(reader: BitReader, size: number): Postings {
  const read = (): Uint32Array => {
    const length = reader.getGamma();
    if (length > size) throw new RangeError(`${length} postings of ${size} articles`);
    const low = riceBits(size, length);
    const numbers = new Uint32Array(length);
    let next = 0;
    for (let index = 0; index < length; index++) {
      next += reader.getRice(low);
      numbers[index] = next++;
    }
    return numbers;
  };
  return [read(), read(), read()];
}

/** The part of a code that all of its bucket do not share. */
function restOf(code: number, bits: number): number {
  return bits === 0 ? code : code & (2 ** (32 - bits) - 1);
}

function codeBits(bits: number, entries: number): number {
  return riceBits(2 ** (32 - bits), entries);
}
