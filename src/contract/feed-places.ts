import { categoryKey } from './list-index.ts';
import type { Place } from './places.ts';
import { usualFeeds } from './site.ts';

/** Categories and sources with feeds, the largest first: three files each, and hosts count files. */
const mostFeeds = usualFeeds.most;

/**
 * The places that have feeds of their own besides the whole archive: the largest of the first two levels, categories and their sources; those of one size
 * by their keys. Builds write these feeds, and readers know by it which ones are there.
 */
export function placesWithFeeds(roots: readonly Place[], most = mostFeeds): Place[] {
  const all = roots.flatMap((root) => [root, ...root.children]);
  const keyed = all.map((place) => ({ place, key: categoryKey(place.path) }));
  return keyed
    .sort((a, b) => b.place.count - a.place.count || (a.key < b.key ? -1 : 1))
    .slice(0, most)
    .map(({ place }) => place);
}
