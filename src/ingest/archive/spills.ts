import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Texts wait on disk, in this many files at most, until all are known: memory does not grow with them. */
const spillCount = 512;
const bufferedBytes = 32 * 1024;

/**
 * Keeps texts by a 32-bit hash and an id, to be taken again in the order of hashes, one range of them in memory at a time.
 * @param folder for the files; made when the first one is needed.
 */
export function openSpills(folder: string) {
  const waiting = Array.from({ length: spillCount }, () => ({
    parts: [] as Uint8Array[],
    bytes: 0,
    isOnDisk: false,
  }));
  let loaded: { number: number; texts: Map<string, Buffer> } = { number: -1, texts: new Map() };

  const fileOf = (number: number): string => path.join(folder, `spill-${number}`);
  const numberOf = (hash: number): number => Math.floor((hash / 2 ** 32) * spillCount);

  const flush = (number: number): void => {
    const spill = waiting[number];
    if (!spill || spill.parts.length === 0) return;
    if (!spill.isOnDisk) mkdirSync(folder, { recursive: true });
    writeFileSync(fileOf(number), Buffer.concat(spill.parts), { flag: 'a' });
    waiting[number] = { parts: [], bytes: 0, isOnDisk: true };
  };

  const load = (number: number): Map<string, Buffer> => {
    const spill = waiting[number];
    const texts = new Map<string, Buffer>();
    if (!spill) return texts;
    const parts = spill.isOnDisk ? [readFileSync(fileOf(number)), ...spill.parts] : spill.parts;
    for (const [id, text] of linesOf(Buffer.concat(parts))) texts.set(id, text);
    return texts;
  };

  return {
    /** @param text one line, without a newline. */
    add(hash: number, id: string, text: Uint8Array): void {
      const number = numberOf(hash);
      const spill = waiting[number];
      if (!spill) return;
      const head = Buffer.from(`${id}\t`);
      spill.parts.push(head, text, newline);
      spill.bytes += head.length + text.length + 1;
      if (spill.bytes > bufferedBytes) flush(number);
    },
    /** The text of an id, to be asked for in the order of hashes once all were added. */
    take(hash: number, id: string): Buffer | undefined {
      const number = numberOf(hash);
      if (loaded.number !== number) loaded = { number, texts: load(number) };
      return loaded.texts.get(id);
    },
    close: (): void => rmSync(folder, { recursive: true, force: true }),
  };
}

export type Spills = ReturnType<typeof openSpills>;

const newline = Buffer.from('\n');

function* linesOf(bytes: Buffer): Generator<[id: string, text: Buffer]> {
  let start = 0;
  while (start < bytes.length) {
    const tab = bytes.indexOf(9, start);
    const end = bytes.indexOf(10, tab);
    yield [bytes.toString('latin1', start, tab), bytes.subarray(tab + 1, end)];
    start = end + 1;
  }
}
