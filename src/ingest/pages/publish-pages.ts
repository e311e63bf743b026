import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { archiveFilePath, manifestFile } from '#contract/archive-files.ts';
import { isArticleId } from '#contract/article-id.ts';
import { parseManifest } from '#contract/manifest.ts';
import { packNumber, parseDirectory, parsePack } from '#contract/pack.ts';
import { shardRows } from '#contract/row.ts';
import { writeBeside } from '#ingest/archive/write-beside.ts';
import { shortHash } from '#ingest/fingerprint.ts';
import { articleMarkdown } from '#publish/article-markdown.ts';
import { articlePage } from '#publish/article-page.ts';
import { llmsIndex } from '#publish/llms-index.ts';
import { newestIds } from './newest-ids.ts';
import { pageBudget } from './page-budget.ts';

/** Below the site; an article's page is `a/<id>/index.html`, its Markdown `a/<id>.md`. */
const pagesFolder = 'a';
const pageFile = 'index.html';
const markdown = '.md';
const llmsFile = 'llms.txt';

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
 * Writes pages for the newest articles, and the same articles as Markdown with an index of them (`llms.txt`), of a site's archive and removes those that are not wanted any more. Which and what depends on the archive and
 * the options alone. Pages whose pack is as it was when they were written are not made again.
 * @returns how many pages there are, and how many had to be written.
 */
export function publishPages(site: string, options: PagesOptions): { pages: number; written: number } {
  const manifest = parseManifest(JSON.parse(readFileSync(path.join(site, manifestFile), 'utf8')));
  const budget = pageBudget(options.pages, filesBesidePages(site));
  const wanted = byPack(firstOf(newestIds(site, manifest), budget), manifest.packs.count);
  const published = { ...manifest.site, base: options.base };
  const state = openState(options.cache, shortHash(JSON.stringify([options.shell, published])));
  const packNames = manifest.packs.directories.flatMap((name) =>
    parseDirectory(readJson(site, 'directories', name)),
  );
  let written = 0;
  for (const [number, ids] of wanted) {
    const pack = packNames[number] ?? '';
    const stale = ids.filter(
      (id) => !state.isCurrent(id, pack) || !filesOf(site, id).every((file) => existsSync(file)),
    );
    const entries = stale.length > 0 ? parsePack(readJson(site, 'packs', pack)) : null;
    for (const id of stale) {
      const entry = entries?.get(id);
      if (entry?.kind !== 'article') continue;
      const [page = '', text = ''] = filesOf(site, id);
      const isPageNew = writeChanged(page, articlePage(options.shell, entry, published));
      const isTextNew = writeChanged(text, articleMarkdown(entry, published));
      if (isPageNew || isTextNew) written += 1;
    }
    for (const id of ids) state.use(id, pack);
  }
  const ids = new Set([...wanted.values()].flat());
  removeOthers(site, ids);
  const index = {
    articles: manifest.articles,
    rows: shardRows(manifest.head),
    hasText: (id: string) => ids.has(id),
  };
  writeChanged(path.join(site, llmsFile), llmsIndex(published, index));
  state.save();
  return { pages: ids.size, written };
}

/** The files of an article's page. */
function filesOf(site: string, id: string): string[] {
  const folder = path.join(site, pagesFolder);
  return [path.join(folder, id, pageFile), path.join(folder, id + markdown)];
}

function readJson(site: string, kind: 'packs' | 'directories', name: string): unknown {
  return JSON.parse(readFileSync(path.join(site, archiveFilePath(kind, name)), 'utf8'));
}

function* firstOf(ids: Iterable<string>, count: number): Generator<string> {
  let number = 0;
  for (const id of ids) {
    if (number++ >= count) return;
    yield id;
  }
}

function byPack(ids: Iterable<string>, packs: number): ReadonlyMap<number, string[]> {
  const found = new Map<number, string[]>();
  for (const id of ids) {
    const number = packNumber(id, packs);
    const list = found.get(number);
    if (list) list.push(id);
    else found.set(number, [id]);
  }
  return found;
}

function filesBesidePages(site: string): number {
  const entries = readdirSync(site, { withFileTypes: true });
  const countIn = (folder: string): number =>
    readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
  return entries.reduce((count, entry) => {
    if (entry.isFile()) return entry.name === llmsFile ? count : count + 1;
    return entry.name === pagesFolder ? count : count + countIn(path.join(site, entry.name));
  }, 0);
}

function writeChanged(file: string, content: string): boolean {
  if (existsSync(file) && readFileSync(file, 'utf8') === content) return false;
  writeBeside(file, content);
  return true;
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
