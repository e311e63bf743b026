/** How large shards are from a position in the list on: rows at least and at most. */
type Size = { from: number; least: number; most: number };

/**
 * What people read most is new and comes in small files; the long past comes in large ones, so that changes all over an archive
 * touch few files.
 */
const sizes: readonly Size[] = [
  { from: 0, least: 256, most: 768 },
  { from: 1024, least: 1536, most: 3328 },
  { from: 16_384, least: 3072, most: 6656 },
];

/**
 * Cuts a list where its content says so: each shard ends after the row whose id has the smallest hash among those that could be its
 * last. A row that comes or goes changes the shard it is in, and hardly ever another; cuts at every n-th row would move all that
 * follow.
 * @param hashAt `hash32` of the id of the row at a position, newest first.
 * @returns the ends of the shards: the position after the last row of each.
 */
export function cutShards(length: number, hashAt: (position: number) => number): number[] {
  const ends: number[] = [];
  let start = 0;
  while (start < length) {
    const { least, most } = sizeAt(start);
    let end = Math.min(start + most, length);
    if (end < length) {
      let smallest = Infinity;
      for (let position = start + least - 1; position < start + most; position++) {
        const hash = hashAt(position);
        if (hash >= smallest) continue;
        smallest = hash;
        end = position + 1;
      }
    }
    ends.push(end);
    start = end;
  }
  return ends;
}

function sizeAt(position: number): Size {
  return sizes.findLast(({ from }) => from <= position) as Size;
}
