import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** A post is text that a person reads: what is longer than this is a mistake, and would cost memory for nothing. */
export const maxPostBytes = 8 * 1024 * 1024;

/**
 * Reads a post's bytes, at most the first 8 MB.
 * @returns the bytes, and the file's whole size in bytes.
 * @throws the system's error when the file cannot be read.
 */
export function readPostFile(file: string | Buffer): { bytes: Uint8Array; size: number } {
  const descriptor = openSync(file, 'r');
  try {
    const { size } = fstatSync(descriptor);
    const bytes = Buffer.allocUnsafe(Math.min(size, maxPostBytes));
    let length = 0;
    while (length < bytes.length) {
      const count = readSync(descriptor, bytes, length, bytes.length - length, null);
      if (count === 0) break;
      length += count;
    }
    return { bytes: bytes.subarray(0, length), size };
  } finally {
    closeSync(descriptor);
  }
}
