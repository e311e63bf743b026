import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { manifestFile } from '#contract/archive-files.ts';
import { verifyArchive } from '#ingest/archive/verify-archive.ts';
import { UsageError } from './usage-error.ts';

const help = `lectern verify SITE

Checks the files of a site's archive against their hashes and against each other.

  --json      prints what was found as JSON

Exit codes: 0 all is well, 1 something is wrong, 2 could not run.
`;

/** More than these are no help on a terminal; --json has all. */
const maxShown = 20;

/** `lectern verify`: returns the exit code. */
export async function verify(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(help);
    return 0;
  }
  const [site] = positionals;
  if (site === undefined || positionals.length > 1)
    throw new UsageError('name one site: lectern verify SITE');
  if (!existsSync(path.join(site, manifestFile))) {
    throw new UsageError(`${site} has no ${manifestFile}: it is no site, or its first build did not finish`);
  }
  const result = verifyArchive(path.resolve(site));
  if (values.json) process.stdout.write(`${JSON.stringify(result, null, 1)}\n`);
  else print(result);
  return result.faults.length > 0 ? 1 : 0;
}

function print({ articles, files, faults }: ReturnType<typeof verifyArchive>): void {
  for (const { file, detail } of faults.slice(0, maxShown)) process.stdout.write(`${file}: ${detail}\n`);
  if (faults.length > maxShown) process.stdout.write(`… and ${faults.length - maxShown} more\n`);
  const verdict = faults.length === 0 ? 'all is well' : `${faults.length} faults`;
  process.stdout.write(`${articles} articles, ${files} files: ${verdict}\n`);
}
