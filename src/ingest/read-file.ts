import { isUtf8 } from 'node:buffer';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** A post is text that a person reads: what is longer than this is a mistake, and would cost memory for nothing. */
export const maxPostBytes = 8 * 1024 * 1024;

/**
 * Reads a post's bytes, at most the first 8 MB; a UTF-8 character that does not fit as a whole stays out.
 * @returns the bytes, and the file's whole size in bytes.
 * @throws the system's error when the file cannot be read.
 */
export function readPostFile(file: string | Buffer): { bytes: Buffer; size: number } {
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
    const read = bytes.subarray(0, length);
    return { bytes: length < size ? withoutHalfCharacter(read) : read, size };
  } finally {
    closeSync(descriptor);
  }
}

/** A UTF-8 character has four bytes at most. What is no UTF-8 even so is of another encoding, or damaged: it stays as it is. */
function withoutHalfCharacter(bytes: Buffer): Buffer {
  for (let surplus = 0; surplus < 4; surplus++) {
    const whole = bytes.subarray(0, bytes.length - surplus);
    if (isUtf8(whole)) return whole;
  }
  return bytes;
}
