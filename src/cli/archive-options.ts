import { realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { archiveFolder } from '#contract/archive-files.ts';
import type { SearchCover } from '#ingest/build-archive.ts';
import { isTimezone } from '#ingest/post/timezone.ts';
import { cacheFolder } from './cache-folder.ts';
import { readerFolder } from './install-reader.ts';
import {
  type PictureOptions,
  parsePictureOptions,
  pictureOptionsHelp,
  pictureOptionTypes,
} from './picture-options.ts';
import { newSite, type SiteSettings } from './site-settings.ts';
import { UsageError } from './usage-error.ts';

/** The options that `build` and `ingest` share. */
export type ArchiveOptions = Pick<SiteSettings, 'base' | 'title' | 'address'> &
  PictureOptions & {
    content: string;
    site: string;
    timezone: string;
    report: string | null;
    /** Folder of the site's cache, `null` for none. */
    cache: string | null;
    /** Folder or address of the former site, `null` for the one in `site`. */
    previous: string | null;
    search: SearchCover;
    /** WebSub hub that tells of changes in feeds, `null` for none. */
    hub: string | null;
    /** How many articles get a page of their own; `null` for as many as a free host has room for. */
    pages: number | 'all' | null;
    strict: boolean;
  };

export const archiveOptionsHelp = `  --out SITE          the site's folder; made when it is not there
  --address URL       where readers will find the site, as https://reader.example.com/: links that leave it are made of this
  --base /sub/        path of the site on its host (default that of the address, else /)
  --title TEXT        name of the archive (default Lectern)
  --timezone ZONE     zone of dates that name none, as Europe/Berlin or Asia/Shanghai (default UTC)
${pictureOptionsHelp}  --search text       what full-text search covers: text, or titles (and summaries), which takes a tenth of the space
  --pages N           how many articles get a page of their own, the newest first: a number, or all (default: what free hosts take)
  --hub URL           WebSub hub that tells readers of the feeds about changes
  --report FILE       writes what became of every post, as JSON
  --cache DIR         folder for what the next build can use again (default: in the user's cache folder)
  --no-cache          keeps nothing for the next build
  --previous SITE     folder or address of the former site, whose links are to be kept, where --out is empty
  --strict            exit with 1 when there are problems
`;

/**
 * Parses the arguments of `build` and `ingest`; `null` when help was asked for.
 * @param settingsOf what stands for the settings of a site that the call does not name.
 * @throws UsageError that names the argument and what is allowed.
 */
export function parseArchiveOptions(
  args: string[],
  settingsOf: (site: string) => SiteSettings = () => newSite,
): ArchiveOptions | null {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      address: { type: 'string' },
      base: { type: 'string' },
      title: { type: 'string' },
      timezone: { type: 'string', default: 'UTC' },
      ...pictureOptionTypes,
      search: { type: 'string' },
      pages: { type: 'string' },
      hub: { type: 'string' },
      report: { type: 'string' },
      cache: { type: 'string' },
      'no-cache': { type: 'boolean', default: false },
      previous: { type: 'string' },
      strict: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) return null;
  checkNotEmpty('--out', values.out);
  checkNotEmpty('--report', values.report);
  checkNotEmpty('--title', values.title);
  checkNotEmpty('--cache', values.cache);
  checkNotEmpty('--previous', values.previous);
  checkNotEmpty('--proxy-key-file', values['proxy-key-file']);
  checkNotEmpty('--mirror', values.mirror);
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
  const settings = settingsOf(values.out);
  const site = path.resolve(values.out);
  const place = placeOf(values, settings);
  return {
    content: path.resolve(content),
    site,
    ...place,
    title: values.title ?? settings.title,
    timezone: checkTimezone(values.timezone),
    ...parsePictureOptions(values, { site, settings }),
    search: values.search === undefined ? settings.search : checkSearch(values.search),
    pages: values.pages === undefined ? null : checkPages(values.pages),
    hub: values.hub === undefined ? null : checkHub(values.hub),
    report: values.report ?? null,
    cache: values['no-cache'] ? null : cacheFolder(site, values.cache),
    previous: values.previous === undefined ? null : checkPrevious(values.previous),
    strict: values.strict,
  };
}

/** `--out=$SITE` with a variable that is not set: an empty path would be the folder that one happens to be in. */
function checkNotEmpty(option: string, value: string | undefined): void {
  if (value?.trim() === '') throw new UsageError(`${option} has no value: write one after it`);
}

function checkContent(content: string): void {
  const stats = statSync(content, { throwIfNoEntry: false });
  if (!stats) throw new UsageError(`there is no folder ${content}`);
  if (!stats.isDirectory())
    throw new UsageError(`${content} is a file; name the folder that the posts are in`);
}

/** A site owns its archive's and its reader's folders: posts that lie there would be removed as strangers. */
function checkSite(site: string, content: string): void {
  const stats = statSync(site, { throwIfNoEntry: false });
  if (!stats) return;
  if (!stats.isDirectory()) throw new UsageError(`--out ${site} is a file; name a folder`);
  const [inner] = path.relative(realpathSync(site), realpathSync(content)).split(path.sep);
  if (inner === '' || inner === archiveFolder || inner === readerFolder) {
    throw new UsageError(
      'the site cannot be written into the folder of the posts: give --out another folder',
    );
  }
}

function checkSearch(cover: string): SearchCover {
  if (cover === 'text' || cover === 'titles') return cover;
  throw new UsageError(`--search ${cover}: text, or titles for titles and summaries only`);
}

function checkHub(hub: string): string {
  if (/^https?:\/\//.test(hub) && URL.canParse(hub)) return hub;
  throw new UsageError(`--hub ${hub}: the address of a WebSub hub, as https://hub.example.com/`);
}

function checkPages(pages: string): number | 'all' {
  if (pages === 'all') return 'all';
  if (/^\d{1,9}$/.test(pages)) return Number(pages);
  throw new UsageError(`--pages ${pages}: a number of articles, or all`);
}

/** A slip here would break every link of the site, so there must be something. */
function checkPrevious(previous: string): string {
  if (/^https?:\/\//.test(previous) && URL.canParse(previous)) return previous;
  if (isFolder(previous)) return path.resolve(previous);
  throw new UsageError(
    `--previous ${previous}: the folder of a site, or its address as https://reader.example.com/`,
  );
}

function isFolder(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** Where a site is: its address ends with its base. */
function placeOf(
  values: { address?: string; base?: string },
  settings: Pick<SiteSettings, 'address' | 'base'>,
): Pick<SiteSettings, 'address' | 'base'> {
  const base = values.base === undefined ? undefined : checkBase(values.base);
  if (values.address === undefined) {
    const isMoved = base !== undefined && base !== settings.base;
    return { base: base ?? settings.base, address: isMoved ? null : settings.address };
  }
  const address = checkAddress(values.address);
  const { pathname } = new URL(address);
  if (base !== undefined && base !== pathname)
    throw new UsageError(`--base ${base}: the site's address ${address} has the path ${pathname}`);
  return { base: checkBase(pathname), address };
}

function checkAddress(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  const isPlain = url && /^https?:$/.test(url.protocol) && !url.username && !url.search && !url.hash;
  if (!isPlain)
    throw new UsageError(
      `--address ${address}: the address of the site's first page, as https://reader.example.com/sub/`,
    );
  return url.href.endsWith('/') ? url.href : `${url.href}/`;
}

function checkBase(base: string): string {
  // A browser would take `.` and `..` out of the address.
  if (!/^\/((?!\.\.?\/)[\w.~-]+\/)*$/.test(base)) {
    throw new UsageError(`--base ${base}: a path with slashes at both ends, as / or /reader/`);
  }
  return base;
}

function checkTimezone(timezone: string): string {
  if (isTimezone(timezone)) return timezone;
  throw new UsageError(`--timezone ${timezone}: no time zone has this name; use one as Asia/Shanghai`);
}
