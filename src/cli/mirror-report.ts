import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { writeBeside } from '#ingest/archive/write-beside.ts';
import { errorReply, isProxyErrorCode } from '#proxy/errors.ts';
import { countMissing, type MirrorSummary, missingOf } from './mirror-summary.ts';

/** More hosts than these are no help on a terminal; --report has all. */
const maxShown = 20;

/** Prints what a run of `lectern mirror` did, and what is gone. */
export function printMirror(summary: MirrorSummary, seconds: number): void {
  const { targets, kept, fetched, files, bytes, left, stopped } = summary;
  const write = (line: string): void => void process.stdout.write(`${line}\n`);
  write(`${kept} of ${targets} pictures are kept (${fetched} fetched), ${seconds.toFixed(1)} s`);
  write(`${files} files, ${(bytes / 1e6).toFixed(1)} MB`);
  const missing = missingOf(summary);
  const gone = countMissing(missing);
  if (gone > 0) write(`${gone} did not come:`);
  for (const { host, reason, count, asked } of missing.slice(0, maxShown))
    write(`  ${host}: ${count}, ${wordsFor(reason)}${asked ? '' : ' It was not asked for these.'}`);
  if (missing.length > maxShown) write(`  … and ${missing.length - maxShown} more; --report FILE has all`);
  if (left > 0)
    write(`${left} were not asked for (${stopped ?? 'the proxy was busy'}): run it again to go on`);
}

/** Writes the same as JSON, with all hosts. @throws the system's error when the file cannot be written. */
export function writeMirrorReport(file: string, summary: MirrorSummary): void {
  const { gone: _, givenUp: __, ...numbers } = summary;
  mkdirSync(path.dirname(path.resolve(file)), { recursive: true });
  writeBeside(file, `${JSON.stringify({ ...numbers, missing: missingOf(summary) }, null, 1)}\n`);
}

/** A journal may be of another version, which knows other reasons. */
function wordsFor(reason: string): string {
  return isProxyErrorCode(reason) ? errorReply(reason).text : reason;
}
