import { publishPages } from '#ingest/pages/publish-pages.ts';
import type { ArchiveOptions } from './archive-options.ts';
import { readSitePage } from './install-reader.ts';
import { printPages } from './progress.ts';

/** Writes the pages of articles, once archive and reader are there; a site without a reader has none. */
export function writePages({ site, base, pages, cache }: ArchiveOptions): void {
  const shell = readSitePage(site);
  if (shell !== null) printPages(publishPages(site, { shell, base, pages, cache }));
}
