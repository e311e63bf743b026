import { createHash } from 'node:crypto';
import { fileNameLength } from '#contract/archive-files.ts';
import { encodeBase32 } from '#contract/article-id.ts';

/** The name of an archive file: the first 60 bits of its content's SHA-256 in Base32. */
export function contentHash(content: Uint8Array | string): string {
  return encodeBase32(sha256(content), fileNameLength);
}

/** SHA-256 of bytes, or of a string in UTF-8. */
export function sha256(content: Uint8Array | string): Uint8Array {
  return createHash('sha256').update(content).digest();
}
