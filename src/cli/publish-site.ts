import { publishFeeds } from '#ingest/feeds/publish-feeds.ts';
import { publishLists } from '#ingest/pages/publish-lists.ts';
import { publishPages } from '#ingest/pages/publish-pages.ts';
import type { ArchiveOptions } from './archive-options.ts';
import { readSitePage } from './install-reader.ts';
import { printPublished } from './progress.ts';

/** Writes feeds, and the pages of lists and articles, once archive and reader are there; a site without a reader has no pages. */
export async function publishSite({ site, base, pages, cache }: ArchiveOptions): Promise<void> {
  const { emptyViews, ...feeds } = await publishFeeds(site, { base, cache });
  printPublished('feeds', feeds);
  for (const name of emptyViews)
    process.stdout.write(`the view "${name}" of the settings shows no article\n`);
  const shell = readSitePage(site);
  if (shell === null) return;
  printPublished('pages of lists', publishLists(site, { shell, base }));
  printPublished('pages of articles', publishPages(site, { shell, base, pages, cache }));
}
