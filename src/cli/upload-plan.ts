import { manifestFile } from '#contract/archive-files.ts';
import { isArticleId } from '#contract/article-id.ts';
import { feedFiles, feedsFolder } from '#contract/feed-url.ts';
import { historyFile } from '#contract/history.ts';
import { isKeptForEver } from '#contract/kept-files.ts';

/** They switch the bucket to the new site, one after the other. */
export const switches: readonly string[] = [historyFile, manifestFile, '404.html', 'index.html'];

/** What an upload has to do, in the order of the keys. */
export type UploadPlan = {
  /** Files whose names are their content: nobody knows them yet, so they go first. */
  kept: string[];
  /** Pages, feeds and the like. */
  others: string[];
  /** Those of `switches` that changed. */
  switched: string[];
  /** Pages and feeds that the site has no longer. */
  gone: string[];
  /** Named by the site before the last one, and by nothing since. */
  expired: string[];
  /** Named by the last site, whose readers may still ask for them: they go with the next upload. */
  leaving: string[];
};

/**
 * Plans how a bucket becomes a site, so that whoever reads meanwhile has all of the old one or all of the new one.
 * @param files the site's files.
 * @param stored the names of what is in the bucket.
 * @param isSame says whether a file is in the bucket as it is.
 * @param left what the upload before found to be no longer named.
 */
export function planUpload(
  files: readonly string[],
  stored: readonly string[],
  { isSame, left }: { isSame: (file: string) => boolean; left: readonly string[] },
): UploadPlan {
  const wanted = new Set(files);
  const formerly = new Set(left);
  const changed = files.filter((file) => !isSame(file)).sort();
  const switched = switches.filter((file) => changed.includes(file));
  const strangers = stored.filter((file) => !wanted.has(file)).sort();
  const unnamed = strangers.filter(isKeptForEver);
  // Until the site changes, what the last one named stays.
  const isNewSite = switched.includes(manifestFile) || switched.includes('index.html');
  return {
    kept: changed.filter(isKeptForEver),
    others: changed.filter((file) => !isKeptForEver(file) && !switches.includes(file)),
    switched,
    gone: strangers.filter(isPublished),
    expired: isNewSite ? unnamed.filter((file) => formerly.has(file)) : [],
    leaving: isNewSite ? unnamed.filter((file) => !formerly.has(file)) : [...left],
  };
}

const feedNames: readonly string[] = Object.values(feedFiles);

const sitemap = /^sitemap(-(\d{4}-\d{2}|undated)(-\d+)?)?\.xml$/;

/** Whether a build may have written a page or feed of this name. Only such files are removed: a bucket may hold others. */
function isPublished(file: string): boolean {
  if (sitemap.test(file)) return true;
  const [folder, name = '', last, ...deeper] = file.split('/');
  if (folder === 'a' && deeper.length === 0)
    return last === undefined
      ? name.endsWith('.md') && isArticleId(name.slice(0, -3))
      : last === 'index.html' && isArticleId(name);
  if (folder === feedsFolder && deeper.length === 0)
    return last === undefined
      ? name === 'sources.opml'
      : /^([0-9a-f]{16}|all)$/.test(name) && feedNames.includes(last);
  return false;
}
