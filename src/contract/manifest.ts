import * as v from 'valibot';
import { formatVersion } from './archive-files.ts';
import { ArchiveFormatError, parseFile } from './parse-file.ts';
import { shardSchema } from './row.ts';
import { searchIndexSchema } from './search-index.ts';
import { siteSchema } from './site.ts';

/** The archive's head file: revalidated at each visit, everything it names is immutable. */
const manifestSchema = v.object({
  format: v.literal(formatVersion),
  site: siteSchema,
  articles: v.number(),
  /** Rows of the list of all articles: near copies share one. */
  rows: v.number(),
  /** How many of them stand in more than one category: when none does, the counts of categories add up. */
  inSeveralPlaces: v.number(),
  /** The newest rows, complete: the first screen needs no further file. */
  head: shardSchema,
  /** Index file of the list of all articles. */
  list: v.string(),
  places: v.string(),
  authors: v.string(),
  hosts: v.string(),
  about: v.string(),
  /** Articles that stand out; `null` where none does. */
  picks: v.optional(v.nullable(v.string()), null),
  /** `addresses` name the files that list what is at which address; only builds read them. */
  packs: v.object({
    count: v.number(),
    directories: v.array(v.string()),
    addresses: v.array(v.string()),
  }),
  /** `null` for an archive whose titles alone can be searched, by reading its lists. */
  search: v.optional(v.nullable(searchIndexSchema), null),
});

export type Manifest = v.InferOutput<typeof manifestSchema>;

/** How many rows `head` holds at most. */
export const headRows = 50;

/** The archive was written by a newer Lectern than this one. */
export class NewerFormatError extends ArchiveFormatError {}

/**
 * Reads the manifest.
 * @throws NewerFormatError when the archive's format is newer than this code; ArchiveFormatError when it is no manifest.
 */
export function parseManifest(json: unknown): Manifest {
  const { format } = parseFile(v.object({ format: v.number() }), json, 'manifest');
  if (format > formatVersion) {
    throw new NewerFormatError(
      `the archive has format ${format}; this reader knows formats up to ${formatVersion}`,
    );
  }
  return parseFile(manifestSchema, json, 'manifest');
}
