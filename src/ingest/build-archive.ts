import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { archiveFolder, formatVersion, manifestFile } from '#contract/archive-files.ts';
import type { HistoryEntry } from '#contract/history.ts';
import { headRows, type Manifest } from '#contract/manifest.ts';
import { usualFeeds } from '#contract/site.ts';
import { filesByKind } from './about/files-by-kind.ts';
import { recordHistory } from './archive/history.ts';
import { listRows } from './archive/listed-rows.ts';
import { lockArchive } from './archive/lock.ts';
import { gatherAddresses, openFormerPacks } from './archive/pack-addresses.ts';
import { openSiteFiles, type SiteFiles } from './archive/site-files.ts';
import { openSpills } from './archive/spills.ts';
import { writeAuthors } from './archive/write-authors.ts';
import { writeLists } from './archive/write-lists.ts';
import { writePacks } from './archive/write-packs.ts';
import { BuildError } from './build-error.ts';
import { type BuildCache, openBuildCache } from './cache/build-cache.ts';
import { cacheKey } from './cache/cache-key.ts';
import { StaleCache } from './cache/stale-cache.ts';
import { shortHash } from './fingerprint.ts';
import { type Gathered, openGathering } from './gather-articles.ts';
import { type FormerArchive, openFormerArchive } from './links/former-archive.ts';
import { type KeptLinks, keepLinks, type Present } from './links/keep-links.ts';
import { type MakeOptions, openPostMaker } from './make/make-post.ts';
import { openMakers } from './make/makers.ts';
import { type Mirror, openMirror } from './mirror/mirror-table.ts';
import { mirrorAddress, openSiteMirror, removeSiteMirror } from './mirror/site-mirror.ts';
import type { Signing } from './pictures/signing.ts';
import { type Published, publishSitemap } from './publish-sitemap.ts';
import { areUntouched, readPosts } from './read-posts.ts';
import type { BuildSummary, ReportRow } from './report.ts';
import { type IndexedRows, type IndexSizes, writeSearch } from './search/write-search.ts';
import { foldStories } from './stories.ts';

/** What an archive says of its site besides what every build names; nothing of it, when left out. */
type SaidOfSite = Pick<
  Manifest['site'],
  'description' | 'language' | 'feeds' | 'views' | 'analytics' | 'comments'
>;

export type BuildOptions = Partial<SaidOfSite> & {
  content: string;
  site: string;
  /** Path of the site on its host, with slashes at both ends; for the addresses in the report. */
  base: string;
  title: string;
  /** Where readers find the site, with a slash at the end; not known, when left out. */
  address?: string | null;
  /** Zone of dates that name none, an IANA name. */
  timezone: string;
  /** Address before `/img?…`, `null` when the site has no image proxy of its own. */
  imageProxy: string | null;
  /** Base address of mirrored pictures; `null` when none are. */
  imageMirror: string | null;
  /** Whether readers may ask the Internet Archive for a picture that is gone. */
  wayback: boolean;
  /** How pictures are signed for an image proxy that wants it; not at all, when left out. */
  signing?: Signing | null;
  /** Where mirrored pictures are known from; none are, when left out. */
  mirror?: MirrorUse | null;
  /** Folder of this site's cache; `null` for a build that keeps none. */
  cache: string | null;
  /** Folder or address of the site whose addresses are to be kept; `null` for the site that is being built. */
  previous: string | null;
  /** What full-text search covers; texts too, when left out. */
  search?: SearchCover;
  /** Threads that make posts; 0 makes them on this one. Two less than the machine has processors, when left out. */
  workers?: number;
  onProgress: (posts: number) => void;
  /** Is told about how large the search index will be, before it is written. */
  onSearchSizes?: (sizes: IndexSizes) => void;
  /** Opens a new report: a build that finds its cache out of date begins again. */
  openReport?: () => (row: ReportRow) => void;
};

/** What can be searched besides titles and summaries: the whole text, or nothing. */
export type SearchCover = 'text' | 'titles';

/** A mirror's folder, and whether the pictures that articles name are put into the site. */
export type MirrorUse = { folder: string; isPlaced: boolean };

/** Spills, and the cache of a build that keeps none; what a killed build leaves of it, the next one removes. */
const workFolder = `${archiveFolder}/.building`;

/**
 * Turns a folder of posts into the archive files of a site. Problems with single posts are reported and stop nothing.
 * @throws BuildError when another build writes the archive, the former one cannot be read, or there are no posts to put in the place
 * of its articles.
 * @throws the system's error when the content folder cannot be read or the site cannot be written.
 */
export async function buildArchive(options: BuildOptions): Promise<BuildSummary> {
  const release = lockArchive(options.site);
  const work = path.join(options.site, workFolder);
  const cache = options.cache ?? path.join(work, 'cache');
  let mirror: Mirror | null = null;
  try {
    rmSync(work, { recursive: true, force: true });
    mirror = options.mirror ? openMirror(options.mirror.folder) : null;
    const means = { cache, work, mirror };
    try {
      return await build(options, means);
    } catch (error) {
      if (!(error instanceof StaleCache)) throw error;
      rmSync(cache, { recursive: true, force: true });
      return await build(options, means);
    }
  } finally {
    mirror?.close();
    rmSync(work, { recursive: true, force: true });
    release();
  }
}

/** Folders, and the mirror that is open. */
type Means = { cache: string; work: string; mirror: Mirror | null };

async function build(options: BuildOptions, means: Means): Promise<BuildSummary> {
  const { site, timezone, previous, openReport, signing = null } = options;
  const { mirror } = means;
  const own = await openFormerArchive(site);
  const earlier = previous === null ? null : await openPrevious(previous);
  const files = openSiteFiles(site);
  const siteMirror = options.mirror?.isPlaced ? openSiteMirror(site, options.mirror.folder) : null;
  const cache = openBuildCache({
    folder: means.cache,
    key: cacheKey({ timezone, signing, mirror: mirror?.key ?? null }),
    manifest: manifestHash(site),
  });
  const spills = openSpills(path.join(means.work, 'spills'));
  try {
    const before = files.digestBefore() + (siteMirror?.digestBefore ?? '');
    const untouched = openReport || previous ? null : summaryIfUntouched(options, { cache, before });
    if (untouched) return untouched;
    const making = {
      ...{ content: options.content, site, timezone },
      pictures: { signing, mirror: mirror?.table() ?? null },
    };
    const gathered = await gather(options, { cache, spills, making });
    const settings = settingsOf(options, gathered.unreadable);
    if (previous === null && isAsBefore(cache, gathered, { settings, before })) {
      if (gathered.touched > 0) cache.commitAgain();
      return summaryOf(gathered, files);
    }
    if (gathered.articles.length() === 0 && own) checkNothingIsLost(options, own);
    siteMirror?.place(gathered.mirror);
    const { manifest, changes } = await writeArchive(options, {
      gathered,
      cache,
      spills,
      files,
      own,
      earlier,
      making,
      work: means.work,
    });
    files.publish(manifest);
    publishSitemap(site, publishedIn(gathered.articles), {
      address: options.address ?? null,
      base: options.base,
    });
    siteMirror?.removeOthers(gathered.mirror);
    const hadMirror = own?.manifest.site.imageMirror === mirrorAddress;
    if (hadMirror && options.imageMirror !== mirrorAddress) removeSiteMirror(site);
    const now = Math.floor(Date.now() / 1000);
    if (own) recordHistory(site, { at: now, articles: gathered.articles.length(), ...changes });
    const summary = summaryOf(gathered, files);
    const after = files.digest() + (siteMirror?.digest() ?? '');
    cache.commit({ manifest: shortHash(manifest), files: after, settings, summary });
    return summary;
  } finally {
    spills.close();
    cache.close();
  }
}

type Parts = {
  gathered: Gathered;
  cache: BuildCache;
  spills: ReturnType<typeof openSpills>;
  files: SiteFiles;
  own: FormerArchive | null;
  /** The archive that `previous` names. */
  earlier: FormerArchive | null;
  making: MakeOptions;
  /** Folder for files on their way. */
  work: string;
};

async function gather(
  options: BuildOptions,
  { cache, spills, making }: Pick<Parts, 'cache' | 'spills' | 'making'>,
): Promise<Gathered> {
  const { content, workers, base, onProgress, openReport } = options;
  const gathering = openGathering({ cache, spills, base, onPost: openReport?.() ?? null });
  const makers = openMakers(making, workers);
  let posts = 0;
  try {
    for await (const window of readPosts({ content, cache, makers })) {
      for (const post of window) gathering.add(post);
      posts += window.length;
      onProgress(posts);
    }
  } finally {
    await makers.close();
  }
  return gathering.finish();
}

/** Writes all files but the manifest, and gives that. */
async function writeArchive(
  options: BuildOptions,
  parts: Parts,
): Promise<{ manifest: string; changes: Omit<HistoryEntry, 'at' | 'articles'> }> {
  const { gathered, cache, spills, files, own } = parts;
  const { articles, copies, hosts, media, about } = gathered;
  for (const file of media) if (!files.keepMedia(file)) throw new StaleCache(`${file} is gone`);
  const titleOf = (number: number): string => cache.recordAt(articles.record(number)).article?.title ?? '';
  const stories = foldStories(articles, titleOf);
  const links = await linksOf(parts);
  const rows = listRows({ articles, stories, cache, files });
  const lists = writeLists(files, rows);
  const { packs, names, changed } = writePacks(
    files,
    gatherAddresses({
      articles,
      copies,
      links: links.kept,
      spills,
      former: openFormerPacks(options.site, own ? await packNamesOf(own) : []),
      remake: openRemaker(options, parts),
    }),
    cache.packs,
  );
  const search = writeSearch(files, indexedRows(rows, lists.positions), {
    hasText: options.search !== 'titles',
    packs: names,
    known: cache.tiers,
    ...(options.onSearchSizes && { onEstimate: options.onSearchSizes }),
    folder: path.join(parts.work, 'search'),
  });
  const largest = stories.map(([leader = 0, ...others]) => ({
    id: articles.id(leader),
    title: titleOf(leader),
    size: others.length + 1,
  }));
  const picks = gathered.picks.finish(articles, options.address ?? null);
  const manifest: Manifest = {
    format: formatVersion,
    site: siteOf(options),
    articles: articles.length(),
    rows: lists.positions.length,
    inSeveralPlaces: lists.positions.filter((position) => isInSeveralPlaces(rows, position)).length,
    head: JSON.parse(rows.json(lists.positions.slice(0, headRows))),
    list: lists.list,
    places: lists.places,
    authors: writeAuthors(files, authorsOf(articles)),
    hosts: files.addJson('hosts', { hosts: [...hosts].sort(([a], [b]) => (a < b ? -1 : 1)) }),
    picks: picks.starred.length + picks.linked.length === 0 ? null : files.addJson('picks', picks),
    about: about.write(files.addJson, {
      filesByKind: () => filesByKind(files.kept),
      copies: copies.size,
      nearCopies: {
        groups: stories.length,
        articles: stories.reduce((sum, story) => sum + story.length - 1, 0),
        largest,
      },
      removed: [...links.kept.values()].filter(({ kind }) => kind === 'removed').length,
      moved: copies.size + [...links.kept.values()].filter(({ kind }) => kind === 'moved').length,
    }),
    packs,
    search,
  };
  return { manifest: JSON.stringify(manifest), changes: { ...links.changes, changed } };
}

/** Keeps the addresses of the site's own archive and of the earlier one that was named; of what both have, the site's own is newer. */
async function linksOf({ gathered, cache, own, earlier }: Parts): Promise<KeptLinks> {
  const { articles, copies } = gathered;
  const present: Present = {
    has: (id) => articles.withId(id) >= 0 || copies.has(id),
    withFingerprint(fingerprint) {
      const number = articles.withFingerprint(fingerprint);
      return number < 0 ? null : articles.id(number);
    },
    ids: articles.ids,
    *all(isWanted) {
      for (let number = 0; number < articles.length(); number++) {
        const id = articles.id(number);
        if (!isWanted(id)) continue;
        const facts = cache.recordAt(articles.record(number)).article;
        if (facts) yield { id, title: facts.title, date: facts.date, link: facts.link };
      }
    },
  };
  const kept = await keepLinks(own, present);
  if (earlier === null) return kept;
  const before = await keepLinks(earlier, present);
  return { kept: new Map([...before.kept, ...kept.kept]), changes: kept.changes };
}

async function openPrevious(previous: string): Promise<FormerArchive> {
  const archive = await openFormerArchive(previous);
  if (archive) return archive;
  const advice = 'name the folder or address of the former site, or leave --previous out for its first build';
  throw new BuildError(
    'former-archive',
    `there is no archive at ${previous}, and its links are to be kept: ${advice}`,
  );
}

/** Without them the texts of unchanged articles are made again from their posts. */
async function packNamesOf(own: FormerArchive): Promise<readonly string[]> {
  try {
    return await own.packNames();
  } catch (error) {
    if (error instanceof BuildError) return [];
    throw error;
  }
}

/** Makes an article's entry again, when the pack that should have it is gone. */
function openRemaker(
  options: BuildOptions,
  { gathered, cache, making }: Parts,
): (number: number) => Uint8Array {
  const make = openPostMaker(making);
  return (number) => {
    const { file, article } = cache.recordAt(gathered.articles.record(number));
    const source = Buffer.from(path.join(options.content, file));
    const made = make({ file, source, problem: null, known: null });
    if ('unchanged' in made || made.record.article?.entry !== article?.entry)
      throw new StaleCache(`${file} changed`);
    return made.entry;
  };
}

/** The rows of the list of all as the search index takes them. */
function indexedRows(rows: ReturnType<typeof listRows>, positions: readonly number[]): IndexedRows {
  const at = (index: number): number => positions[index] as number;
  const membersAt = (index: number): readonly number[] => rows.story(at(index)) ?? [at(index)];
  return {
    count: positions.length,
    idsAt: (index) => membersAt(index).map(rows.id),
    keyAt: (index) => membersAt(index).map(rows.key).join(' '),
    json: (indexes) => rows.json(indexes.map(at)),
  };
}

function* publishedIn(articles: Gathered['articles']): Generator<Published> {
  for (const number of articles.newestFirst()) yield { id: articles.id(number), date: articles.date(number) };
}

function isInSeveralPlaces(rows: ReturnType<typeof listRows>, position: number): boolean {
  const members = rows.story(position) ?? [position];
  return new Set(members.flatMap((member) => rows.categories(member))).size > 1;
}

function* authorsOf(articles: Gathered['articles']) {
  for (let number = 0; number < articles.length(); number++) {
    yield { author: articles.author(number), categories: articles.categories(number) };
  }
}

/** What the archive depends on besides the posts that have records. */
function settingsOf(options: BuildOptions, unreadable: readonly string[]): string {
  return shortHash(JSON.stringify([siteOf(options), options.search ?? 'text', unreadable]));
}

function siteOf(options: BuildOptions): Manifest['site'] {
  const { title, imageProxy, imageMirror, wayback, views = [], feeds = usualFeeds } = options;
  const { description = null, language = null, address = null, analytics = null, comments = null } = options;
  return {
    ...{ title, description, language, address, imageProxy, imageMirror, wayback, feeds, views },
    ...{ analytics, comments },
  };
}

/** What the build before did, when this one has nothing to do; found out without reading more than the cache and the state of files. */
function summaryIfUntouched(
  options: BuildOptions,
  { cache, before }: Pick<Parts, 'cache'> & { before: string },
): BuildSummary | null {
  const { former } = cache;
  if (former?.settings !== settingsOf(options, []) || former.files !== before) return null;
  return areUntouched(options.content, cache.heads()) ? { ...former.summary, written: 0 } : null;
}

function isAsBefore(
  { former }: BuildCache,
  { made, kept }: Gathered,
  { settings, before }: { settings: string; before: string },
): boolean {
  return (
    former !== null &&
    made === 0 &&
    kept === former.summary.posts - former.summary.unreadable &&
    former.settings === settings &&
    former.files === before
  );
}

function summaryOf({ posts, unreadable, articles, problems }: Gathered, files: SiteFiles): BuildSummary {
  return {
    posts,
    unreadable: unreadable.length,
    articles: articles.length(),
    files: files.count(),
    written: files.written(),
    problems: [...problems].sort((a, b) => b[1] - a[1]),
  };
}

function manifestHash(site: string): string | null {
  const file = path.join(site, manifestFile);
  return existsSync(file) ? shortHash(readFileSync(file)) : null;
}

/** A folder without posts is a slip, or a disk that is not mounted, far more often than the wish to empty an archive. */
function checkNothingIsLost({ content, site }: BuildOptions, { manifest }: FormerArchive): void {
  if (manifest.articles === 0) return;
  const state = `there is no post to read in ${content}, and the site has ${manifest.articles} articles: nothing was changed`;
  const advice = `name another folder of posts, or delete ${path.join(site, archiveFolder)} to empty the site`;
  throw new BuildError('no-posts', `${state}; ${advice}`);
}
