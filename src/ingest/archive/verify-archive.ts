import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  type ArchiveFileKind,
  archiveFilePath,
  archiveFolder,
  manifestFile,
} from '#contract/archive-files.ts';
import { parseAuthors } from '#contract/authors.ts';
import { parseHosts } from '#contract/hosts.ts';
import { parseListIndex } from '#contract/list-index.ts';
import { type Manifest, parseManifest } from '#contract/manifest.ts';
import { packNumber, parseDirectory, parsePack } from '#contract/pack.ts';
import { parsePlaces } from '#contract/places.ts';
import { parseShard } from '#contract/row.ts';
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
  checkPacks(files, manifest, listed);
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
    /** Files that nothing names: left behind by a killed build, or not ours. */
    findStrangers(): void {
      const entries = readdirSync(path.join(site, archiveFolder), { recursive: true, withFileTypes: true });
      for (const entry of entries) {
        const file = path.relative(site, path.join(entry.parentPath, entry.name)).split(path.sep).join('/');
        const isMedia = file.startsWith(`${archiveFolder}/media/`);
        if (entry.isFile() && !isMedia && file !== lockFile && !seen.has(file))
          contradict(file, 'nothing in the archive names it');
      }
    },
  };
}

/** Checks all lists and gives the ids of the whole archive's list. */
function checkLists(files: Files, manifest: Manifest): Set<string> {
  const places = files.parse('places', manifest.places, parsePlaces) ?? [];
  const all = new Set<string>();
  for (const [name, isWhole] of [[manifest.list, true], ...places.map((place) => [place.index, false])] as [
    string,
    boolean,
  ][]) {
    for (const [key, list] of files.parse('lists', name, parseListIndex) ?? []) {
      let count = 0;
      for (const shard of list.shards) {
        const rows = files.parse('rows', shard.name, parseShard) ?? [];
        count += rows.length;
        for (const row of rows) {
          if (isWhole) all.add(row.id);
          else if (!all.has(row.id))
            files.contradict(archiveFilePath('rows', shard.name), `${row.id} is in no list of all`);
        }
      }
      if (count !== list.count)
        files.contradict(archiveFilePath('lists', name), `"${key}" has ${count} rows, not ${list.count}`);
    }
  }
  if (all.size !== manifest.articles) {
    files.contradict(manifestFile, `${all.size} articles are listed, not ${manifest.articles}`);
  }
  return all;
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
  names.forEach((name, number) => {
    for (const [id, entry] of files.parse('packs', name, parsePack) ?? []) {
      if (packNumber(id, manifest.packs.count) !== number) {
        files.contradict(archiveFilePath('packs', name), `${id} belongs into another pack`);
      }
      if (entry.kind === 'article') missing.delete(id);
    }
  });
  for (const id of missing) files.contradict(manifestFile, `the article ${id} is listed and in no pack`);
}

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}
