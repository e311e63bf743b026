import { closeSync, mkdirSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';

/**
 * A file on which bytes wait in ranges, to come back one range at a time, so that memory does not grow with them. It is one file,
 * because creating a file costs as much as cleaning two posts.
 * @param options.folder for the file; made when it is first needed, and removed at the end.
 * @param options.bufferedBytes what a range holds in memory before it goes to the disk.
 */
export function openRanges(options: { folder: string; count: number; bufferedBytes: number }) {
  const { folder, count, bufferedBytes } = options;
  const ranges = Array.from({ length: count }, () => ({
    waiting: [] as Uint8Array[],
    waitingBytes: 0,
    onDisk: [] as Stretch[],
  }));
  let file: number | null = null;
  let end = 0;

  const flush = (range: (typeof ranges)[number]): void => {
    file ??= create(folder);
    writeWhole(file, Buffer.concat(range.waiting), end);
    range.onDisk.push({ start: end, length: range.waitingBytes });
    end += range.waitingBytes;
    range.waiting = [];
    range.waitingBytes = 0;
  };

  return {
    /** Adds bytes, which must not change afterwards, to the end of a range. */
    add(number: number, bytes: Uint8Array): void {
      const range = ranges[number];
      if (!range) return;
      range.waiting.push(bytes);
      range.waitingBytes += bytes.length;
      if (range.waitingBytes > bufferedBytes) flush(range);
    },
    read(number: number): Buffer {
      const range = ranges[number];
      const onDisk = file === null ? [] : readStretches(file, range?.onDisk ?? []);
      return Buffer.concat([...onDisk, ...(range?.waiting ?? [])]);
    },
    close(): void {
      if (file !== null) closeSync(file);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A part of the file, in bytes. */
interface Stretch {
  start: number;
  length: number;
}

function create(folder: string): number {
  mkdirSync(folder, { recursive: true });
  return openSync(path.join(folder, 'spill'), 'w+');
}

function writeWhole(file: number, bytes: Buffer, position: number): void {
  let written = 0;
  while (written < bytes.length) {
    written += writeSync(file, bytes, written, bytes.length - written, position + written);
  }
}

function readStretches(file: number, stretches: Stretch[]): Buffer[] {
  return stretches.map(({ start, length }) => {
    const bytes = Buffer.allocUnsafe(length);
    let read = 0;
    while (read < length) {
      const count = readSync(file, bytes, read, length - read, start + read);
      if (count === 0) throw new Error('A file that this build wrote has become shorter while it ran.');
      read += count;
    }
    return bytes;
  });
}
