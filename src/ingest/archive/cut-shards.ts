import { hash32 } from '#contract/hash.ts';

/** A shard holds about this many rows: some 12 KB of brotli, a screen of twenty many times over. */
const target = 128;
const least = target / 4;
const most = target * 4;

/**
 * Cuts a list where its content says so: after a row whose id has a certain hash. A row that comes or goes changes the shard
 * it is in and no other, as in rsync's chunks; cuts at every n-th row would move all that follow.
 */
export function cutShards<Row extends { id: string }>(rows: readonly Row[]): Row[][] {
  const shards: Row[][] = [];
  let shard: Row[] = [];
  for (const row of rows) {
    shard.push(row);
    const isBoundary = shard.length >= least && hash32(row.id) % (target - least) === 0;
    if (isBoundary || shard.length === most) {
      shards.push(shard);
      shard = [];
    }
  }
  if (shard.length > 0) shards.push(shard);
  return shards;
}
