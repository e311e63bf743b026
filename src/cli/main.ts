import { build } from './build.ts';
import { ingest } from './ingest.ts';
import { serve } from './serve.ts';
import { UsageError } from './usage-error.ts';
import { verify } from './verify.ts';

const commands: Readonly<Record<string, (args: string[]) => Promise<number>>> = {
  build,
  ingest,
  serve,
  verify,
};

const help = `Lectern turns a folder of posts into a reader that lives on any static host.

  lectern build CONTENT --out SITE    a complete site
  lectern ingest CONTENT --out SITE   only the archive of an existing site: new posts, same reader
  lectern serve SITE                  serves a site with the image proxy
  lectern verify SITE                 checks a site's files against their hashes

  lectern COMMAND --help              all options of a command

Exit codes: 0 done, 1 done but --strict and there are problems, 2 could not run.
`;

process.exitCode = await run(process.argv.slice(2));

async function run([name, ...args]: string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(help);
    return name === undefined ? 2 : 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  try {
    if (!command) throw new UsageError(`there is no command "${name}"; see lectern --help`);
    return await command(args);
  } catch (error) {
    process.stderr.write(`lectern: ${messageOf(error, name)}\n`);
    return 2;
  }
}

/** For a wrong call or the system's refusal (no such folder, disk full) the message is enough; a bug shows where it is. */
function messageOf(error: unknown, command: string): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof UsageError || 'syscall' in error) return error.message;
  const isWrongOption = 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  return isWrongOption ? `${error.message}; see lectern ${command} --help` : (error.stack ?? error.message);
}
