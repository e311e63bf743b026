import { archiveOptionsHelp, parseArchiveOptions } from './archive-options.ts';
import { findReader } from './find-reader.ts';
import { installReader } from './install-reader.ts';
import { runIngest } from './run-ingest.ts';

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
  const reader = await findReader();
  const code = runIngest(options);
  installReader({ reader, site: options.site, base: options.base, title: options.title });
  return code;
}
