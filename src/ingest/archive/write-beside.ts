import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { threadId } from 'node:worker_threads';

/** Ends the name of a file that is being written; what a killed build leaves of them is removed by the next one. */
export const unfinished = '.unfinished';

/** Writes a file beside its place and puts it there by renaming: nobody ever sees half of it. Makes its folder. */
export function writeBeside(target: string, content: Uint8Array | string): void {
  const beside = `${target}.${threadId}${unfinished}`;
  try {
    writeFileSync(beside, content);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(beside, content);
  }
  renameSync(beside, target);
}
