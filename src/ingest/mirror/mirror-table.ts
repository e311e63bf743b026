import { createHash } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import path from 'node:path';
import { BuildError } from '#ingest/build-error.ts';
import { linesOf } from '#ingest/cache/append-file.ts';
import { isKept, isKeptLine, journalFile, type KeptPicture, parseEntry, readEntry } from './journal.ts';
import { findStart, openTargetTable, type TargetSlots } from './target-table.ts';

/** Which pictures a mirror has: places in its journal, which is open. Other threads of this process can use it as it is. */
export type MirrorTable = { descriptor: number; slots: TargetSlots };

/** A mirror as a build reads it. A mirror that is being filled meanwhile does not change what the build sees of it. */
export type Mirror = {
  /** Equal for mirrors that have the same pictures; what they lack, and why, makes no difference. */
  key: string;
  /** Made when it is first asked for: a build in which nothing changed does not need it. */
  table: () => MirrorTable;
  close: () => void;
};

/**
 * Opens the mirror in a folder.
 * @throws BuildError when there is none.
 */
export function openMirror(folder: string): Mirror {
  const descriptor = openExisting(folder);
  const hash = createHash('sha256');
  let length = 0;
  for (const line of linesOf(descriptor)) {
    if (isKeptLine(line)) hash.update(line).update('\n');
    length += line.length + 1;
  }
  let table: MirrorTable | null = null;
  return {
    key: hash.digest('hex'),
    table() {
      table ??= { descriptor, slots: readSlots(descriptor, length) };
      return table;
    },
    close: () => closeSync(descriptor),
  };
}

/** Opens what finds a target's picture in a mirror; `null` for one that the mirror has not. */
export function openMirrorTable({ descriptor, slots }: MirrorTable): (target: string) => KeptPicture | null {
  return (target) => {
    const start = findStart(slots, target, targetsOf(descriptor));
    const entry = start < 0 ? null : readEntry(descriptor, start);
    return entry && isKept(entry) ? entry : null;
  };
}

function openExisting(folder: string): number {
  try {
    return openSync(path.join(folder, journalFile), 'r');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    const advice = `make one with lectern mirror CONTENT --out ${folder}`;
    throw new BuildError('mirror', `there is no mirror in ${folder} (no ${journalFile}): ${advice}`);
  }
}

function targetsOf(descriptor: number): (start: number) => string | null {
  return (start) => readEntry(descriptor, start)?.target ?? null;
}

/** The lines of the first `length` bytes: those that the mirror's key covers. */
function readSlots(descriptor: number, length: number): TargetSlots {
  const table = openTargetTable(targetsOf(descriptor));
  let start = 0;
  for (const line of linesOf(descriptor)) {
    if (start >= length) break;
    const entry = isKeptLine(line) ? parseEntry(line) : null;
    if (entry) table.set(entry.target, start);
    start += line.length + 1;
  }
  return table.slots();
}
