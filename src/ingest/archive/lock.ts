import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { archiveFolder } from '#contract/archive-files.ts';
import { BuildError } from '#ingest/build-error.ts';

/** Lies in a site while a build writes its archive: each build removes what it did not write, so two would undo each other. */
export const lockFile = `${archiveFolder}/.lock`;

/** Locks of builds of this very process, which its number cannot tell from those of an earlier one. */
const held = new Set<string>();

type Holder = { pid: number; host: string };

/**
 * Takes the lock of a site's archive.
 * @returns gives it back; to be called also when the build fails.
 * @throws BuildError that names the process that holds it.
 */
export function lockArchive(site: string): () => void {
  return takeLock(path.join(site, lockFile), 'archive');
}

/**
 * Takes a lock of any kind: `file` is made for it, and its folder.
 * @param what is locked, for the message: `archive`.
 * @returns gives it back.
 * @throws BuildError that names the process that holds it.
 */
export function takeLock(file: string, what: string): () => void {
  const text = JSON.stringify({ pid: process.pid, host: os.hostname() });
  mkdirSync(path.dirname(file), { recursive: true });
  if (held.has(file))
    throw new BuildError('locked', `this process is writing this ${what} already: wait for it`);
  while (!tryCreate(file, text)) {
    const found = readIfThere(file);
    if (found !== null) removeStale(file, { found, what });
  }
  held.add(file);
  return () => {
    held.delete(file);
    // A person who took it for stale may have deleted it, and another build may run.
    if (readIfThere(file) === text) rmSync(file);
  };
}

function tryCreate(file: string, text: string): boolean {
  try {
    writeFileSync(file, text, { flag: 'wx' });
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
    throw error;
  }
}

function removeStale(file: string, { found, what }: { found: string; what: string }): void {
  const holder = parseHolder(found);
  if (holder === null || !isGone(holder)) throw new BuildError('locked', refusal({ file, what, holder }));
  // By renaming, so that of two builds that find it only one has it: the slower may get hold of the faster one's new lock.
  // A build that is killed here leaves a name that the next one cleans up.
  const aside = `${file}.${process.pid}.unfinished`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return;
    throw error;
  }
  if (readFileSync(aside, 'utf8') === found) rmSync(aside);
  else renameSync(aside, file);
}

/** `null` for a text that names nobody: of a build that has just begun, or was killed while it wrote this. */
function parseHolder(text: string): Holder | null {
  try {
    const { pid, host }: { pid?: unknown; host?: unknown } = Object(JSON.parse(text));
    return Number.isInteger(pid) && Number(pid) > 0 && typeof host === 'string'
      ? { pid: Number(pid), host }
      : null;
  } catch {
    // Half a lock says as little as none.
    return null;
  }
}

/** Whether the holder has ended; of a process on another host nothing is known. */
function isGone({ pid, host }: Holder): boolean {
  if (host !== os.hostname()) return false;
  // A build does one archive at a time: our own number is that of an earlier process, as in containers, where each begins at 1.
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return hasCode(error, 'ESRCH');
  }
}

function refusal({ file, what, holder }: { file: string; what: string; holder: Holder | null }): string {
  if (holder === null)
    return `another process is writing this ${what}; if none is, delete ${file} and start again`;
  const { pid, host } = holder;
  const where = host === os.hostname() ? '' : ` on the host ${host}`;
  return `process ${pid}${where} is writing this ${what}; wait for it, or delete ${file} if it has ended`;
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
