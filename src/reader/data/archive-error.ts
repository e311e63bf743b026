import { NewerFormatError } from '#contract/manifest.ts';
import { ArchiveFormatError } from '#contract/parse-file.ts';

/** Why a file of the archive could not be had. */
export type ArchiveErrorCause =
  | { kind: 'offline' }
  | { kind: 'missing' }
  | { kind: 'newer-format' }
  | { kind: 'damaged' }
  | { kind: 'server'; status: number };

export class ArchiveError extends Error {
  override readonly name = 'ArchiveError';
  readonly reason: ArchiveErrorCause;

  constructor(reason: ArchiveErrorCause, options?: ErrorOptions) {
    super(`archive file: ${reason.kind}`, options);
    this.reason = reason;
  }
}

/** Sorts any failure of a query into the causes that a person can be told. */
export function archiveErrorCause(error: unknown): ArchiveErrorCause {
  if (error instanceof ArchiveError) return error.reason;
  if (error instanceof NewerFormatError) return { kind: 'newer-format' };
  if (error instanceof ArchiveFormatError) return { kind: 'damaged' };
  return { kind: 'offline' };
}
