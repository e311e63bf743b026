/**
 * Counts an archive's files by the folder they are in.
 * @param sizes bytes of each file by its path below the site, `archive/rows/3/3k9v….json`.
 * @returns kind, number and bytes; the manifest, which is in no folder, is of no kind.
 */
export function filesByKind(
  sizes: ReadonlyMap<string, number>,
): readonly (readonly [kind: string, files: number, bytes: number])[] {
  const kinds = new Map<string, { files: number; bytes: number }>();
  for (const [file, size] of sizes) {
    const [, kind, ...inside] = file.split('/');
    if (kind === undefined || inside.length === 0) continue;
    const known = kinds.get(kind) ?? { files: 0, bytes: 0 };
    kinds.set(kind, { files: known.files + 1, bytes: known.bytes + size });
  }
  return [...kinds].map(([kind, { files, bytes }]) => [kind, files, bytes]);
}
