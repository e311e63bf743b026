import { countFrom, type List } from '#contract/list-index.ts';
import type { Row } from '#contract/row.ts';
import {
  bucketFile,
  postingsFile,
  type SearchIndex,
  type SearchTier,
  searchRowsFile,
  tierFolder,
} from '#contract/search-index.ts';
import type { AskedSlice } from './candidates.ts';
import { scatter } from './grams.ts';
import type { IndexFiles } from './index-files.ts';
import { bucketOf, findInBucket, type Postings, parsePostings } from './postings.ts';
import { articlesPerPart, rowsPerFile } from './tiers.ts';

/** Rows of one tier that are asked about together; `start` is the place of the first among all rows. */
export type Slice = { start: number; count: number; ask: (list: List | null) => AskedSlice };

type PlacedTier = SearchTier & { start: number };

/** So many rows are asked about at once: those of the newest tiers with the newest part of the large one behind them. */
const rowsAtOnce = articlesPerPart + 2 ** 17;

/** Opens the tiers of an index. @param files throws what it throws when a file cannot be had. */
export function openSlices(index: SearchIndex, files: IndexFiles) {
  let start = 0;
  const tiers = index.tiers.map((tier): PlacedTier => {
    const placed = { ...tier, start };
    start += tier.count;
    return placed;
  });
  return {
    /** Number of rows. */
    count: start,
    /** All slices, the newest first, as many in a group as are asked about at once. */
    groups: groupsOf(tiers.flatMap((tier) => slicesOf(tier, files))),
    /** The row at a place among all. */
    async row(place: number): Promise<Row> {
      const tier = tiers.findLast(({ start }) => start <= place);
      if (!tier) throw new RangeError(`no tier holds row ${place}`);
      const number = place - tier.start;
      const file = searchRowsFile(Math.floor(number / rowsPerFile));
      const row = (await files.rows(`${tierFolder(tier.name)}/${file}`)).at(number % rowsPerFile);
      if (!row) throw new RangeError(`the search index has no row ${number} in ${tier.name}`);
      return row;
    },
  };
}

function groupsOf(slices: readonly Slice[]): Slice[][] {
  const groups: Slice[][] = [];
  let rows = Infinity;
  for (const slice of slices) {
    rows += slice.count;
    if (rows > rowsAtOnce) {
      groups.push([]);
      rows = slice.count;
    }
    groups.at(-1)?.push(slice);
  }
  return groups;
}

function slicesOf(tier: PlacedTier, files: IndexFiles): Slice[] {
  const { name, count, bits } = tier;
  const folder = tierFolder(name);
  return Array.from({ length: Math.ceil(count / articlesPerPart) }, (_, part) => {
    const first = part * articlesPerPart;
    const size = Math.min(articlesPerPart, count - first);
    const start = tier.start + first;
    return {
      start,
      count: size,
      ask: (list) => ({
        count: size,
        countFrom: (seconds) => (list ? Math.min(Math.max(countFrom(list, seconds) - start, 0), size) : size),
        async postings(gram) {
          const code = scatter(gram);
          const bucket = await files.bytes(`${folder}/${bucketFile(bucketOf(code, bits))}`);
          const found = findInBucket(bucket, code, { count, bits });
          if (!found) return null;
          if ('postings' in found) return size === count ? found.postings : within(found.postings, first);
          const file = `${folder}/${postingsFile(code, part)}`;
          return parsePostings(await files.bytes(file), articlesPerPart);
        },
      }),
    };
  });
}

/** Of a tier's postings, those of the part that begins at `first`, counted from there. */
function within(postings: Postings, first: number): Postings {
  const [title, summary, text] = postings.map((numbers) => {
    const from = lowerBound(numbers, first);
    return numbers.slice(from, lowerBound(numbers, first + articlesPerPart)).map((number) => number - first);
  }) as [Uint32Array, Uint32Array, Uint32Array];
  return [title, summary, text];
}

/** How many of some numbers, in order, are below a limit. */
function lowerBound(numbers: Uint32Array, limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] as number) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
