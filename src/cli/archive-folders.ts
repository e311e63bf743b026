import { realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { archiveFolder } from '#contract/archive-files.ts';
import { readerFolder } from '#contract/kept-files.ts';
import { UsageError } from './usage-error.ts';

/** @throws UsageError when the folder of posts is not there. */
export function checkContent(content: string): void {
  const stats = statSync(content, { throwIfNoEntry: false });
  if (!stats) throw new UsageError(`there is no folder ${content}`);
  if (!stats.isDirectory())
    throw new UsageError(`${content} is a file; name the folder that the posts are in`);
}

/**
 * A site owns its archive's and its reader's folders: posts that lie there would be removed as strangers.
 * @throws UsageError when a site cannot be written there.
 */
export function checkSite(site: string, content: string): void {
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

/** A slip here would break every link of the site, so there must be something. @throws UsageError when there is not. */
export function checkPrevious(previous: string): string {
  if (/^https?:\/\//.test(previous) && URL.canParse(previous)) return previous;
  if (isFolder(previous)) return path.resolve(previous);
  throw new UsageError(
    `--previous ${previous}: the folder of a site, or its address as https://reader.example.com/`,
  );
}

export function isFolder(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
