import { archiveOptionsHelp, parseArchiveOptions } from './archive-options.ts';
import { runIngest } from './run-ingest.ts';

const help = `lectern ingest CONTENT --out SITE

Writes only the archive files of a site: new posts, same reader.

${archiveOptionsHelp}`;

/** `lectern ingest`: returns the exit code. */
export async function ingest(args: string[]): Promise<number> {
  const options = parseArchiveOptions(args);
  if (!options) {
    process.stdout.write(help);
    return 0;
  }
  return runIngest(options);
}
