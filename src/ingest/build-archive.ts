import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { archiveFolder, formatVersion, manifestFile } from '#contract/archive-files.ts';
import { articlePath } from '#contract/article-url.ts';
import { headRows, type Manifest, parseManifest } from '#contract/manifest.ts';
import { compareRows, type Row, toShard } from '#contract/row.ts';
import { lockArchive } from './archive/lock.ts';
import { openSiteFiles } from './archive/site-files.ts';
import { writeAuthors } from './archive/write-authors.ts';
import { writeLists } from './archive/write-lists.ts';
import { openPackWriter, packCountFor } from './archive/write-packs.ts';
import { openIds } from './article-ids.ts';
import { BuildError } from './build-error.ts';
import { openCopies } from './copies.ts';
import { type FoundPost, findPosts } from './find-posts.ts';
import { openHostCount } from './host-count.ts';
import { type MadeArticle, rowOf } from './make-article.ts';
import { openMedia } from './media.ts';
import type { Problem } from './problem.ts';
import { readArticle } from './read-article.ts';
import type { Report, ReportRow } from './report.ts';

export type BuildOptions = {
  content: string;
  site: string;
  /** Path of the site on its host, with slashes at both ends; for the addresses in the report. */
  base: string;
  title: string;
  /** Zone of dates that name none, an IANA name. */
  timezone: string;
  /** Address before `/img?…`, `null` when the site has no image proxy of its own. */
  imageProxy: string | null;
  onProgress: (done: number, total: number) => void;
};

/**
 * Turns a folder of posts into the archive files of a site.
 * @returns one row for every post; problems with single posts are in there and stop nothing.
 * @throws BuildError when another build writes the archive, or there are no posts to put in the place of its articles.
 * @throws the system's error when the content folder cannot be read or the site cannot be written.
 */
export function buildArchive(options: BuildOptions): Report {
  const posts = findPosts(options.content);
  const release = lockArchive(options.site);
  try {
    return writeArchive(posts, options);
  } finally {
    release();
  }
}

function writeArchive(posts: readonly FoundPost[], options: BuildOptions): Report {
  const files = openSiteFiles(options.site);
  const packs = openPackWriter(files, packCountFor(posts.length));
  const hosts = openHostCount();
  const copies = openCopies();
  const resolveMedia = openMedia(files, options.content);
  const takeId = openIds();
  const rows: Row[] = [];
  const report: ReportRow[] = [];

  /** Gives the id that leads to the article. */
  const add = (made: MadeArticle, file: string): string => {
    const original = copies.originalOf(made.article, file);
    if (original !== null) {
      packs.add({ kind: 'moved', id: made.article.id, to: original.id });
      made.problems.push({ code: 'copy-of', detail: `the same as ${original.id}, ${original.file}` });
      return original.id;
    }
    rows.push(rowOf(made));
    packs.add(made.article);
    hosts.add(made.images);
    return made.article.id;
  };

  const withPlaces = <Entry extends { id: string; categories: Row['categories'] }>(entry: Entry): Entry => ({
    ...entry,
    categories: copies.placesOf(entry),
  });

  try {
    posts.forEach((post, index) => {
      const { file } = post;
      options.onProgress(index, posts.length);
      const read = readArticle(post, { ...options, takeId, resolveLocal: resolveMedia(file) });
      if ('unreadable' in read) report.push(unreadableRow(file, read.unreadable));
      else report.push(reportRow(file, read, { id: add(read, file), base: options.base }));
    });

    if (rows.length === 0) checkNothingIsLost(options);
    const sorted = rows.map(withPlaces).sort(compareRows);
    const manifest: Manifest = {
      format: formatVersion,
      site: { title: options.title, imageProxy: options.imageProxy },
      articles: sorted.length,
      inSeveralPlaces: sorted.filter((row) => row.categories.length > 1).length,
      head: toShard(sorted.slice(0, headRows)),
      ...writeLists(files, sorted),
      authors: writeAuthors(files, sorted),
      hosts: files.addJson('hosts', { hosts: hosts.list() }),
      packs: packs.finish((entry) => (entry.kind === 'article' ? withPlaces(entry) : entry)),
    };
    files.publish(manifest);
  } finally {
    packs.close();
  }
  options.onProgress(posts.length, posts.length);
  return { posts: report, articles: rows.length, files: files.count() };
}

/** A folder without posts is a slip, or a disk that is not mounted, far more often than the wish to empty an archive. */
function checkNothingIsLost({ content, site }: BuildOptions): void {
  const file = path.join(site, manifestFile);
  if (!existsSync(file)) return;
  const { articles } = parseManifest(JSON.parse(readFileSync(file, 'utf8')));
  if (articles === 0) return;
  const state = `there is no post to read in ${content}, and the site has ${articles} articles: nothing was changed`;
  const advice = `name another folder of posts, or delete ${path.join(site, archiveFolder)} to empty the site`;
  throw new BuildError('no-posts', `${state}; ${advice}`);
}

function reportRow(file: string, made: MadeArticle, { id, base }: { id: string; base: string }): ReportRow {
  const { title, date, categories, author } = made.article;
  return {
    file,
    id,
    url: base + articlePath(id),
    title,
    date: date === null ? null : new Date(date * 1000).toISOString(),
    categories: categories[0] ?? [],
    places: categories,
    author,
    problems: made.problems,
  };
}

function unreadableRow(file: string, problem: Problem): ReportRow {
  return {
    file,
    id: null,
    url: null,
    title: null,
    date: null,
    categories: [],
    places: [],
    author: null,
    problems: [problem],
  };
}
