import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { isArticleId } from '#contract/article-id.ts';
import { shardRows } from '#contract/row.ts';
import { writeBeside } from '#ingest/archive/write-beside.ts';
import { programHash } from '#ingest/cache/program-hash.ts';
import { shortHash } from '#ingest/fingerprint.ts';
import { templates } from '#ingest/site/published-before.ts';
import { openSiteArchive } from '#ingest/site/read-site.ts';
import { writeChanged } from '#ingest/site/write-changed.ts';
import { articleMarkdown } from '#publish/article-markdown.ts';
import { articlePage } from '#publish/article-page.ts';
import { llmsIndex } from '#publish/llms-index.ts';
import { pageBudget } from './page-budget.ts';
import { wantedIds } from './wanted-ids.ts';

/** Below the site; an article's page is `a/<id>/index.html`, its Markdown `a/<id>.md`. */
const pagesFolder = 'a';
const pageFile = 'index.html';
const markdown = '.md';
const llmsFile = 'llms.txt';
/** Pages themselves, and the reader's scripts, of which a former version may still be there: `pageBudget` has room for them. */
const notCounted = [pagesFolder, 'reader'];

export type PagesOptions = {
  /** The site's own page, which the pages of articles are made of. */
  shell: string;
  /** Path of the site on its host, with slashes at both ends. */
  base: string;
  /** How many articles get a page; `null` for as many as a free host has room for. */
  pages: number | 'all' | null;
  /** Folder of the site's cache; `null` for none: then every page is made again, and written where it differs. */
  cache: string | null;
};

/**
 * Writes pages for articles of a site's archive (`wantedIds`), the same articles as Markdown, and an index of them (`llms.txt`); removes those that are not
 * wanted any more. Which and what depends on the archive and the options alone. Pages whose pack is as it was when they were written are not made again.
 * @returns how many pages there are, and how many had to be written.
 */
export function publishPages(site: string, options: PagesOptions): { count: number; written: number } {
  const archive = openSiteArchive(site);
  const { manifest } = archive;
  const ids = wantedIds(archive, pageBudget(options.pages, filesBesidePages(site)));
  const published = { ...manifest.site, base: options.base };
  const state = openState(
    options.cache,
    shortHash(JSON.stringify([options.shell, published, programHash(templates)])),
  );
  let written = 0;
  // Neighbours in a pack one after the other: each pack is read once.
  for (const [pack, id] of [...ids].map((id) => [archive.packOf(id), id] as const).sort()) {
    const files = filesOf(site, id);
    const isCurrent = state.isCurrent(id, pack) && files.every((file) => existsSync(file));
    state.use(id, pack);
    const article = isCurrent ? null : archive.article(id);
    if (!article) continue;
    const [page = '', text = ''] = files;
    const isPageNew = writeChanged(page, articlePage(options.shell, article, published));
    const isTextNew = writeChanged(text, articleMarkdown(article, published));
    if (isPageNew || isTextNew) written += 1;
  }
  removeOthers(site, ids);
  const { articles, head } = manifest;
  const index = llmsIndex(published, { articles, rows: shardRows(head), hasText: (id) => ids.has(id) });
  writeChanged(path.join(site, llmsFile), index);
  state.save();
  return { count: ids.size, written };
}

/** The files of an article's page. */
function filesOf(site: string, id: string): string[] {
  const folder = path.join(site, pagesFolder);
  return [path.join(folder, id, pageFile), path.join(folder, id + markdown)];
}

function filesBesidePages(site: string): number {
  const entries = readdirSync(site, { withFileTypes: true });
  const countIn = (folder: string): number =>
    readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
  return entries.reduce((count, entry) => {
    if (entry.isFile()) return entry.name === llmsFile ? count : count + 1;
    return notCounted.includes(entry.name) ? count : count + countIn(path.join(site, entry.name));
  }, 0);
}

/** Only what has the form of a page is removed. */
function removeOthers(site: string, wanted: ReadonlySet<string>): void {
  const folder = path.join(site, pagesFolder);
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const id = path.basename(name, markdown);
    if (wanted.has(id) || !isArticleId(id)) continue;
    for (const file of filesOf(site, id)) rmSync(file, { force: true });
    const own = path.join(folder, id);
    if (existsSync(own) && readdirSync(own).length === 0) rmdirSync(own);
  }
}

/** Which pack each page was made of, by what it was made with besides. */
function openState(cache: string | null, key: string) {
  const file = cache === null ? null : path.join(cache, 'pages.json');
  const former = file === null ? null : readState(file);
  const known = former?.key === key ? former.pages : {};
  const pages: Record<string, string> = {};
  return {
    isCurrent: (id: string, pack: string): boolean => Object.hasOwn(known, id) && known[id] === pack,
    use(id: string, pack: string): void {
      pages[id] = pack;
    },
    save(): void {
      if (file === null || cache === null) return;
      mkdirSync(cache, { recursive: true });
      writeBeside(file, JSON.stringify({ key, pages }));
    },
  };
}

type State = { key: string; pages: Record<string, string> };

/** A state that cannot be read says nothing: pages are made again. */
function readState(file: string): State | null {
  try {
    const state: Partial<State> | null = JSON.parse(readFileSync(file, 'utf8'));
    return state?.key && state.pages ? { key: state.key, pages: state.pages } : null;
  } catch {
    return null;
  }
}
