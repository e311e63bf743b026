import * as v from 'valibot';
import { parseFile } from './parse-file.ts';

const ids = v.array(v.string());
const picksSchema = v.object({ starred: ids, linked: ids });

/** Articles that stand out, by id: those that their publisher has starred, the newest first, and those that others link to, the most first. */
export type Picks = v.InferOutput<typeof picksSchema>;

/** How many ids each of the two lists has at most. */
export const mostPicks = 5000;

/** Reads a picks file. @throws ArchiveFormatError when it is not one. */
export function parsePicks(json: unknown): Picks {
  return parseFile(picksSchema, json, 'picks file');
}
