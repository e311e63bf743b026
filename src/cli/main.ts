import '#ingest/older-node.ts';
import { BuildError } from '#ingest/build-error.ts';
import { build } from './build.ts';
import { doctor } from './doctor.ts';
import { ingest } from './ingest.ts';
import { init } from './init.ts';
import { mirror } from './mirror.ts';
import { packageVersion } from './project-root.ts';
import { search } from './search.ts';
import { serve } from './serve.ts';
import { upload } from './upload.ts';
import { UsageError } from './usage-error.ts';
import { verify } from './verify.ts';

const commands: Readonly<Record<string, (args: string[]) => Promise<number>>> = {
  build,
  doctor,
  ingest,
  init,
  mirror,
  search,
  serve,
  upload,
  verify,
};

const help = `Lectern turns a folder of posts into a reader that lives on any static host.

  lectern init [FOLDER]               begins an archive: settings, a first post, a publishing workflow
  lectern build CONTENT --out SITE    a complete site
  lectern ingest CONTENT --out SITE   only the archive of an existing site: new posts, same reader
  lectern serve SITE                  serves a site with the image proxy
  lectern upload SITE --to URL        puts a site into a bucket of R2 or S3, only what changed
  lectern search SITE QUERY           finds articles, as the reader does
  lectern verify SITE                 checks a site's files against their hashes
  lectern doctor SITE                 says what an archive holds and how it is
  lectern mirror SITE --out DIR       keeps copies of its pictures, or of those of a folder of posts

  lectern COMMAND --help              all options of a command
  lectern --version                   the version

Exit codes: 0 done, 1 done but --strict and there are problems, 2 could not run.
`;

// Whoever reads our output may stop (`lectern doctor SITE | head`); the work goes on.
process.stdout.on('error', (error) => {
  if (!('code' in error) || error.code !== 'EPIPE') throw error;
});
process.exitCode = await run(process.argv.slice(2));

async function run([name, ...args]: string[]): Promise<number> {
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(help);
    return name === undefined ? 2 : 0;
  }
  if (name === '--version') {
    process.stdout.write(`${packageVersion()}\n`);
    return 0;
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
  if (error instanceof UsageError || error instanceof BuildError || 'syscall' in error) return error.message;
  const isWrongOption = 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
  return isWrongOption ? `${error.message}; see lectern ${command} --help` : (error.stack ?? error.message);
}
