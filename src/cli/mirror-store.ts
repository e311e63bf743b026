import { rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { mirrorPath } from '#contract/archive-files.ts';
import { contentHash } from '#ingest/archive/content-hash.ts';
import { writeBeside } from '#ingest/archive/write-beside.ts';
import { isMirrorFile } from '#ingest/mirror/journal.ts';
import { filesOfOurs } from '#ingest/mirror/site-mirror.ts';

/** The files of a mirror's folder. */
export type MirrorStore = {
  has: (picture: { file: string; bytes: number }) => boolean;
  /** Puts a picture into the folder, unless it is there; gives its name, `null` when there is no room for it. */
  put: (bytes: Uint8Array, extension: string) => string | null;
  count: () => number;
  bytes: () => number;
};

/** Opens a mirror's folder, with its lock held: removes what a killed run left unfinished. */
export function openMirrorStore(folder: string, { maxBytes }: { maxBytes: number }): MirrorStore {
  const sizes = new Map<string, number>();
  let total = 0;
  for (const name of filesOfOurs(folder)) {
    const file = path.join(folder, mirrorPath(name));
    if (isMirrorFile(name)) {
      const { size } = statSync(file);
      sizes.set(name, size);
      total += size;
    } else rmSync(file);
  }

  return {
    has: ({ file, bytes }) => sizes.get(file) === bytes,
    put(bytes, extension) {
      const name = `${contentHash(bytes)}.${extension}`;
      const before = sizes.get(name) ?? 0;
      // One of another size was cut short when the machine went down.
      if (before === bytes.length) return name;
      if (total - before + bytes.length > maxBytes) return null;
      writeBeside(path.join(folder, mirrorPath(name)), bytes);
      sizes.set(name, bytes.length);
      total += bytes.length - before;
      return name;
    },
    count: () => sizes.size,
    bytes: () => total,
  };
}
