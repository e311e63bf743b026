import type { Articles } from '#ingest/articles.ts';
import type { BuildCache } from '#ingest/cache/build-cache.ts';
import { StaleCache } from '#ingest/cache/stale-cache.ts';
import { shortHash } from '#ingest/fingerprint.ts';
import type { Story } from '#ingest/stories.ts';
import { shardJson } from './row-cells.ts';
import type { SiteFiles } from './site-files.ts';
import type { ListedRows } from './write-lists.ts';

/** The articles of a build as rows, newest first, and how to write shards of them. */
export function listRows(options: {
  articles: Articles;
  stories: readonly Story[];
  cache: BuildCache;
  files: SiteFiles;
}): ListedRows & {
  id: (position: number) => string;
  /** Text that is equal when an article and its row are. */
  key: (position: number) => string;
  json: (positions: readonly number[]) => string;
} {
  const { articles, stories, cache, files } = options;
  const order = articles.newestFirst();
  const storyAt = placeStories(stories, order);
  const at = (position: number): number => order[position] as number;

  const cellsOf = (number: number): string => {
    const cells = cache.rowAt(...articles.row(number));
    // After a power cut a file may have its length and zeros for content.
    if (!cells.startsWith(`"${articles.wantedId(number)}"\t`) || cells.includes('\0'))
      throw new StaleCache('a damaged row');
    return cells;
  };

  const json = (positions: readonly number[]): string =>
    shardJson(
      positions.map((position) => ({
        cells: cellsOf(at(position)),
        change: articles.changeOf(at(position)),
      })),
    );

  return {
    length: order.length,
    id: (position) => articles.id(at(position)),
    key: (position) =>
      `${articles.id(at(position))} ${articles.entryKey(at(position))} ${articles.rowKey(at(position))}`,
    date: (position) => articles.date(at(position)),
    hash: (position) => articles.idHash(at(position)),
    categories: (position) => articles.categories(at(position)),
    story: (position) => storyAt.get(position) ?? null,
    json,
    write(positions) {
      const key = shortHash(positions.map((position) => articles.rowKey(at(position))).join('\n'));
      const same = cache.shards.find(key);
      const name = same !== undefined && files.keep('rows', same) ? same : files.add('rows', json(positions));
      cache.shards.use(key, name);
      return name;
    },
  };
}

/** Stories by the position of each of their articles, as positions. */
function placeStories(stories: readonly Story[], order: Uint32Array): Map<number, number[]> {
  const members = new Set(stories.flat());
  const positions = new Map<number, number>();
  if (members.size > 0) {
    order.forEach((number, position) => {
      if (members.has(number)) positions.set(number, position);
    });
  }
  const placed = new Map<number, number[]>();
  for (const story of stories) {
    const places = story.map((number) => positions.get(number) as number);
    for (const position of places) placed.set(position, places);
  }
  return placed;
}
