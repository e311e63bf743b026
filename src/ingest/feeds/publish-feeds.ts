import { existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { placesWithFeeds } from '#contract/feed-places.ts';
import { type FeedKind, feedFiles, feedPath, feedsFolder, pickedFeedPath } from '#contract/feed-url.ts';
import { categoryKey } from '#contract/list-index.ts';
import type { Place } from '#contract/places.ts';
import type { Row } from '#contract/row.ts';
import type { SiteView } from '#contract/site.ts';
import { everything, parseView, printView, type View } from '#contract/view.ts';
import { newestRows } from '#ingest/site/newest-rows.ts';
import { openPublished } from '#ingest/site/published-before.ts';
import { openSiteArchive, type SiteArchive } from '#ingest/site/read-site.ts';
import { rowsOfView } from '#ingest/site/rows-of-view.ts';
import { writeChanged } from '#ingest/site/write-changed.ts';
import { type FeedItem, feedItem } from '#publish/feed.ts';
import { type Outline, opml } from '#publish/opml.ts';
import type { PublishedSite } from '#publish/published-site.ts';
import { viewFeed } from '#publish/view-feed.ts';

const sourcesFile = `${feedsFolder}/sources.opml`;

export type FeedsOptions = {
  /** Path of the site on its host, with slashes at both ends. */
  base: string;
  /** Folder of the site's cache; `null` for none: then every feed is made again, and written where it differs. */
  cache: string | null;
};

/** How many files of feeds there are, how many had to be written, and which of the publisher's views turned out to show nothing. */
export type PublishedFeeds = { count: number; written: number; emptyViews: string[] };

/**
 * Writes the feeds of a site's archive, as its manifest wants them: of all articles, of categories and sources, and of the views that the publisher has
 * picked, in three forms, and an OPML file that names them. Only files that change are written; what they hold depends on the archive and the options alone.
 * Feeds have to name themselves, so a site that does not know its address has none.
 */
export async function publishFeeds(site: string, { base, cache }: FeedsOptions): Promise<PublishedFeeds> {
  const state = openPublished(site, cache, 'feeds.json', [base]);
  const before = state.before();
  if (before) return { count: before.length, written: 0, emptyViews: [] };
  const archive = openSiteArchive(site);
  const { address, feeds, views } = archive.manifest.site;
  const files = new Map<string, () => string>();
  const emptyViews: string[] = [];
  if (address !== null && feeds !== null) {
    const published = { ...archive.manifest.site, address, base };
    const add = (view: View, rows: readonly Row[], name?: string): void => {
      for (const kind of Object.keys(feedFiles) as FeedKind[]) {
        const file = pickedFeedPath(view, kind);
        files.set(file, () =>
          viewFeed(kind, view, {
            site: published,
            items: itemsOf(archive, rows, published),
            self: address + file,
            hub: feeds.hub,
            ...(name !== undefined && { name }),
          }),
        );
      }
    };
    const rowsOf = (index: string, category: readonly string[]): Row[] =>
      newestRows(archive, { index, category, count: feeds.items });
    add(everything, rowsOf(archive.manifest.list, []));
    const places = placesWithFeeds(archive.places(), feeds.most);
    for (const { path: category, index } of places) add(categoryView(category), rowsOf(index, category));
    for (const { name, query } of views) {
      const view = parseView(new URLSearchParams(query));
      const rows = await rowsOfView(site, archive, { view, count: feeds.items });
      if (rows.length === 0) emptyViews.push(name);
      add(view, rows, name);
    }
    files.set(sourcesFile, () =>
      opml(published.title, [
        ...views.map((view) => outlineOfView(view, address)),
        ...outlines(archive.places(), new Set(places.map(keyOf)), address),
      ]),
    );
  }
  let written = 0;
  for (const [file, text] of files) if (writeChanged(path.join(site, file), text())) written += 1;
  removeOthers(site, files);
  state.save([...files.keys()]);
  return { count: files.size, written, emptyViews };
}

const keyOf = (place: Place): string => categoryKey(place.path);

function itemsOf(
  archive: SiteArchive,
  rows: readonly Row[],
  site: PublishedSite & { address: string },
): FeedItem[] {
  return rows.flatMap(({ id }) => {
    const article = archive.article(id);
    return article ? [feedItem(article, site)] : [];
  });
}

const categoryView = (category: readonly string[]): View => ({
  ...everything,
  categories: category.length === 0 ? [] : [category],
});

function outlineOfView({ name, query }: SiteView, address: string): Outline {
  const feed = pickedFeedPath(parseView(new URLSearchParams(query)), 'rss');
  return { title: name, feed: address + feed, page: address + query, children: [] };
}

function outlines(places: readonly Place[], withFeeds: ReadonlySet<string>, address: string): Outline[] {
  return places
    .filter((place) => withFeeds.has(keyOf(place)))
    .map(({ path: category, children }) => ({
      title: category.at(-1) ?? '',
      feed: address + feedPath(category, 'rss'),
      page: address + printView(categoryView(category)),
      children: outlines(children, withFeeds, address),
    }));
}

/** Only what has the name of a feed is removed. */
function removeOthers(site: string, wanted: ReadonlyMap<string, unknown>): void {
  const folder = path.join(site, feedsFolder);
  if (!existsSync(folder)) return;
  if (!wanted.has(sourcesFile)) rmSync(path.join(site, sourcesFile), { force: true });
  for (const name of readdirSync(folder)) {
    if (!/^([0-9a-f]{16}|all)$/.test(name)) continue;
    for (const file of Object.values(feedFiles).map((file) => `${feedsFolder}/${name}/${file}`))
      if (!wanted.has(file)) rmSync(path.join(site, file), { force: true });
    const own = path.join(folder, name);
    if (readdirSync(own).length === 0) rmdirSync(own);
  }
}
