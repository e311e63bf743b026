import { isDeepStrictEqual } from 'node:util';
import { archiveOptionsHelp } from './archive-arguments.ts';
import { type ArchiveOptions, parseArchiveOptions } from './archive-options.ts';
import { readSitePage } from './install-reader.ts';
import { publishSite } from './publish-site.ts';
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
  const kept = withServicesOfPage(options);
  const code = await runIngest(kept);
  await publishSite(kept);
  return code;
}

/** The pages of a site allow what it was built with: a service that they refuse would only look broken. */
function withServicesOfPage(options: ArchiveOptions): ArchiveOptions {
  if (readSitePage(options.site) === null) return options;
  const { analytics, comments } = readSiteSettings(options.site);
  const isSame = isDeepStrictEqual([analytics, comments], [options.analytics, options.comments]);
  if (!isSame)
    process.stderr.write(
      'analytics and comments stay as they are: lectern build changes them, and the pages with them\n',
    );
  return { ...options, analytics, comments };
}
