import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type About, type ProblemPost, parseAbout, parseProblems } from '#contract/about.ts';
import { type ArchiveFileKind, archiveFilePath, manifestFile } from '#contract/archive-files.ts';
import { type Counts, isoDay, isoMonth } from '#contract/counts-over-time.ts';
import type { HistoryEntry } from '#contract/history.ts';
import { parseHosts } from '#contract/hosts.ts';
import { type Manifest, parseManifest } from '#contract/manifest.ts';
import { parseDirectory } from '#contract/pack.ts';
import { ArchiveFormatError } from '#contract/parse-file.ts';
import { readHistory } from '#ingest/archive/history.ts';
import type { HostCheck } from './check-image-hosts.ts';
import { UsageError } from './usage-error.ts';

/** What `lectern doctor` knows about a site. */
export type Diagnosis = {
  title: string;
  about: About;
  /** What builds have changed, newest first. */
  history: readonly HistoryEntry[];
  /** Hosts of pictures with their counts, most pictures first. */
  hosts: readonly (readonly [host: string, count: number])[];
  /** What became of the hosts that were asked; `null` when none was to be. */
  checks: ReadonlyMap<string, HostCheck> | null;
  /** Files that the archive names and that are not there. */
  missing: readonly string[];
  /** Names of the archive's packs. */
  packs: readonly string[];
};

/**
 * Reads what a site's archive says about itself.
 * @throws UsageError when there is no archive, or its head files cannot be read.
 */
export function readDiagnosis(site: string): Diagnosis {
  if (!existsSync(path.join(site, manifestFile))) {
    throw new UsageError(`${site} has no ${manifestFile}: it is no site, or its first build did not finish`);
  }
  try {
    const manifest = parseManifest(readJson(site, manifestFile));
    const about = parseAbout(readJson(site, archiveFilePath('about', manifest.about)));
    const hosts = parseHosts(readJson(site, archiveFilePath('hosts', manifest.hosts)));
    const { packs, missing } = findMissing(site, manifest, about);
    return {
      title: manifest.site.title,
      about,
      history: readHistory(site),
      hosts: hosts.toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)),
      checks: null,
      missing,
      packs,
    };
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const isDamaged = error instanceof SyntaxError || error instanceof ArchiveFormatError;
    if (!isMissing && !isDamaged) throw error;
    const advice = `lectern verify ${site} says what is wrong; lectern ingest writes it anew`;
    throw new UsageError(`the archive cannot be read: ${error.message}; ${advice}`, { cause: error });
  }
}

/** The posts of one kind of problem, file by file; a file that is not there has none. */
export function* problemPosts(site: string, names: readonly string[]): Generator<ProblemPost> {
  for (const name of names) {
    const file = archiveFilePath('problems', name);
    if (existsSync(path.join(site, file))) yield* parseProblems(readJson(site, file));
  }
}

/** All of it as plain data, for `--json`. */
export function toJson(site: string, { about, checks, hosts, ...rest }: Diagnosis): unknown {
  const { days, sources, others, problems, files, ...totals } = about;
  return {
    title: rest.title,
    ...totals,
    sources: sources.map((source) => ({ ...source, months: named(source.months, isoMonth) })),
    others: others && { ...others, months: named(others.months, isoMonth) },
    days: named(days, isoDay),
    history: rest.history,
    problems: problems.map(([code, count, names]) => ({
      code,
      count,
      posts: [...problemPosts(site, names)],
    })),
    hosts: hosts.map(([host, count]) => ({
      host,
      count,
      ...(checks && { check: checks.get(host) ?? null }),
    })),
    files: files.map(([kind, count, bytes]) => ({ kind, count, bytes })),
    missing: rest.missing,
  };
}

function named(counts: Counts, nameOf: (number: number) => string): Record<string, number> {
  return Object.fromEntries([...counts].map(([number, count]) => [nameOf(number), count]));
}

/** A look at what is there, without reading it: `lectern verify` does that. */
function findMissing(site: string, manifest: Manifest, about: About): { packs: string[]; missing: string[] } {
  const missing: string[] = [];
  const find = (kind: ArchiveFileKind, name: string): boolean => {
    const file = archiveFilePath(kind, name);
    const isThere = existsSync(path.join(site, file));
    if (!isThere) missing.push(file);
    return isThere;
  };
  const packs = manifest.packs.directories
    .filter((name) => find('directories', name))
    .flatMap((name) => parseDirectory(readJson(site, archiveFilePath('directories', name))))
    .filter((name) => find('packs', name));
  find('lists', manifest.list);
  find('places', manifest.places);
  find('authors', manifest.authors);
  for (const [, , names] of about.problems) for (const name of names) find('problems', name);
  return { packs, missing };
}

function readJson(site: string, file: string): unknown {
  return JSON.parse(readFileSync(path.join(site, file), 'utf8'));
}
