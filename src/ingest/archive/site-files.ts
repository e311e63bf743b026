import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import {
  type ArchiveFileKind,
  archiveFilePath,
  archiveFolder,
  isFileName,
  manifestFile,
} from '#contract/archive-files.ts';
import { tierFolder } from '#contract/search-index.ts';
import { shortHash } from '#ingest/fingerprint.ts';
import { contentHash } from './content-hash.ts';
import { unfinished, writeBeside } from './write-beside.ts';

/**
 * The archive files of one site. New files are written beside the old ones under names of their content's hash; `publish` then
 * switches by renaming the manifest, and removes what no longer belongs. Until that moment the old archive is whole.
 */
export function openSiteFiles(site: string) {
  const before = new Set(filesBelow(site, archiveFolder));
  const kept = new Map<string, number>();
  let written = 0;

  const write = (file: string, content: Uint8Array | string): void => {
    writeBeside(path.join(site, file), content);
    written++;
  };

  /** Counts a file of the site among those of the new archive, when it is there. */
  const keep = (file: string): boolean => {
    if (kept.has(file)) return true;
    const size = before.has(file) ? sizeOf(path.join(site, file)) : null;
    if (size === null) return false;
    kept.set(file, size);
    return true;
  };

  /** Writes one file, named by its content, unless it is there already; returns its name. */
  const add = (kind: ArchiveFileKind, content: Uint8Array | string): string => {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    const name = contentHash(bytes);
    const file = archiveFilePath(kind, name);
    if (!keep(file)) write(file, bytes);
    kept.set(file, bytes.length);
    return name;
  };

  return {
    add,
    addJson: (kind: ArchiveFileKind, value: unknown): string => add(kind, JSON.stringify(value)),
    /** Counts a file that is known to be the right one among the new archive's; says whether it is there. */
    keep: (kind: ArchiveFileKind, name: string): boolean => keep(archiveFilePath(kind, name)),
    /** The same for a picture, which was written already. */
    keepMedia(file: string): boolean {
      const size = kept.get(file) ?? sizeOf(path.join(site, file));
      if (size === null) return false;
      kept.set(file, size);
      return true;
    },
    /** Puts a folder of files, which is whole, in its place as a tier of the search index. */
    addTier(name: string, folder: string): void {
      const target = path.join(site, tierFolder(name));
      const made = filesBelow(folder, '.').length;
      // What a killed build left of it is not whole, and of one that was removed there are folders.
      if (filesBelow(target, '.').length < made) {
        rmSync(target, { recursive: true, force: true });
        mkdirSync(path.dirname(target), { recursive: true });
        renameSync(folder, target);
        written += made;
      }
      for (const file of filesBelow(site, tierFolder(name)))
        kept.set(file, sizeOf(path.join(site, file)) ?? 0);
    },
    /** Counts a tier that is known to be the right one among the new archive's; says whether it is there. */
    keepTier(name: string): boolean {
      const files = filesBelow(site, tierFolder(name));
      for (const file of files) kept.set(file, sizeOf(path.join(site, file)) ?? 0);
      return files.length > 0;
    },
    read: (kind: ArchiveFileKind, name: string): Buffer =>
      readFileSync(path.join(site, archiveFilePath(kind, name))),
    /** Switches the site to the new archive and removes the files of the old one. */
    publish(manifest: string): void {
      if (!holds(path.join(site, manifestFile), manifest)) write(manifestFile, manifest);
      kept.set(manifestFile, Buffer.byteLength(manifest));
      removeOthers(site, kept);
    },
    /** A hash over the names of the archive's files: before this build, and after it. */
    digestBefore: (): string => digest(before),
    digest: (): string => digest(kept.keys()),
    count: (): number => kept.size || [...before].filter(isCounted).length,
    /** The files of the new archive, by path below the site, with their sizes in bytes. */
    kept: kept as ReadonlyMap<string, number>,
    /** How many files had to be written. */
    written: (): number => written,
  };
}

export type SiteFiles = ReturnType<typeof openSiteFiles>;

function digest(files: Iterable<string>): string {
  return shortHash([...files].filter(isCounted).sort().join('\n'));
}

function isCounted(file: string): boolean {
  return file === manifestFile || isOurs(file);
}

function sizeOf(file: string): number | null {
  return statSync(file, { throwIfNoEntry: false })?.size ?? null;
}

function holds(file: string, content: string): boolean {
  return sizeOf(file) !== null && readFileSync(file, 'utf8') === content;
}

/** Whether a build may have written a file. Only such files are removed: a folder `archive` may hold others. */
function isOurs(file: string): boolean {
  const [, kind, , tier = ''] = file.split('/');
  if (kind === 'search' && isFileName(tier)) return true;
  const name = path.basename(file);
  return name.endsWith(unfinished) || isFileName(name.split('.', 1)[0] ?? '');
}

/** Removes what earlier builds wrote into a site's archive and the present one does not name. */
function removeOthers(site: string, kept: { has: (file: string) => boolean }): void {
  for (const file of filesBelow(site, archiveFolder)) {
    if (isOurs(file) && !kept.has(file)) rmSync(path.join(site, file));
  }
}

function filesBelow(site: string, folder: string): string[] {
  let entries: ReturnType<typeof list>;
  try {
    entries = list(path.join(site, folder));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
  return entries.flatMap((entry) =>
    entry.isDirectory() ? filesBelow(site, `${folder}/${entry.name}`) : [`${folder}/${entry.name}`],
  );
}

function list(folder: string) {
  return readdirSync(folder, { withFileTypes: true });
}
