import { placesWithFeeds } from '#contract/feed-places.ts';
import { pickedFeedPath } from '#contract/feed-url.ts';
import { categoryKey } from '#contract/list-index.ts';
import type { Manifest } from '#contract/manifest.ts';
import type { Place } from '#contract/places.ts';
import type { SiteView } from '#contract/site.ts';
import { everything, parseView, printView, type View } from '#contract/view.ts';

/**
 * The categories whose feeds hold what a view shows, an empty path for the whole archive: its own, else the next one around it that has a feed.
 * `isExact` says that there is one feed with the view's articles and no others, in whatever order.
 */
export function feedsOfView(
  view: View,
  places: readonly Place[],
  most?: number,
): { isExact: boolean; categories: (readonly string[])[] } {
  const known = new Set(placesWithFeeds(places, most).map(({ path }) => categoryKey(path)));
  const around = (path: readonly string[]): readonly string[] =>
    path.length === 0 || known.has(categoryKey(path)) ? path : around(path.slice(0, -1));
  const wanted = view.categories.length === 0 ? [[]] : view.categories;
  const found = new Map(wanted.map(around).map((path) => [categoryKey(path), path]));
  const categories = found.has('') ? [[]] : [...found.values()];
  const own = { ...everything, categories: categories.filter((path) => path.length > 0) };
  const isExact = categories.length === 1 && printView({ ...view, order: own.order }) === printView(own);
  return { isExact, categories };
}

/** The publisher's view that has the same articles as a view, in whatever order: it has feeds of its own. */
export function siteViewWithFeed(
  view: View,
  { views, feeds, address }: Pick<Manifest['site'], 'views' | 'feeds' | 'address'>,
): SiteView | null {
  if (feeds === null || address === null) return null;
  const feed = pickedFeedPath(view, 'rss');
  const isSame = ({ query }: SiteView): boolean =>
    pickedFeedPath(parseView(new URLSearchParams(query)), 'rss') === feed;
  return views.find(isSame) ?? null;
}
