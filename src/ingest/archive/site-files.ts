import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  type ArchiveFileKind,
  archiveFilePath,
  archiveFolder,
  isFileName,
  manifestFile,
} from '#contract/archive-files.ts';
import { contentHash } from './content-hash.ts';

/** Ends the name of a file that is being written; what a killed build leaves of them is removed by the next one. */
const unfinished = '.unfinished';

/**
 * The archive files of one site. New files are written beside the old ones under names of their content's hash; `publish` then
 * switches by renaming the manifest, and removes what no longer belongs. Until that moment the old archive is whole.
 */
export function openSiteFiles(site: string) {
  const kept = new Set<string>();
  const folders = new Set<string>();

  const write = (file: string, content: Uint8Array | string): void => {
    const target = path.join(site, file);
    const folder = path.dirname(target);
    if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
    folders.add(folder);
    writeFileSync(target + unfinished, content);
    renameSync(target + unfinished, target);
  };

  return {
    /** Writes one JSON file unless it is there already; returns its name. */
    addJson(kind: ArchiveFileKind, value: unknown): string {
      const content = JSON.stringify(value);
      const name = contentHash(content);
      const file = archiveFilePath(kind, name);
      if (!kept.has(file) && !exists(path.join(site, file))) write(file, content);
      kept.add(file);
      return name;
    },
    /** Writes a picture unless it is there already. */
    addMedia(file: string, content: Uint8Array): void {
      if (!kept.has(file) && !exists(path.join(site, file))) write(file, content);
      kept.add(file);
    },
    /** Switches the site to the new archive and removes the files of the old one. */
    publish(manifest: unknown): void {
      const content = JSON.stringify(manifest);
      if (!holds(path.join(site, manifestFile), content)) write(manifestFile, content);
      kept.add(manifestFile);
      removeOthers(site, archiveFolder, kept);
    },
    /** How many files the archive has, manifest included once it is published. */
    count: (): number => kept.size,
  };
}

export type SiteFiles = ReturnType<typeof openSiteFiles>;

function exists(file: string): boolean {
  return statSync(file, { throwIfNoEntry: false }) !== undefined;
}

function holds(file: string, content: string): boolean {
  return exists(file) && readFileSync(file, 'utf8') === content;
}

/** Whether a build may have written a file of this name. Only such files are removed: a folder `archive` may hold others. */
function isOurs(name: string): boolean {
  return name.endsWith(unfinished) || isFileName(name.split('.', 1)[0] ?? '');
}

function removeOthers(site: string, folder: string, kept: ReadonlySet<string>): void {
  for (const entry of readdirSync(path.join(site, folder), { withFileTypes: true })) {
    const file = `${folder}/${entry.name}`;
    if (entry.isDirectory()) removeOthers(site, file, kept);
    else if (isOurs(entry.name) && !kept.has(file)) rmSync(path.join(site, file));
  }
}
