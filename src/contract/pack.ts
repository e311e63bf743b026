import * as v from 'valibot';
import { type PackEntry, packEntrySchema } from './article.ts';
import { hash32 } from './hash.ts';
import { parseFile } from './parse-file.ts';

/** How many packs one directory file names. */
export const packsPerDirectory = 1024;

/**
 * The number of the pack that holds an id, among `packCount` of them: `packNumber('3k9v…', 32)` -> 0 to 31. Whatever is known
 * about an address (the article, where it moved, that it is gone) is in this one pack, so that opening a link needs no index.
 */
export function packNumber(id: string, packCount: number): number {
  return Math.floor((hash32(id) / 2 ** 32) * packCount);
}

const packSchema = v.object({ entries: v.array(packEntrySchema) });

/** Reads a pack file. @throws ArchiveFormatError when it is not one. */
export function parsePack(json: unknown): ReadonlyMap<string, PackEntry> {
  return new Map(parseFile(packSchema, json, 'pack').entries.map((entry) => [entry.id, entry]));
}

/**
 * Reads one entry of a pack file, `null` when it has none of this id; the others are not looked at, because a server wants one of thirty.
 * @throws ArchiveFormatError when the file is no pack, or the entry is none.
 */
export function parsePackEntry(json: unknown, id: string): PackEntry | null {
  const { entries } = parseFile(anyPackSchema, json, 'pack');
  const entry = entries.find((one) => Object(one).id === id);
  return entry === undefined ? null : parseFile(packEntrySchema, entry, 'pack');
}

const anyPackSchema = v.object({ entries: v.array(v.unknown()) });

const directorySchema = v.object({ packs: v.array(v.string()) });

/** Reads a directory file: the names of up to 1,024 packs in order. @throws ArchiveFormatError when it is not one. */
export function parseDirectory(json: unknown): readonly string[] {
  return parseFile(directorySchema, json, 'directory').packs;
}
