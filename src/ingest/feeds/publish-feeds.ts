import { existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type FeedKind, feedFiles, feedPath, feedsFolder } from '#contract/feed-url.ts';
import { categoryKey } from '#contract/list-index.ts';
import type { Place } from '#contract/places.ts';
import type { Row } from '#contract/row.ts';
import { everything, printView } from '#contract/view.ts';
import { openSiteArchive, type SiteArchive } from '#ingest/site/read-site.ts';
import { writeChanged } from '#ingest/site/write-changed.ts';
import { atom } from '#publish/atom.ts';
import { type Feed, feedItem } from '#publish/feed.ts';
import { jsonFeed } from '#publish/json-feed.ts';
import { type Outline, opml } from '#publish/opml.ts';
import type { PublishedSite } from '#publish/published-site.ts';
import { rss } from '#publish/rss.ts';

/** How many articles a feed has, the newest. */
const itemsEach = 20;
/** Categories and sources with feeds, the largest first: three files each, and hosts count files. */
const mostFeeds = 300;
/** Categories and, on the second level, their sources. */
const levels = 2;
const sourcesFile = `${feedsFolder}/sources.opml`;
const writers: Readonly<Record<FeedKind, (feed: Feed) => string>> = { rss, atom, json: jsonFeed };

export type FeedsOptions = {
  /** Path of the site on its host, with slashes at both ends. */
  base: string;
  /** WebSub hub that tells readers of changes, `null` for none. */
  hub: string | null;
};

/**
 * Writes the feeds of a site's archive: of all articles, and of each category and source, in three forms, and an OPML file that names them. Only files
 * that change are written; what they hold depends on the archive and the options alone. Feeds have to name themselves, so a site that does not know its
 * address has none.
 * @returns how many files of feeds there are, and how many had to be written.
 */
export function publishFeeds(site: string, { base, hub }: FeedsOptions): { count: number; written: number } {
  const archive = openSiteArchive(site);
  const { address } = archive.manifest.site;
  const files = new Map<string, () => string>();
  if (address !== null) {
    const published = { ...archive.manifest.site, address, base };
    const places = placesWithFeeds(archive.places());
    const addFeed = (category: readonly string[], rows: readonly Row[]): void => {
      for (const kind of Object.keys(feedFiles) as FeedKind[]) {
        const file = feedPath(category, kind);
        files.set(file, () =>
          writers[kind](feedOf({ archive, published, category, rows, self: address + file, hub })),
        );
      }
    };
    addFeed([], newestRows(archive, archive.manifest.list, []));
    for (const { path: category, index } of places) addFeed(category, newestRows(archive, index, category));
    files.set(sourcesFile, () =>
      opml(published.title, outlines(archive.places(), new Set(places.map(keyOf)), address)),
    );
  }
  let written = 0;
  for (const [file, text] of files) if (writeChanged(path.join(site, file), text())) written += 1;
  removeOthers(site, files);
  return { count: files.size, written };
}

const keyOf = (place: Place): string => categoryKey(place.path);

/** The largest places of the first levels; those of one size by their keys. */
function placesWithFeeds(roots: readonly Place[]): Place[] {
  const all = roots.flatMap((root) => [root, ...(levels > 1 ? root.children : [])]);
  const largest = all.toSorted((a, b) => b.count - a.count || (keyOf(a) < keyOf(b) ? -1 : 1));
  return largest.slice(0, mostFeeds);
}

/** The newest rows of a category; those of a list that is a part of another have to be picked out of that one's shards. */
function newestRows(archive: SiteArchive, index: string, category: readonly string[]): Row[] {
  const list = archive.list(index, categoryKey(category));
  const rows: Row[] = [];
  for (const { name } of list?.shards ?? []) {
    const all = archive.shard(name);
    rows.push(
      ...(list?.isPart ? all.filter((row) => isIn(row, category)) : all).slice(0, itemsEach - rows.length),
    );
    if (rows.length >= itemsEach) break;
  }
  return rows;
}

function isIn({ categories, others }: Row, category: readonly string[]): boolean {
  const isBelow = (path: readonly string[]): boolean => category.every((name, level) => path[level] === name);
  return categories.some(isBelow) || others.some((other) => other.categories.some(isBelow));
}

function feedOf(options: {
  archive: SiteArchive;
  published: PublishedSite & { address: string };
  category: readonly string[];
  rows: readonly Row[];
  self: string;
  hub: string | null;
}): Feed {
  const { archive, published, category, rows, self, hub } = options;
  const { title, address } = published;
  return {
    title: category.length === 0 ? title : `${category.join(' / ')} · ${title}`,
    home: address + viewOf(category),
    icon: `${address}seal.svg`,
    ...{ self, hub },
    items: rows.flatMap(({ id }) => {
      const article = archive.article(id);
      return article ? [feedItem(article, published)] : [];
    }),
  };
}

function viewOf(category: readonly string[]): string {
  return category.length === 0 ? '' : printView({ ...everything, categories: [[...category]] });
}

function outlines(places: readonly Place[], withFeeds: ReadonlySet<string>, address: string): Outline[] {
  return places
    .filter((place) => withFeeds.has(keyOf(place)))
    .map(({ path: category, children }) => ({
      title: category.at(-1) ?? '',
      feed: address + feedPath(category, 'rss'),
      page: address + viewOf(category),
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
