import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseAbout, parseProblems } from '#contract/about.ts';
import { parseAddresses } from '#contract/addresses.ts';
import {
  type ArchiveFileKind,
  archiveFilePath,
  archiveFolder,
  manifestFile,
} from '#contract/archive-files.ts';
import { parseAuthors } from '#contract/authors.ts';
import { historyFile } from '#contract/history.ts';
import { parseHosts } from '#contract/hosts.ts';
import { categoryFromKey, type List, parseListIndex } from '#contract/list-index.ts';
import { type Manifest, parseManifest } from '#contract/manifest.ts';
import { packNumber, parseDirectory, parsePack } from '#contract/pack.ts';
import { parsePicks } from '#contract/picks.ts';
import { parsePlaces } from '#contract/places.ts';
import { parseShard, type Row } from '#contract/row.ts';
import { tierFolder } from '#contract/search-index.ts';
import { tierName } from '#ingest/search/tier-writer.ts';
import { contentHash } from './content-hash.ts';
import { lockFile } from './lock.ts';

/** One thing that is wrong with a site's archive. */
export type Fault = { file: string; detail: string };

/** What an archive is made of, by its own account, and what is wrong with it. */
export type Verification = { articles: number; files: number; faults: Fault[] };

/**
 * Checks the archive of a site: that every file the manifest leads to is there, is what its name says (the hash of its content) and
 * has the form of docs/format.md; that every article of a list is in its pack; and that no file lies there unnamed.
 * @throws the system's error when there is no manifest at all.
 */
export function verifyArchive(site: string): Verification {
  const files = openFiles(site);
  const manifest = files.check(manifestFile, () => parseManifest(readJson(path.join(site, manifestFile))));
  if (!manifest) return { articles: 0, files: 1, faults: files.faults };
  const listed = checkLists(files, manifest);
  files.parse('authors', manifest.authors, parseAuthors);
  files.parse('hosts', manifest.hosts, parseHosts);
  if (manifest.picks !== null) files.parse('picks', manifest.picks, parsePicks);
  const about = files.parse('about', manifest.about, parseAbout);
  for (const name of about?.problems.flatMap(([, , names]) => names) ?? [])
    files.parse('problems', name, parseProblems);
  checkPacks(files, manifest, listed);
  for (const tier of manifest.search?.tiers ?? []) files.checkTier(tier.name);
  const indexed = manifest.search?.tiers.reduce((sum, { count }) => sum + count, 0);
  if (indexed !== undefined && indexed !== manifest.rows)
    files.contradict(manifestFile, `${indexed} rows can be searched, not ${manifest.rows}`);
  files.findStrangers();
  // With a file missing nothing adds up: that file is the fault, not what refers to it.
  const faults = files.faults.length > 0 ? files.faults : files.contradictions;
  return { articles: manifest.articles, files: files.seen.size, faults };
}

type Files = ReturnType<typeof openFiles>;

function openFiles(site: string) {
  const seen = new Set<string>();
  const faults: Fault[] = [];
  const contradictions: Fault[] = [];
  const fault = (file: string, detail: string): void => {
    // Lists share files: one that is damaged is met several times.
    if (!faults.some((known) => known.file === file)) faults.push({ file, detail });
  };
  const contradict = (file: string, detail: string): void => {
    contradictions.push({ file, detail });
  };

  /** Runs a check of a file; a failure is a fault, and the result `null`. */
  const check = <Value>(file: string, read: () => Value): Value | null => {
    seen.add(file);
    try {
      return read();
    } catch (error) {
      const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      fault(file, isMissing ? 'missing' : error instanceof Error ? error.message : String(error));
      return null;
    }
  };

  return {
    seen,
    faults,
    contradictions,
    contradict,
    check,
    /** Reads a named file once its hash was compared with the name. */
    parse<Value>(kind: ArchiveFileKind, name: string, parser: (json: unknown) => Value): Value | null {
      const file = archiveFilePath(kind, name);
      return check(file, () => {
        const content = readFileSync(path.join(site, file));
        if (contentHash(content) !== name)
          throw new Error('its content is not what its name says: damaged or cut off');
        return parser(JSON.parse(content.toString('utf8')));
      });
    },
    /** Compares the files of a tier of the search index with its name. */
    checkTier(name: string): void {
      const folder = tierFolder(name);
      check(folder, () => {
        const hashes = new Map<string, string>();
        for (const entry of readdirSync(path.join(site, folder), { recursive: true, withFileTypes: true })) {
          if (!entry.isFile()) continue;
          const absolute = path.join(entry.parentPath, entry.name);
          const file = path.relative(path.join(site, folder), absolute).split(path.sep).join('/');
          seen.add(`${folder}/${file}`);
          hashes.set(file, contentHash(readFileSync(absolute)));
        }
        if (tierName(hashes) !== name)
          throw new Error('its files are not what its name says: damaged, or some are missing');
      });
      seen.delete(folder);
    },
    /** Files that nothing names: left behind by a killed build, or not ours. */
    findStrangers(): void {
      const entries = readdirSync(path.join(site, archiveFolder), { recursive: true, withFileTypes: true });
      for (const entry of entries) {
        const file = path.relative(site, path.join(entry.parentPath, entry.name)).split(path.sep).join('/');
        const isMedia = file.startsWith(`${archiveFolder}/media/`);
        const isBeside = file === lockFile || file === historyFile;
        if (entry.isFile() && !isMedia && !isBeside && !seen.has(file))
          contradict(file, 'nothing in the archive names it');
      }
    },
  };
}

/** Checks all lists and gives the ids of the whole archive's, those of near copies included. */
function checkLists(files: Files, manifest: Manifest): Set<string> {
  const places = files.parse('places', manifest.places, parsePlaces) ?? [];
  const all = new Set<string>();
  let rows = 0;
  checkIndex(files, manifest.list, (row) => {
    rows++;
    for (const { id } of [row, ...row.others]) all.add(id);
  });
  for (const { index } of places) {
    const file = archiveFilePath('lists', index);
    checkIndex(files, index, (row) => {
      if (!all.has(row.id)) files.contradict(file, `${row.id} is in no list of all`);
    });
  }
  if (rows !== manifest.rows) files.contradict(manifestFile, `${rows} rows are listed, not ${manifest.rows}`);
  if (all.size !== manifest.articles) {
    files.contradict(manifestFile, `${all.size} articles are listed, not ${manifest.articles}`);
  }
  return all;
}

/** Checks the lists of one index file, each shard once for all of them, and shows each row of its shards. */
function checkIndex(files: Files, name: string, onRow: (row: Row) => void): void {
  const uses = new Map<string, { key: string; list: List; count: number }[]>();
  for (const [key, list] of files.parse('lists', name, parseListIndex) ?? []) {
    const count = list.shards.reduce((sum, shard) => sum + shard.count, 0);
    if (count !== list.count)
      files.contradict(archiveFilePath('lists', name), `"${key}" has ${count} rows, not ${list.count}`);
    for (const shard of list.shards) {
      uses.set(shard.name, [...(uses.get(shard.name) ?? []), { key, list, count: shard.count }]);
    }
  }
  for (const [shard, lists] of uses) {
    const rows = files.parse('rows', shard, parseShard) ?? [];
    for (const row of rows) onRow(row);
    for (const { key, list, count } of lists) {
      const own = list.isPart ? rows.filter((row) => standsIn(row, categoryFromKey(key))) : rows;
      if (own.length !== count)
        files.contradict(archiveFilePath('rows', shard), `has ${own.length} rows of "${key}", not ${count}`);
    }
  }
}

function standsIn(row: Row, path: readonly string[]): boolean {
  return [row, ...row.others].some(({ categories }) =>
    categories.some((own) => path.every((name, level) => own[level] === name)),
  );
}

/** Checks that each pack holds just the ids that belong there, and that every listed article is in one. */
function checkPacks(files: Files, manifest: Manifest, listed: ReadonlySet<string>): void {
  const names = manifest.packs.directories.flatMap(
    (name) => files.parse('directories', name, parseDirectory) ?? [],
  );
  if (names.length !== manifest.packs.count) {
    files.contradict(manifestFile, `${names.length} packs are named, not ${manifest.packs.count}`);
  }
  const missing = new Set(listed);
  const found = { article: 0, moved: 0, removed: 0 };
  names.forEach((name, number) => {
    for (const [id, entry] of files.parse('packs', name, parsePack) ?? []) {
      if (packNumber(id, manifest.packs.count) !== number) {
        files.contradict(archiveFilePath('packs', name), `${id} belongs into another pack`);
      }
      if (entry.kind === 'article') missing.delete(id);
      found[entry.kind]++;
    }
  });
  const addresses = manifest.packs.addresses.flatMap(
    (name) => files.parse('addresses', name, parseAddresses) ?? [],
  );
  for (const [kind, key] of [
    ['article', 'articles'],
    ['moved', 'moved'],
    ['removed', 'removed'],
  ] as const) {
    const named = addresses.reduce((sum, file) => sum + file[key].length, 0);
    if (named !== found[kind])
      files.contradict(manifestFile, `${named} addresses are ${kind}, and the packs have ${found[kind]}`);
  }
  for (const id of missing) files.contradict(manifestFile, `the article ${id} is listed and in no pack`);
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
