import { closeSync, fstatSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';

const bufferedBytes = 1 << 20;

/** A file of this size is read as a whole once so many pieces were asked for: one large read instead of a hundred thousand small ones. */
const wholeBytes = 128 << 20;
const piecesBeforeWhole = 1000;

/** A file that only grows; what was added can be read again by its place. */
export type AppendFile = {
  /** Adds bytes and returns where they begin. */
  append: (bytes: Uint8Array) => number;
  read: (start: number, length: number) => Buffer;
  length: () => number;
  flush: () => void;
  close: () => void;
};

/** Opens a file after its first `length` bytes; what a killed build left behind them is cut off. */
export function openAppendFile(file: string, length: number): AppendFile {
  const descriptor = openSync(file, length === 0 ? 'w+' : 'r+');
  // Cutting nothing off would make the file look changed.
  if (fstatSync(descriptor).size > length) ftruncateSync(descriptor, length);
  let flushed = length;
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  let pieces = 0;
  let whole: Buffer = Buffer.alloc(0);

  const flush = (): void => {
    const bytes = Buffer.concat(waiting);
    for (let done = 0; done < bytes.length; )
      done += writeSync(descriptor, bytes, done, bytes.length - done, flushed + done);
    flushed += bytes.length;
    waiting = [];
    waitingBytes = 0;
  };

  const readPiece = (start: number, length: number): Buffer => {
    const bytes = Buffer.allocUnsafe(length);
    for (let done = 0; done < length; ) {
      const count = readSync(descriptor, bytes, done, length - done, start + done);
      if (count === 0) throw new Error(`${file} ends before byte ${start + length}`);
      done += count;
    }
    return bytes;
  };

  return {
    append(bytes) {
      const start = flushed + waitingBytes;
      waiting.push(bytes);
      waitingBytes += bytes.length;
      if (waitingBytes > bufferedBytes) flush();
      return start;
    },
    read(start, length) {
      if (start + length <= whole.length) return whole.subarray(start, start + length);
      if (start + length > flushed) flush();
      pieces++;
      if (pieces < piecesBeforeWhole || flushed > wholeBytes) return readPiece(start, length);
      whole = readPiece(0, flushed);
      pieces = 0;
      return whole.subarray(start, start + length);
    },
    length: () => flushed + waitingBytes,
    flush,
    close: () => closeSync(descriptor),
  };
}

/** Goes through the lines of a file, without their ends. */
export function* readLines(file: string): Generator<Buffer> {
  const descriptor = openSync(file, 'r');
  try {
    yield* linesOf(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** The same for a file that is open, from its beginning. What follows the last newline is no line. */
export function* linesOf(descriptor: number): Generator<Buffer> {
  let rest = Buffer.alloc(0);
  let position = 0;
  for (;;) {
    const chunk = Buffer.allocUnsafe(bufferedBytes);
    const count = readSync(descriptor, chunk, 0, chunk.length, position);
    if (count === 0) break;
    position += count;
    const bytes =
      rest.length > 0 ? Buffer.concat([rest, chunk.subarray(0, count)]) : chunk.subarray(0, count);
    let start = 0;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
      yield bytes.subarray(start, end);
      start = end + 1;
    }
    rest = bytes.subarray(start);
  }
}
