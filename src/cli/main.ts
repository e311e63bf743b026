import { build } from './build.ts';
import { ingest } from './ingest.ts';
import { serve } from './serve.ts';
import { UsageError } from './usage-error.ts';

const commands: Readonly<Record<string, (args: string[]) => Promise<number>>> = { build, ingest, serve };

const help = `Lectern turns a folder of posts into a reader that lives on any static host.

  lectern build CONTENT --out SITE    a complete site
  lectern ingest CONTENT --out SITE   only the archive of an existing site: new posts, same reader
  lectern serve SITE                  serves a site with the image proxy

  lectern COMMAND --help              all options of a command

Exit codes: 0 done, 1 done but --strict and there are problems, 2 could not run.
`;

process.exitCode = await run(process.argv.slice(2));

async function run([name, ...args]: string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(help);
    return name === undefined ? 2 : 0;
  }
  const command = commands[name];
  try {
    if (!command) throw new UsageError(`there is no command "${name}"; see lectern --help`);
    return await command(args);
  } catch (error) {
    if (!isExpected(error)) throw error;
    process.stderr.write(`lectern: ${error.message}\n`);
    return 2;
  }
}

/** A wrong call, a bad option, or the system's refusal (no such folder, disk full): for these the message is enough. */
function isExpected(error: unknown): error is Error {
  return error instanceof UsageError || (error instanceof Error && 'code' in error);
}
