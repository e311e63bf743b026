import { describe, expect, it } from 'vitest';
import { hash32 } from '#contract/hash.ts';
import { idFromPath } from '#ingest/article-ids.ts';
import { cutShards } from './cut-shards.ts';

/** Hashes of ids, of which a list is made here. */
type Hashes = readonly number[];

const hashOf = (name: string): number => hash32(idFromPath(name));
const rows: Hashes = Array.from({ length: 40_000 }, (_, number) => hashOf(`post ${number}.md`));

const cut = (hashes: Hashes): number[] => cutShards(hashes.length, (position) => hashes[position] as number);

const sizesOf = (ends: readonly number[]): number[] => ends.map((end, index) => end - (ends[index - 1] ?? 0));

/** The shards of a list, each as one text. */
function shardsOf(hashes: Hashes): Set<string> {
  const ends = cut(hashes);
  return new Set(ends.map((end, index) => hashes.slice(ends[index - 1] ?? 0, end).join()));
}

const before = shardsOf(rows);
const changesOf = (hashes: Hashes): number =>
  [...shardsOf(hashes)].filter((shard) => !before.has(shard)).length;

/** How many shards are new after one change, for changes all along the list. */
const along = (change: (position: number) => Hashes): number[] =>
  Array.from({ length: 40 }, (_, step) => changesOf(change(step * 997)));

describe('cutShards', () => {
  it('gives ends that go up to the last row', () => {
    const ends = cut(rows);
    expect(ends).toEqual([...new Set(ends)].sort((a, b) => a - b));
    expect(ends.at(-1)).toBe(rows.length);
    expect(cut([])).toEqual([]);
    expect(cut(rows.slice(0, 1))).toEqual([1]);
  });

  it.each([
    ['the first thousand', 0, 1024, { least: 256, most: 768 }],
    ['the next', 1024, 16_384, { least: 1536, most: 3328 }],
    ['those far back', 16_384, 40_000, { least: 3072, most: 6656 }],
  ])('makes shards as large as their place says: %s', (_, from, before, { least, most }) => {
    const sizes = [0, 1, 2, 3, 4].flatMap((list) => {
      const ends = cut(rows.toSpliced(0, list * 200));
      return sizesOf(ends).filter((size, index) => {
        const start = (ends[index] as number) - size;
        return start >= from && start < before && index + 1 < ends.length;
      });
    });
    expect(sizes.length).toBeGreaterThan(9);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(least);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(most);
    expect(new Set(sizes).size).toBeGreaterThan(3);
  });

  it('ends a shard after the row with the smallest hash, the first of several, from the least to the most', () => {
    const ended = (small: readonly number[]): number | undefined => {
      const hashes = Array<number>(2000).fill(9);
      for (const [order, position] of small.entries()) hashes[position] = 8 - order;
      return cut(hashes)[0];
    };
    expect(ended([])).toBe(256);
    expect(ended([255])).toBe(256);
    expect(ended([500])).toBe(501);
    expect(ended([500, 300, 700, 400])).toBe(401);
    expect(ended([767])).toBe(768);
    // Rows before and behind could not be the last.
    expect(ended([500, 254, 768])).toBe(501);
  });

  it('makes one shard of what fits into one, and leaves the rest at the end as it is', () => {
    expect(cut(rows.slice(0, 768))).toEqual([768]);
    expect(cut(Array(769).fill(0))).toEqual([256, 769]);
  });

  it('changes one shard for a row that comes, now and then some beside it', () => {
    const changes = along((at) => [...rows.slice(0, at), hashOf(`new ${at}`), ...rows.slice(at)]);
    expect(Math.max(...changes)).toBeLessThanOrEqual(4);
    expect(changes.filter((count) => count <= 2).length).toBeGreaterThan(changes.length * 0.8);
  });

  it('changes one shard for a row that goes, now and then some beside it', () => {
    const changes = along((at) => rows.toSpliced(at, 1));
    expect(Math.max(...changes)).toBeLessThanOrEqual(4);
    expect(changes.filter((count) => count <= 2).length).toBeGreaterThan(changes.length * 0.8);
  });
});
