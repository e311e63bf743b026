import { hash32 } from './hash.ts';
import { categoryKey } from './list-index.ts';

/** The forms of a feed: RSS 2.0, Atom 1.0 and JSON Feed 1.1. */
export const feedFiles = { rss: 'rss.xml', atom: 'atom.xml', json: 'feed.json' } as const;
export type FeedKind = keyof typeof feedFiles;

export const feedsFolder = 'feeds';

/**
 * The address of a category's feed below the site, and of the whole archive's for an empty path:
 * `feedPath([], 'rss')` -> `"feeds/all/rss.xml"`, `feedPath(['新媒体'], 'json')` -> `"feeds/1f6c…/feed.json"`.
 */
export function feedPath(category: readonly string[], kind: FeedKind): string {
  return `${feedsFolder}/${feedName(category)}/${feedFiles[kind]}`;
}

/** 16 hexadecimal digits: names of categories are too long and too free for file systems. */
function feedName(category: readonly string[]): string {
  if (category.length === 0) return 'all';
  const key = encodeURIComponent(categoryKey(category));
  return [key, `feed:${key}`].map((text) => hash32(text).toString(16).padStart(8, '0')).join('');
}
