import { categoryHash, textHash } from './category-hash.ts';
import { categoryKey } from './list-index.ts';
import { everything, printView, type View } from './view.ts';

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

/**
 * The address of the feed of a view that the publisher has picked. A feed is newest first, in whatever order the view is; that of one category is the category's:
 * `pickedFeedPath({ ...everything, words: '芯片' }, 'rss')` -> `"feeds/8c4e…/rss.xml"`.
 */
export function pickedFeedPath(view: View, kind: FeedKind): string {
  const categories = view.categories.toSorted((a, b) => (categoryKey(a) < categoryKey(b) ? -1 : 1));
  const same = printView({ ...view, categories, order: view.words === '' ? 'newest' : 'best' });
  const [category = [], ...others] = categories;
  const isCategory = others.length === 0 && same === printView({ ...everything, categories });
  if (isCategory) return feedPath(category, kind);
  return `${feedsFolder}/${textHash(`view:${same}`)}/${feedFiles[kind]}`;
}

const viewFeedFiles = { rss: 'feed.xml', atom: 'feed.atom', json: 'feed.json' } as const;

/**
 * The address of the feed of any view below a site that has an edge (docs/edge.md): it has the query of the view itself.
 * `viewFeedPath({ ...everything, words: '芯片' }, 'rss')` -> `"feed.xml?words=…"`.
 */
export function viewFeedPath(view: View, kind: FeedKind): string {
  return viewFeedFiles[kind] + printView(view);
}

/** The form of a view's feed at a path below the site, `null` for any other path. */
export function viewFeedKind(path: string): FeedKind | null {
  return (['rss', 'atom', 'json'] as const).find((kind) => viewFeedFiles[kind] === path) ?? null;
}

function feedName(category: readonly string[]): string {
  return category.length === 0 ? 'all' : categoryHash(category);
}
