import { existsSync, readdirSync, rmdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { placesWithFeeds } from '#contract/feed-places.ts';
import { isListPagePath, listPagePath } from '#contract/list-page-url.ts';
import { newestRows } from '#ingest/site/newest-rows.ts';
import { openSiteArchive } from '#ingest/site/read-site.ts';
import { writeChanged } from '#ingest/site/write-changed.ts';
import { listPage } from '#publish/list-page.ts';

/** Two screens: a person who has read them waits for no script any more. */
const rowsEach = 20;
const pageFile = 'index.html';
/** Where pages of categories are, below the site. */
const listsFolder = 'c';

export type ListsOptions = {
  /** The site's own page, which the pages of lists are made of. */
  shell: string;
  /** Path of the site on its host, with slashes at both ends. */
  base: string;
};

/**
 * Writes the site's first page and those of the categories and sources that have feeds, with their newest articles; removes those of categories that
 * are gone. What they hold depends on the archive and the options alone, and only those that change are written.
 * @returns how many pages there are, and how many had to be written.
 */
export function publishLists(
  site: string,
  { shell, base }: ListsOptions,
): { count: number; written: number } {
  const archive = openSiteArchive(site);
  const { manifest } = archive;
  const roots = archive.places();
  const lists = [{ path: [], count: manifest.rows, index: manifest.list }, ...placesWithFeeds(roots)].map(
    ({ path: category, count, index }) => ({ category, count, index, page: listPagePath(category) }),
  );
  const { feeds, address } = manifest.site;
  const fed = new Set(
    address === null || !feeds
      ? []
      : placesWithFeeds(roots, feeds.most).map(({ path }) => listPagePath(path)),
  );
  const pages = new Set(lists.map(({ page }) => page));
  let written = 0;
  for (const { category, count, index, page } of lists) {
    const rows = newestRows(archive, { index, category, count: rowsEach });
    const hasPage = (path: readonly string[]): boolean => pages.has(listPagePath(path));
    const html = listPage(
      shell,
      { category, count, rows, hasFeed: fed.has(page), places: roots, hasPage },
      { ...manifest.site, base },
    );
    if (writeChanged(path.join(site, page, pageFile), html)) written += 1;
  }
  removeOthers(site, pages);
  return { count: lists.length, written };
}

/** Only what has the form of such a page is removed. */
function removeOthers(site: string, wanted: ReadonlySet<string>): void {
  const folder = path.join(site, listsFolder);
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const page = `${listsFolder}/${name}/`;
    if (!isListPagePath(page) || wanted.has(page)) continue;
    rmSync(path.join(site, page, pageFile), { force: true });
    if (readdirSync(path.join(site, page)).length === 0) rmdirSync(path.join(site, page));
  }
}
