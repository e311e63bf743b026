import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { describe, expect, it, onTestFinished } from 'vitest';
import { BuildError } from '#ingest/build-error.ts';
import { makeFolder } from '#ingest/testing/temporary-folder.ts';
import { openMirror, openMirrorTable } from './mirror-table.ts';

const targetOf = (number: number): string => `https://i.example/${number}.jpg`;
const keptLine = (number: number): string =>
  `${JSON.stringify({ target: targetOf(number), file: '3k9v0c7m2p5x.webp', width: number, height: 1, bytes: 5 })}\n`;
const goneLine = (number: number): string =>
  `${JSON.stringify({ target: targetOf(number), gone: 'timeout', at: 1 })}\n`;

function open(journal: string) {
  const folder = makeFolder({ 'pictures.ndjson': journal });
  const mirror = openMirror(folder);
  onTestFinished(mirror.close);
  return { ...mirror, folder, find: (number: number) => openMirrorTable(mirror.table())(targetOf(number)) };
}

describe('openMirror', () => {
  it('finds each of many pictures, and none that is not there', () => {
    const numbers = Array.from({ length: 5000 }, (_, number) => number);
    const find = openMirrorTable(open(numbers.map(keptLine).join('')).table());
    for (const number of numbers) expect(find(targetOf(number))?.width).toBe(number);
    for (const number of numbers) expect(find(targetOf(number + 5000))).toBeNull();
  });

  it('finds a picture by all of a long address', () => {
    const long = `https://i.example/${'x'.repeat(8000)}`;
    const journal = `${JSON.stringify({ target: long, file: '3k9v0c7m2p5x.webp', width: 7, height: 1, bytes: 5 })}\n`;
    const find = openMirrorTable(open(journal + keptLine(1)).table());
    expect(find(long)?.width).toBe(7);
    expect(find(long.slice(0, -1))).toBeNull();
  });

  it('has no pictures that are gone, and none of lines that say nothing', () => {
    const bad = [
      '{"target":"https://i.example/5.jpg","file":"../../etc/passwd","width":1,"height":1,"bytes":1}',
      '{"target":"https://i.example/5.jpg","file":"3k9v0c7m2p5x.svg","width":1,"height":1,"bytes":1}',
      '{"target":"https://i.example/5.jpg","file":"3k9v0c7m2p5x.webp","width":-1,"height":1,"bytes":1}',
      '{"target":5,"file":"3k9v0c7m2p5x.webp","width":1,"height":1,"bytes":1}',
      'null',
      '\0\0\0',
    ];
    const { find } = open(`${bad.join('\n')}\n${goneLine(2)}${keptLine(1)}${keptLine(3).slice(0, 60)}`);
    expect([1, 2, 3, 5].map((number) => find(number)?.width ?? null)).toEqual([1, null, null, null]);
  });

  it('has a key that changes with its pictures only', () => {
    const { key } = open(keptLine(1) + keptLine(2));
    expect(open(keptLine(1) + goneLine(3) + keptLine(2)).key).toBe(key);
    expect(open(keptLine(1)).key).not.toBe(key);
    expect(open(keptLine(1) + keptLine(2) + keptLine(3)).key).not.toBe(key);
  });

  it('stays what it was when it was opened', () => {
    const { folder, find } = open(keptLine(1));
    appendFileSync(path.join(folder, 'pictures.ndjson'), keptLine(2));
    expect([find(1)?.width, find(2)]).toEqual([1, null]);
  });

  it('can be used by another thread', async () => {
    const { table } = open(keptLine(1) + keptLine(2));
    const module = new URL('./mirror-table.ts', import.meta.url).href;
    const code = `const { parentPort, workerData } = require('node:worker_threads');
      import(${JSON.stringify(module)}).then(({ openMirrorTable }) =>
        parentPort.postMessage(openMirrorTable(workerData)('${targetOf(2)}')));`;
    const worker = new Worker(code, { eval: true, workerData: table() });
    onTestFinished(() => void worker.terminate());
    const found = await new Promise((resolve, reject) =>
      worker.once('message', resolve).once('error', reject),
    );
    expect(found).toMatchObject({ width: 2 });
  });

  it('says what to do where there is none', () => {
    expect(() => openMirror(makeFolder())).toThrow(/there is no mirror in .*lectern mirror CONTENT --out/);
    expect(() => openMirror(makeFolder())).toThrow(BuildError);
  });
});
