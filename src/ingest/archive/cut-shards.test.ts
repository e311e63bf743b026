import { describe, expect, it } from 'vitest';
import { idFromPath } from '#ingest/article-ids.ts';
import { cutShards } from './cut-shards.ts';

type Rows = { id: string }[];

const row = (name: string): { id: string } => ({ id: idFromPath(name) });
const rows: Rows = Array.from({ length: 4000 }, (_, number) => row(`post ${number}.md`));

const namesOf = (list: Rows): Set<string> =>
  new Set(cutShards(list).map((shard) => shard.map(({ id }) => id).join()));

const before = namesOf(rows);
const changesOf = (list: Rows): number => [...namesOf(list)].filter((name) => !before.has(name)).length;

/** How many shards are new after one change, for changes all along the list. */
const along = (change: (position: number) => Rows): number[] =>
  Array.from({ length: 400 }, (_, step) => changesOf(change(step * 10)));

describe('cutShards', () => {
  it('keeps all rows in their order', () => {
    expect(cutShards(rows).flat()).toEqual(rows);
    expect(cutShards([])).toEqual([]);
    expect(cutShards(rows.slice(0, 1))).toEqual([rows.slice(0, 1)]);
  });

  it('makes shards of 32 to 512 rows, about 128', () => {
    const sizes = cutShards(rows).map((shard) => shard.length);
    expect(Math.min(...sizes.slice(0, -1))).toBeGreaterThanOrEqual(32);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(512);
    expect(rows.length / sizes.length).toBeGreaterThan(100);
    expect(rows.length / sizes.length).toBeLessThan(160);
  });

  it('ends a shard at 512 rows when no row asks for a cut', () => {
    const same: Rows = Array.from({ length: 1200 }, () => ({ id: '0' }));
    expect(cutShards(same).map((shard) => shard.length)).toEqual([512, 512, 176]);
  });

  it('does not cut before 32 rows, however many rows ask for it', () => {
    const eager = rows.find(
      ({ id }) => cutShards([...Array(31).fill({ id: '0' }), { id }, row('x')]).length === 2,
    );
    expect(eager).toBeDefined();
    const sizes = cutShards(Array(100).fill(eager)).map((shard) => shard.length);
    expect(sizes).toEqual([32, 32, 32, 4]);
  });

  it('changes one shard for a row that comes, now and then a neighbour', () => {
    const changes = along((at) => [...rows.slice(0, at), row(`new ${at}`), ...rows.slice(at)]);
    expect(Math.max(...changes)).toBeLessThanOrEqual(3);
    expect(changes.filter((count) => count === 1).length).toBeGreaterThan(changes.length * 0.8);
  });

  it('changes one shard for a row that goes, now and then a neighbour', () => {
    const changes = along((at) => rows.toSpliced(at, 1));
    expect(Math.max(...changes)).toBeLessThanOrEqual(2);
    expect(changes.filter((count) => count === 1).length).toBeGreaterThan(changes.length * 0.8);
  });

  it('cuts the same rows at the same places', () => {
    expect(namesOf([...rows])).toEqual(before);
  });
});
