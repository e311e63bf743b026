import { publishFeeds } from '#ingest/feeds/publish-feeds.ts';
import { publishPages } from '#ingest/pages/publish-pages.ts';
import type { ArchiveOptions } from './archive-options.ts';
import { readSitePage } from './install-reader.ts';
import { printPublished } from './progress.ts';

/** Writes feeds, and the pages of articles, once archive and reader are there; a site without a reader has no pages. */
export function publishSite({ site, base, hub, pages, cache }: ArchiveOptions): void {
  printPublished('feeds', publishFeeds(site, { base, hub }));
  const shell = readSitePage(site);
  if (shell !== null) printPublished('pages of articles', publishPages(site, { shell, base, pages, cache }));
}
