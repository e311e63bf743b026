import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { mirrorPath } from '#contract/archive-files.ts';
import { unfinished } from '#ingest/archive/write-beside.ts';
import { BuildError } from '#ingest/build-error.ts';
import { shortHash } from '#ingest/fingerprint.ts';
import { isMirrorFile, journalFile } from './journal.ts';

/** The folder of a site that mirrored pictures are put into, and its address as the manifest names it. */
export const mirrorFolder = 'mirror';
export const mirrorAddress = `./${mirrorFolder}/`;

/** The pictures of a mirror that a site has itself. */
export type SiteMirror = {
  /** Hashes of the names of the files: before this build, and now. */
  digestBefore: string;
  digest: () => string;
  /** Puts files into the site that are not there yet. Nothing of the old site changes. */
  place: (files: ReadonlySet<string>) => void;
  /** Removes those that nobody names any more; to be called once the new archive is published. */
  removeOthers: (files: ReadonlySet<string>) => void;
};

/**
 * Opens a site's folder of mirrored pictures.
 * @param from folder of the mirror that the files come from.
 */
export function openSiteMirror(site: string, from: string): SiteMirror {
  const folder = path.join(site, mirrorFolder);
  const digest = (): string => shortHash([...mirrorFiles(folder)].sort().join('\n'));
  return {
    digestBefore: digest(),
    digest,
    place(files) {
      for (const file of files) {
        const target = path.join(folder, mirrorPath(file));
        if (!existsSync(target)) placeFile(path.join(from, mirrorPath(file)), target);
      }
    },
    removeOthers: (files) => removeOthers(folder, files),
  };
}

/** Removes a site's own copies of mirrored pictures: it is built without a mirror now. A mirror itself, which has a journal, stays. */
export function removeSiteMirror(site: string): void {
  const folder = path.join(site, mirrorFolder);
  if (!existsSync(path.join(folder, journalFile))) removeOthers(folder, new Set());
}

/** The names of the pictures in a mirror's folder. */
function* mirrorFiles(folder: string): Generator<string> {
  for (const name of filesOfOurs(folder)) if (isMirrorFile(name)) yield name;
}

/** These and what a killed process left unfinished. Files of another form, or in other folders, are somebody else's. */
export function* filesOfOurs(folder: string): Generator<string> {
  for (const inner of namesIn(folder)) {
    if (inner.length !== 1) continue;
    for (const name of namesIn(path.join(folder, inner))) {
      const file = name.endsWith(unfinished) ? name.split('.', 2).join('.') : name;
      if (isMirrorFile(file) && file.startsWith(inner)) yield name;
    }
  }
}

function removeOthers(folder: string, files: ReadonlySet<string>): void {
  for (const name of filesOfOurs(folder))
    if (!files.has(name)) rmSync(path.join(folder, name.slice(0, 1), name));
}

/** As a second name of the same file where the file system can, which takes no room; else as a copy. */
function placeFile(source: string, target: string): void {
  mkdirSync(path.dirname(target), { recursive: true });
  try {
    linkSync(source, target);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT') throw new BuildError('mirror', `${source} is gone: run lectern mirror again`);
    copyFileSync(source, `${target}${unfinished}`);
    renameSync(`${target}${unfinished}`, target);
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'ENOENT' || code === 'ENOTDIR') return [];
    throw error;
  }
}
