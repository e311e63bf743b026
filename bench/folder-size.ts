import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** Number and bytes of the files in a folder that were written since a time (milliseconds since 1970). */
export function folderSize(folder: string, since = 0): { files: number; bytes: number } {
  const total = { files: 0, bytes: 0 };
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const { size, mtimeMs } = statSync(path.join(entry.parentPath, entry.name));
    if (mtimeMs < since) continue;
    total.files++;
    total.bytes += size;
  }
  return total;
}
