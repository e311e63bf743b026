import * as v from 'valibot';

/** An archive file does not have the form that docs/format.md gives it. */
export class ArchiveFormatError extends Error {
  override readonly name = 'ArchiveFormatError';
}

/**
 * Checks data from disk or network against a schema.
 * @throws ArchiveFormatError that names the kind of file and the first place where it differs.
 */
export function parseFile<Schema extends v.GenericSchema>(
  schema: Schema,
  json: unknown,
  kind: string,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, json, { abortEarly: true });
  if (result.success) return result.output;
  const issue = result.issues[0];
  throw new ArchiveFormatError(`not a ${kind}: ${v.getDotPath(issue) ?? 'the file'}: ${issue.message}`);
}
