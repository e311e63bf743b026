import { openRanges } from '#ingest/archive/ranges.ts';
import { mostGrams, scatter, writeGrams } from '#search/grams.ts';

/** Codes wait by their highest bits. */
const rangeBits = 10;
const restBits = 32 - rangeBits;
const bufferedBytes = 32 * 1024;
const bytesPerPosting = 6;
/** Ranks take 21 bits, as in the files of addresses, and the field two. */
const ranks = 2 ** 21;
const perCode = ranks * 4;

/** What the index takes of an article, folded: its words by field, and grams of what it has beside them. */
export type Indexed = {
  rank: number;
  title: string;
  summary: string;
  text: string;
  attributes: readonly number[];
};

/** A gram's articles, each as `rank * 4 + field`: its rank (0 is the oldest) and where it has the gram first (0 title, 1 summary, 2 text). */
export type GramArticles = { code: number; articles: Float64Array };

/**
 * Turns articles into the postings of their grams, in the order of codes. Those wait on disk: memory holds one range of codes at a time.
 * @param folder for the file; made when it is first needed.
 */
export function openGrams(folder: string) {
  const ranges = openRanges({ folder, count: 2 ** rangeBits, bufferedBytes });
  const open = Array.from({ length: 2 ** rangeBits }, () => ({ bytes: Buffer.alloc(0), length: 0 }));
  let grams = new Uint32Array(4096);
  let found = new Float64Array(4096);

  const write = (range: number, rest: number, value: number): void => {
    const page = open[range] as (typeof open)[number];
    if (page.length === page.bytes.length) {
      if (page.length > 0) ranges.add(range, page.bytes);
      page.bytes = Buffer.allocUnsafe(bytesPerPosting * 512);
      page.length = 0;
    }
    page.bytes.writeUIntLE(rest * perCode + value, page.length, bytesPerPosting);
    page.length += bytesPerPosting;
  };

  const makeRoom = (length: number): void => {
    if (found.length >= length) return;
    const larger = new Float64Array(2 * length);
    larger.set(found);
    found = larger;
  };

  /** The codes of a text, each with its field: `code * 4 + field`. */
  const collect = (text: string, field: number, start: number): number => {
    if (grams.length < mostGrams(text.length)) grams = new Uint32Array(2 * mostGrams(text.length));
    const length = writeGrams(text, grams, 0);
    makeRoom(start + length);
    for (let index = 0; index < length; index++)
      found[start + index] = scatter(grams[index] as number) * 4 + field;
    return start + length;
  };

  const readSorted = (range: number): Float64Array => {
    const page = open[range] as (typeof open)[number];
    const bytes = Buffer.concat([ranges.read(range), page.bytes.subarray(0, page.length)]);
    const values = new Float64Array(bytes.length / bytesPerPosting);
    for (let index = 0; index < values.length; index++)
      values[index] = bytes.readUIntLE(index * bytesPerPosting, bytesPerPosting);
    return values.sort();
  };

  return {
    /** Takes an article. @returns how many grams it has. */
    add({ rank, title, summary, text, attributes }: Indexed): number {
      let end = collect(text, 2, collect(summary, 1, collect(title, 0, 0)));
      makeRoom(end + attributes.length);
      for (const gram of attributes) found[end++] = scatter(gram) * 4;
      const sorted = found.subarray(0, end).sort();
      let before = -1;
      let count = 0;
      for (const value of sorted) {
        const code = Math.floor(value / 4);
        if (code === before) continue;
        before = code;
        count++;
        write(code >>> restBits, code % 2 ** restBits, rank * 4 + (value % 4));
      }
      return count;
    },
    /** All grams by code, their articles by rank; one that was added several times is there once. */
    *all(): Generator<GramArticles> {
      for (let range = 0; range < 2 ** rangeBits; range++) {
        const values = readSorted(range);
        let start = 0;
        while (start < values.length) {
          const rest = Math.floor((values[start] as number) / perCode);
          let end = start;
          let length = start;
          let before = -1;
          for (; end < values.length && (values[end] as number) < (rest + 1) * perCode; end++) {
            const article = (values[end] as number) - rest * perCode;
            if (Math.floor(article / 4) === before) continue;
            before = Math.floor(article / 4);
            values[length++] = article;
          }
          yield { code: range * 2 ** restBits + rest, articles: values.subarray(start, length) };
          start = end;
        }
      }
    },
    close: ranges.close,
  };
}
