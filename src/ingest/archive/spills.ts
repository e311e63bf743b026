import { closeSync, mkdirSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';

/** Texts wait in this many ranges of hashes; one range at a time comes back to memory. */
const rangeCount = 512;
/** What a range holds in memory before it goes to the disk, in bytes. */
const bufferedBytes = 32 * 1024;

/**
 * Keeps texts by a 32-bit hash and an id, to be taken again in the order of hashes. They wait on disk, so that memory does not
 * grow with them; in one file, because creating a file costs as much as cleaning two posts.
 * @param folder for the file; made when it is first needed.
 */
export function openSpills(folder: string) {
  const ranges = Array.from({ length: rangeCount }, () => ({
    waiting: [] as Uint8Array[],
    waitingBytes: 0,
    onDisk: [] as Stretch[],
  }));
  let file: number | null = null;
  let end = 0;
  let loaded: { number: number; texts: Map<string, Buffer> } = { number: -1, texts: new Map() };

  const numberOf = (hash: number): number => Math.floor((hash / 2 ** 32) * rangeCount);

  const flush = (range: (typeof ranges)[number]): void => {
    file ??= create(folder);
    writeWhole(file, Buffer.concat(range.waiting), end);
    range.onDisk.push({ start: end, length: range.waitingBytes });
    end += range.waitingBytes;
    range.waiting = [];
    range.waitingBytes = 0;
  };

  const load = (number: number): Map<string, Buffer> => {
    const range = ranges[number];
    const onDisk = file === null ? [] : readStretches(file, range?.onDisk ?? []);
    return new Map(linesOf(Buffer.concat([...onDisk, ...(range?.waiting ?? [])])));
  };

  return {
    /** @param text one line, without a newline. */
    add(hash: number, id: string, text: Uint8Array): void {
      const range = ranges[numberOf(hash)];
      if (!range) return;
      const head = Buffer.from(`${id}\t`);
      range.waiting.push(head, text, newline);
      range.waitingBytes += head.length + text.length + 1;
      if (range.waitingBytes > bufferedBytes) flush(range);
    },
    /** The text of an id, to be asked for in the order of hashes once all were added. */
    take(hash: number, id: string): Buffer | undefined {
      const number = numberOf(hash);
      if (loaded.number !== number) loaded = { number, texts: load(number) };
      return loaded.texts.get(id);
    },
    close(): void {
      if (file !== null) closeSync(file);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export type Spills = ReturnType<typeof openSpills>;

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

const newline = Buffer.from('\n');

function* linesOf(bytes: Buffer): Generator<[id: string, text: Buffer]> {
  let start = 0;
  while (start < bytes.length) {
    const tab = bytes.indexOf(9, start);
    const end = bytes.indexOf(10, tab);
    yield [bytes.toString('latin1', start, tab), bytes.subarray(tab + 1, end)];
    start = end + 1;
  }
}
