import * as v from 'valibot';
import { parseFile } from './parse-file.ts';

/** An author with the number of articles and the categories (`categoryKey`) whose lists hold them, the fewest that do. */
const authorSchema = v.object({ name: v.string(), count: v.number(), categories: v.array(v.string()) });
export type Author = v.InferOutput<typeof authorSchema>;

const authorsSchema = v.object({ authors: v.array(authorSchema) });

/** Reads the authors file, most articles first. @throws ArchiveFormatError when it is not one. */
export function parseAuthors(json: unknown): Author[] {
  return parseFile(authorsSchema, json, 'authors file').authors;
}
