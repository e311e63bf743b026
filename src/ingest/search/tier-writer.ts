import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bucketFile, postingsFile } from '#contract/search-index.ts';
import { contentHash } from '#ingest/archive/content-hash.ts';
import { bucketOf, type Entry, type Postings, printBucket, printPostings } from '#search/postings.ts';
import { articlesPerPart, bucketBits, mostInlineBytes } from '#search/tiers.ts';
import type { GramArticles } from './gather-grams.ts';

/** So few postings never fill a file of their own. */
const neverMany = 1024;

/** The name of a tier: a hash over the names and hashes of its files. */
export function tierName(hashes: ReadonlyMap<string, string>): string {
  return contentHash(
    [...hashes]
      .map(([file, hash]) => `${file} ${hash}`)
      .sort()
      .join('\n'),
  );
}

/**
 * Writes the files of one tier into a folder of its own, from grams in the order of their codes.
 * @param tier.newestRank rank of its newest article, which has number 0.
 */
export function openTierWriter(
  folder: string,
  tier: { count: number; newestRank: number; postings: number },
) {
  const { count, newestRank } = tier;
  const bits = bucketBits({ articles: count, postings: tier.postings });
  const hashes = new Map<string, string>();
  const folders = new Set<string>();
  let entries: Entry[] = [];
  let bucket = 0;

  const write = (file: string, content: Uint8Array | string): void => {
    const target = path.join(folder, file);
    const parent = path.dirname(target);
    if (!folders.has(parent)) mkdirSync(parent, { recursive: true });
    folders.add(parent);
    writeFileSync(target, content);
    hashes.set(file, contentHash(content));
  };

  const finishBucket = (): void => {
    write(bucketFile(bucket), printBucket(entries, { count, bits }));
    entries = [];
    bucket++;
  };

  return {
    write,
    /** Takes a gram; of its articles, those of this tier. */
    add({ code, articles }: GramArticles): void {
      const postings = numbersOf(articles, { count, newestRank });
      if (postings.every(({ length }) => length === 0)) return;
      while (bucket < bucketOf(code, bits)) finishBucket();
      entries.push({ code, found: place(code, postings) });
    },
    /** Writes what is left. @returns the tier's name: the hash of its files. */
    finish(): { name: string; bits: number } {
      while (bucket < 2 ** bits) finishBucket();
      return { name: tierName(hashes), bits };
    },
  };

  /** Postings that are many go into files of their own. */
  function place(code: number, postings: Postings): Entry['found'] {
    const length = postings.reduce((sum, numbers) => sum + numbers.length, 0);
    if (length < neverMany || printPostings(postings, count).length <= mostInlineBytes(count))
      return { postings };
    const parts = Math.ceil(count / articlesPerPart);
    for (let part = 0; part < parts; part++) {
      const [title, summary, text] = postings;
      const ofPart: Postings = [within(title, part), within(summary, part), within(text, part)];
      write(postingsFile(code, part), printPostings(ofPart, articlesPerPart));
    }
    return { parts, count: length };
  }
}

/** The articles of a gram that are in a tier, by field, as numbers of the tier in order. */
function numbersOf(articles: Float64Array, tier: { count: number; newestRank: number }): Postings {
  const numbers: [number[], number[], number[]] = [[], [], []];
  for (let index = articles.length - 1; index >= 0; index--) {
    const article = articles[index] as number;
    const number = tier.newestRank - Math.floor(article / 4);
    if (number >= 0 && number < tier.count) numbers[(article % 4) as 0 | 1 | 2].push(number);
  }
  const [title, summary, text] = numbers;
  return [Uint32Array.from(title), Uint32Array.from(summary), Uint32Array.from(text)];
}

/** Those of a part, counted from its first. */
function within(numbers: Uint32Array, part: number): Uint32Array {
  const first = part * articlesPerPart;
  return numbers
    .filter((number) => number >= first && number < first + articlesPerPart)
    .map((number) => number - first);
}
