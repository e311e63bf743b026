import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { rounded } from './print.ts';
import { makeBombs } from './proxy/bombs.ts';
import { samplePhoto } from './proxy/sample-photo.ts';
import type { Report } from './report.ts';
import type { Workshop } from './workshop.ts';

/** Two pictures of 40 million pixels are decoded at once; four bytes a pixel, and as much again for work. */
const atMostMb = 700;

const outcome = v.object({
  result: v.string(),
  extraBytes: v.number(),
  slowestMs: v.number(),
  harmlessCount: v.number(),
});

/** What pictures that are bombs cost the image proxy: memory, and the time of others. */
export async function bombs(workshop: Workshop): Promise<Report> {
  const folder = workshop.place('bombs');
  mkdirSync(folder, { recursive: true });
  const harmless = path.join(folder, 'harmless.jpg');
  writeFileSync(harmless, await samplePhoto(320, 180));
  const rows: (string | number)[][] = [];
  let largest = 0;
  for (const { name, body, encoding } of await makeBombs()) {
    const file = path.join(folder, 'bomb');
    writeFileSync(file, body);
    const program = path.join(import.meta.dirname, 'proxy/bombed.ts');
    const args = [program, file, harmless, ...(encoding ? [encoding] : [])];
    const printed = execFileSync(process.execPath, args, { encoding: 'utf8' });
    const { result, extraBytes, slowestMs, harmlessCount } = v.parse(outcome, JSON.parse(printed));
    largest = Math.max(largest, extraBytes / 1e6);
    rows.push([
      name,
      rounded(body.length / 1024),
      result,
      rounded(extraBytes / 1e6),
      rounded(slowestMs),
      harmlessCount,
    ]);
  }
  return {
    tables: [
      {
        title: 'Bombs, each asked for at four widths at once',
        columns: ['bomb', 'KiB sent', 'came of it', 'MB more', 'slowest other ms', 'others meanwhile'],
        rows,
        notes: [
          'Others: small pictures of the same host, fetched one after the other until the bomb is over.',
        ],
      },
    ],
    limits: [
      { what: 'memory of the worst bomb', value: largest, atMost: atMostMb, unit: 'MB', isGate: false },
    ],
  };
}
