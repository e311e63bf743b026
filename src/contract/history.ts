import * as v from 'valibot';
import { archiveFolder } from './archive-files.ts';
import { parseFile } from './parse-file.ts';

/**
 * Lies beside the manifest, which does not name it: what builds have changed depends on when they ran, and the archive is to be the
 * same whenever it is built. Like the manifest it is revalidated at each visit.
 */
export const historyFile = `${archiveFolder}/history.json`;

/** No more than these are kept. */
export const maxHistoryEntries = 100;

const historyEntrySchema = v.object({
  /** When the build ended, in seconds since 1970. */
  at: v.number(),
  /** Articles after it. */
  articles: v.number(),
  added: v.number(),
  changed: v.number(),
  removed: v.number(),
  moved: v.number(),
});

/** What one build changed in an archive that was there before. */
export type HistoryEntry = v.InferOutput<typeof historyEntrySchema>;

const historySchema = v.object({ entries: v.array(historyEntrySchema) });

/** Reads the history, newest first. @throws ArchiveFormatError when it is none. */
export function parseHistory(json: unknown): HistoryEntry[] {
  return parseFile(historySchema, json, 'history').entries;
}
