import { archiveOptionsHelp, parseArchiveOptions } from './archive-options.ts';
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
  const code = await runIngest(options);
  publishSite(options);
  return code;
}
