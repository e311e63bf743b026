import { isUtf8 } from 'node:buffer';
import { closeSync, fstatSync, openSync, readSync, type Stats } from 'node:fs';
import type { FileState } from './post-record.ts';

/** A post is text that a person reads: what is longer than this is a mistake, and would cost memory for nothing. */
export const maxPostBytes = 8 * 1024 * 1024;

/** File systems count time in steps: a file may change again within the step of its last change, and look the same. */
const settledAfterMs = 1000;

/** A file that changes while it is read is read again, so often. */
const attempts = 3;

/**
 * Reads a post's bytes, at most the first 8 MB; a UTF-8 character that does not fit as a whole stays out.
 * @returns the bytes, the file's whole size in bytes, and how it looked; `state` is `null` when it changed at every attempt, or so
 * shortly before that its next change could go unnoticed.
 * @throws the system's error when the file cannot be read.
 */
export function readPostFile(file: string | Buffer): {
  bytes: Buffer;
  size: number;
  state: FileState | null;
} {
  for (let attempt = 1; ; attempt++) {
    const read = readOnce(file);
    if (read.state === null && attempt < attempts) continue;
    return read.state === null || isSettled(read.state) ? read : { ...read, state: null };
  }
}

function isSettled({ mtime, ctime }: FileState): boolean {
  return Math.max(mtime, ctime) < Date.now() - settledAfterMs;
}

function readOnce(file: string | Buffer): ReturnType<typeof readPostFile> {
  const descriptor = openSync(file, 'r');
  try {
    const before = stateOf(fstatSync(descriptor));
    const { size } = before;
    const bytes = Buffer.allocUnsafe(Math.min(size, maxPostBytes));
    let length = 0;
    while (length < bytes.length) {
      const count = readSync(descriptor, bytes, length, bytes.length - length, null);
      if (count === 0) break;
      length += count;
    }
    const read = bytes.subarray(0, length);
    const isSame = sameState(before, stateOf(fstatSync(descriptor)));
    return {
      bytes: length < size ? withoutHalfCharacter(read) : read,
      size,
      state: isSame ? before : null,
    };
  } finally {
    closeSync(descriptor);
  }
}

/** What of a file's state changes with its content. */
export function stateOf(stats: Stats): FileState {
  return { size: stats.size, mtime: stats.mtimeMs, ctime: stats.ctimeMs };
}

/** Whether two looks at a file found the same; a file that is not there is `null`. */
export function sameState(a: FileState | null, b: FileState | null): boolean {
  if (a === null || b === null) return a === b;
  return a.size === b.size && a.mtime === b.mtime && a.ctime === b.ctime;
}

/** A UTF-8 character has four bytes at most. What is no UTF-8 even so is of another encoding, or damaged: it stays as it is. */
function withoutHalfCharacter(bytes: Buffer): Buffer {
  for (let surplus = 0; surplus < 4; surplus++) {
    const whole = bytes.subarray(0, bytes.length - surplus);
    if (isUtf8(whole)) return whole;
  }
  return bytes;
}
