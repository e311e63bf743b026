import { openRanges } from './ranges.ts';

/** Texts wait in this many ranges of hashes. */
const rangeCount = 512;
const bufferedBytes = 32 * 1024;

/**
 * Keeps texts by a 32-bit hash and an id, to be taken again in the order of hashes. They wait on disk.
 * @param folder for the file; made when it is first needed.
 */
export function openSpills(folder: string) {
  const ranges = openRanges({ folder, count: rangeCount, bufferedBytes });
  let loaded: { number: number; texts: Map<string, Buffer> } = { number: -1, texts: new Map() };

  const numberOf = (hash: number): number => Math.floor((hash / 2 ** 32) * rangeCount);

  return {
    /** @param text one line, without a newline. */
    add(hash: number, id: string, text: Uint8Array): void {
      ranges.add(numberOf(hash), Buffer.concat([Buffer.from(`${id}\t`), text, newline]));
    },
    /** The text of an id, to be asked for in the order of hashes once all were added. */
    take(hash: number, id: string): Buffer | undefined {
      const number = numberOf(hash);
      if (loaded.number !== number) loaded = { number, texts: new Map(linesOf(ranges.read(number))) };
      return loaded.texts.get(id);
    },
    close: ranges.close,
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
