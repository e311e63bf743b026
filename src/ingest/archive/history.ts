import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type HistoryEntry, historyFile, maxHistoryEntries, parseHistory } from '#contract/history.ts';
import { ArchiveFormatError } from '#contract/parse-file.ts';
import { writeBeside } from './write-beside.ts';

/**
 * Puts what a build has changed at the head of the site's history. A build that changed nothing leaves it as it is; a history
 * that is damaged begins anew, because it is worth less than the build. To be called while the archive's lock is held.
 * @throws the system's error when the site cannot be written.
 */
export function recordHistory(site: string, entry: HistoryEntry): void {
  const { added, changed, removed, moved } = entry;
  if (added + changed + removed + moved === 0) return;
  const entries = [entry, ...readHistory(site)].slice(0, maxHistoryEntries);
  writeBeside(path.join(site, historyFile), JSON.stringify({ entries }));
}

/** The site's history, newest first; empty where there is none, or none that can be read. */
export function readHistory(site: string): HistoryEntry[] {
  try {
    return parseHistory(JSON.parse(readFileSync(path.join(site, historyFile), 'utf8')));
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const isDamaged = error instanceof SyntaxError || error instanceof ArchiveFormatError;
    if (isMissing || isDamaged) return [];
    throw error;
  }
}
