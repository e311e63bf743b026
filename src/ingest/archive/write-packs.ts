import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { PackEntry } from '#contract/article.ts';
import { packNumber, packsPerDirectory } from '#contract/pack.ts';
import type { SiteFiles } from './site-files.ts';

/** Articles in a pack, at most on average: about 100 KB of HTML, 30 KB on the wire. */
const entriesPerPack = 32;
/** Bodies wait on disk, in this many files at most, until all are known: memory does not grow with them. */
const maxSpills = 256;
const bufferedCharacters = 256 * 1024;

/** How many packs hold this many articles: a power of two, so that few changes of the number move few articles. */
export function packCountFor(articles: number): number {
  return 2 ** Math.max(0, Math.ceil(Math.log2(articles / entriesPerPack)));
}

/** Takes articles in any order and writes them as packs, ordered by id within each. */
export function openPackWriter(files: SiteFiles, packCount: number) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'lectern-'));
  const packsPerSpill = Math.ceil(packCount / maxSpills);
  const spillFile = (number: number): string => path.join(folder, String(number));
  const buffers = new Map<number, string>();

  const flush = (number: number): void => {
    const lines = buffers.get(number);
    if (lines) appendFileSync(spillFile(number), lines);
    buffers.delete(number);
  };

  const packsOfSpill = (number: number, adjust: (entry: PackEntry) => PackEntry): string[] => {
    flush(number);
    const packs = Array.from(
      { length: Math.min(packsPerSpill, packCount - number * packsPerSpill) },
      () => [] as PackEntry[],
    );
    for (const line of readLines(spillFile(number))) {
      // The line was written by `add` a moment ago.
      const entry = adjust(JSON.parse(line) as PackEntry);
      packs[packNumber(entry.id, packCount) - number * packsPerSpill]?.push(entry);
    }
    rmSync(spillFile(number), { force: true });
    return packs.map((entries) =>
      files.addJson('packs', { entries: entries.sort((a, b) => (a.id < b.id ? -1 : 1)) }),
    );
  };

  return {
    add(entry: PackEntry): void {
      const number = Math.floor(packNumber(entry.id, packCount) / packsPerSpill);
      const lines = `${buffers.get(number) ?? ''}${JSON.stringify(entry)}\n`;
      buffers.set(number, lines);
      if (lines.length > bufferedCharacters) flush(number);
    },
    /** Writes all packs and their directories; `adjust` has the last word on each entry. */
    finish(adjust: (entry: PackEntry) => PackEntry): { count: number; directories: string[] } {
      const names: string[] = [];
      for (let number = 0; number * packsPerSpill < packCount; number++)
        names.push(...packsOfSpill(number, adjust));
      const directories: string[] = [];
      for (let start = 0; start < packCount; start += packsPerDirectory) {
        directories.push(
          files.addJson('directories', { packs: names.slice(start, start + packsPerDirectory) }),
        );
      }
      return { count: packCount, directories };
    },
    close: (): void => rmSync(folder, { recursive: true, force: true }),
  };
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').filter(Boolean);
  } catch (error) {
    // No article fell into these packs.
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
