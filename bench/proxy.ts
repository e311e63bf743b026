import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rounded } from './print.ts';
import { type Hits, measureHits } from './proxy/hits.ts';
import { measureResizing, type Resizing } from './proxy/resizing.ts';
import { samplePhoto } from './proxy/sample-photo.ts';
import type { Limit, Report, Table } from './report.ts';
import type { Workshop } from './workshop.ts';

/** How much more than the peer the proxy may take. */
const hitsAtMost = 1.5;
const resizingAtMost = 1.2;

/** The image proxy: pictures from its store beside a static file server, resizing beside sharp alone. */
export async function proxy(workshop: Workshop): Promise<Report> {
  const folder = workshop.place('pictures');
  mkdirSync(folder, { recursive: true });
  const tables: Table[] = [];
  const limits: Limit[] = [];
  for (const [width, height] of [
    [320, 180],
    [1280, 720],
  ] as const) {
    const picture = path.join(folder, `${width}.jpg`);
    writeFileSync(picture, await samplePhoto(width, height));
    const files = await measureHits('files', picture);
    const memory = await measureHits('memory', picture);
    const own = await measureHits('proxy', picture);
    tables.push(hitsTable(`${width} x ${height}`, { files, memory, own }));
    limits.push(ratio(`CPU of a hit, ${width} px, to a file server's`, own.cpuMs / files.cpuMs, hitsAtMost));
  }
  const resizings: Resizing[] = [];
  for (const format of ['avif', 'webp', 'jpeg'] as const)
    resizings.push(await measureResizing(format, path.join(folder, '1280.jpg')));
  tables.push(resizingTable(resizings));
  for (const { format, resizerMs, sharpMs } of resizings)
    limits.push(ratio(`CPU of resizing to ${format}, to sharp's alone`, resizerMs / sharpMs, resizingAtMost));
  rmSync(folder, { recursive: true });
  return { tables, limits };
}

function hitsTable(size: string, { files, memory, own }: Record<'files' | 'memory' | 'own', Hits>): Table {
  const row = (name: string, { perSecond, cpuMs }: Hits) => [name, rounded(perSecond), rounded(cpuMs)];
  return {
    title: `The same picture of ${size} again and again`,
    columns: ['server', 'hits a second', 'CPU ms a hit'],
    rows: [
      row('file server (hono serveStatic)', files),
      row('bytes from memory (hono, no rules)', memory),
      row('**lectern proxy**, cached', own),
    ],
    notes: ['16 connections that stay open; the client runs beside the server on the same processors.'],
  };
}

function resizingTable(resizings: readonly Resizing[]): Table {
  return {
    title: 'A photograph of 1280 x 720 made 640 wide',
    columns: ['format', 'request, CPU ms', 'resizing, CPU ms', 'sharp alone, CPU ms', 'KiB', 'of'],
    rows: resizings.map(({ format, proxyMs, resizerMs, sharpMs, bytes, originalBytes }) => [
      format,
      rounded(proxyMs),
      rounded(resizerMs),
      rounded(sharpMs),
      rounded(bytes / 1024),
      rounded(originalBytes / 1024),
    ]),
    notes: [
      'A request fetches, checks, resizes and keeps a picture from a server of another process; the other two have it in memory.',
    ],
  };
}

function ratio(what: string, value: number, atMost: number): Limit {
  return { what, value, atMost, unit: '', isGate: false };
}
