import { existsSync } from 'node:fs';
import path from 'node:path';
import { manifestFile } from '#contract/archive-files.ts';
import { archiveOptionsHelp } from './archive-arguments.ts';
import { parseArchiveOptions } from './archive-options.ts';
import { findReader } from './find-reader.ts';
import { writeHeadersFile } from './headers-file.ts';
import { installReader, removeFormerReader } from './install-reader.ts';
import { publishSite } from './publish-site.ts';
import { runIngest } from './run-ingest.ts';
import { UsageError } from './usage-error.ts';

const help = `lectern build CONTENT --out SITE

Makes a complete site of a folder of posts, ready for any static host.

${archiveOptionsHelp}`;

/** `lectern build`: returns the exit code. */
export async function build(args: string[]): Promise<number> {
  const options = parseArchiveOptions(args);
  if (!options) {
    process.stdout.write(help);
    return 0;
  }
  checkIsOurs(options.site);
  const reader = await findReader();
  const code = await runIngest(options);
  installReader({ reader, ...options });
  writeHeadersFile(options.site, options.base);
  await publishSite(options);
  removeFormerReader({ reader, site: options.site });
  return code;
}

/** A build writes the page last: one without an archive is somebody else's. */
function checkIsOurs(site: string): void {
  const page = path.join(site, 'index.html');
  if (!existsSync(page) || existsSync(path.join(site, manifestFile))) return;
  throw new UsageError(
    `${page} is not of a site that lectern built: give --out another folder, or remove that file`,
  );
}
