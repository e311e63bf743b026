import * as v from 'valibot';
import { parseFile } from './parse-file.ts';

/** What is at the addresses of some of the packs. Builds read it to keep links alive; readers do not need it. */
const addressesSchema = v.object({
  articles: v.array(v.string()),
  moved: v.array(v.tuple([v.string(), v.string()])),
  removed: v.array(v.string()),
});

export type Addresses = v.InferOutput<typeof addressesSchema>;

/** Reads an addresses file. @throws ArchiveFormatError when it is not one. */
export function parseAddresses(json: unknown): Addresses {
  return parseFile(addressesSchema, json, 'addresses file');
}
