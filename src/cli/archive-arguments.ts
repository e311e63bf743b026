import path from 'node:path';
import { parseArgs } from 'node:util';
import { checkContent, checkSite, isFolder } from './archive-folders.ts';
import { pictureOptionsHelp, pictureOptionTypes } from './picture-options.ts';
import { UsageError } from './usage-error.ts';

export const archiveOptionsHelp = `  --out SITE          the site's folder; made when it is not there
  --address URL       where readers will find the site, as https://reader.example.com/: links that leave it are made of this
  --base /sub/        path of the site on its host (default that of the address, else /)
  --title TEXT        name of the archive (default Lectern)
  --timezone ZONE     zone of dates that name none, as Europe/Berlin or Asia/Shanghai (default UTC)
${pictureOptionsHelp}  --search text       what full-text search covers: text, or titles (and summaries), which takes a tenth of the space
  --pages N           how many articles get a page of their own, starred and newest first: a number, or all (default: what free hosts take)
  --hub URL           WebSub hub that tells readers of the feeds about changes
  --config FILE       file of settings (default: lectern.config.json in CONTENT); see docs/settings.md
  --report FILE       writes what became of every post, as JSON
  --cache DIR         folder for what the next build can use again (default: in the user's cache folder)
  --no-cache          keeps nothing for the next build
  --previous SITE     folder or address of the former site, whose links are to be kept, where --out is empty
  --strict            exit with 1 when there are problems
`;

/** What the call of `build` or `ingest` says, as it was typed. */
export type ArchiveArguments = NonNullable<ReturnType<typeof readArchiveArguments>>;

/**
 * Takes a call apart and checks its folders and whether it contradicts itself; what its options mean is left to others. `null` when help was
 * asked for.
 * @throws UsageError that names the argument and what is allowed.
 */
export function readArchiveArguments(args: string[]) {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      address: { type: 'string' },
      base: { type: 'string' },
      title: { type: 'string' },
      timezone: { type: 'string' },
      ...pictureOptionTypes,
      search: { type: 'string' },
      pages: { type: 'string' },
      hub: { type: 'string' },
      config: { type: 'string' },
      report: { type: 'string' },
      cache: { type: 'string' },
      'no-cache': { type: 'boolean', default: false },
      previous: { type: 'string' },
      strict: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return null;
  for (const option of notEmpty) checkNotEmpty(`--${option}`, values[option]);
  const [content, ...others] = positionals;
  if (content === undefined || content.trim() === '')
    throw new UsageError('name the folder of posts: lectern build CONTENT --out SITE');
  if (others.length > 0)
    throw new UsageError(`one folder of posts at a time; "${others[0]}" is one too many`);
  if (values.out === undefined) throw new UsageError('name the folder of the site: --out SITE');
  checkContent(content);
  checkSite(values.out, content);
  if (values.report !== undefined && isFolder(values.report))
    throw new UsageError(`--report ${values.report} is a folder; name a file`);
  if (values['no-cache'] && values.cache !== undefined)
    throw new UsageError('--cache and --no-cache: only one of them');
  return { values, content: path.resolve(content), site: path.resolve(values.out) };
}

const notEmpty = [
  'out',
  'report',
  'title',
  'cache',
  'previous',
  'config',
  'proxy-key-file',
  'mirror',
] as const;

/** `--out=$SITE` with a variable that is not set: an empty path would be the folder that one happens to be in. */
function checkNotEmpty(option: string, value: string | undefined): void {
  if (value?.trim() === '') throw new UsageError(`${option} has no value: write one after it`);
}
