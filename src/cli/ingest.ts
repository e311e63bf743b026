import { publishPages } from '#ingest/pages/publish-pages.ts';
import { archiveOptionsHelp, parseArchiveOptions } from './archive-options.ts';
import { hasSitePage, readSitePage } from './install-reader.ts';
import { printPages } from './progress.ts';
import { runIngest } from './run-ingest.ts';
import { readSiteSettings } from './site-settings.ts';

const help = `lectern ingest CONTENT --out SITE

Writes only the archive files of a site: new posts, same reader. The site keeps its base, title and
image proxy where no option says otherwise.

${archiveOptionsHelp}`;

/** `lectern ingest`: returns the exit code. */
export async function ingest(args: string[]): Promise<number> {
  const options = parseArchiveOptions(args, readSiteSettings);
  if (!options) {
    process.stdout.write(help);
    return 0;
  }
  const code = await runIngest(options);
  const { site, base, pages, cache } = options;
  if (hasSitePage(site)) printPages(publishPages(site, { shell: readSitePage(site), base, pages, cache }));
  return code;
}
