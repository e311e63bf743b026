import { statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { UsageError } from './usage-error.ts';

/** The options that `build` and `ingest` share. */
export type ArchiveOptions = {
  content: string;
  site: string;
  base: string;
  title: string;
  timezone: string;
  imageProxy: string | null;
  report: string | null;
  strict: boolean;
};

export const archiveOptionsHelp = `  --out SITE          the site's folder; made when it is not there
  --base /sub/        path of the site on its host (default /)
  --title TEXT        name of the archive (default Lectern)
  --timezone ZONE     zone of dates that name none, as Europe/Berlin or Asia/Shanghai (default UTC)
  --image-proxy URL   an image proxy for readers of the site; lectern serve brings its own
  --report FILE       writes what became of every post, as JSON
  --strict            exit with 1 when there are problems
`;

/**
 * Parses the arguments of `build` and `ingest`; `null` when help was asked for.
 * @throws UsageError that names the argument and what is allowed.
 */
export function parseArchiveOptions(args: string[]): ArchiveOptions | null {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      base: { type: 'string', default: '/' },
      title: { type: 'string', default: 'Lectern' },
      timezone: { type: 'string', default: 'UTC' },
      'image-proxy': { type: 'string' },
      report: { type: 'string' },
      strict: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return null;
  const [content, ...others] = positionals;
  if (content === undefined)
    throw new UsageError('name the folder of posts: lectern build CONTENT --out SITE');
  if (others.length > 0)
    throw new UsageError(`one folder of posts at a time; "${others[0]}" is one too many`);
  if (values.out === undefined) throw new UsageError('name the folder of the site: --out SITE');
  checkFolders(content, values.out);
  return {
    content: path.resolve(content),
    site: path.resolve(values.out),
    base: checkBase(values.base),
    title: values.title,
    timezone: checkTimezone(values.timezone),
    imageProxy: values['image-proxy'] === undefined ? null : checkImageProxy(values['image-proxy']),
    report: values.report ?? null,
    strict: values.strict,
  };
}

function checkFolders(content: string, site: string): void {
  const stats = statSync(content, { throwIfNoEntry: false });
  if (!stats) throw new UsageError(`there is no folder ${content}`);
  if (!stats.isDirectory())
    throw new UsageError(`${content} is a file; name the folder that the posts are in`);
  if (path.resolve(content) === path.resolve(site)) {
    throw new UsageError(
      'the site cannot be written into the folder of the posts: give --out another folder',
    );
  }
}

function checkBase(base: string): string {
  if (!/^\/([\w.~-]+\/)*$/.test(base)) {
    throw new UsageError(`--base ${base}: a path with slashes at both ends, as / or /reader/`);
  }
  return base;
}

function checkTimezone(timezone: string): string {
  try {
    new Intl.DateTimeFormat('en', { timeZone: timezone });
    return timezone;
  } catch (cause) {
    throw new UsageError(`--timezone ${timezone}: no time zone has this name; use one as Asia/Shanghai`, {
      cause,
    });
  }
}

function checkImageProxy(address: string): string {
  const isHttp = URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);
  if (!isHttp) throw new UsageError(`--image-proxy ${address}: an address as https://images.example.com`);
  return address.replace(/\/+$/, '');
}
