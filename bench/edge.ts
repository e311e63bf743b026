import { readdirSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import { articlePath } from '#contract/article-url.ts';
import { viewFeedPath } from '#contract/feed-url.ts';
import { everything, type View } from '#contract/view.ts';
import { startInstance } from '../tests/proxy/workerd-instance.ts';
import { readArchive } from './archive.ts';
import { rounded } from './print.ts';
import type { Limit, Report } from './report.ts';
import type { Workshop } from './workshop.ts';

const rounds = 20;
/** Of an article without a page: manifest, the site's page, the page that is not there, directory, pack. */
const mostReadsOfArticle = 5;
const words = ['人工智能', '社区', '"量子计算机"', 'Kubernetes'];

/** What the edge reads of its bucket, and computes, for a request of which it knows nothing yet. */
export async function edge(workshop: Workshop): Promise<Report> {
  // A site of a million is not made in passing.
  const given = process.env.LECTERN_BENCH_EDGE_SITE;
  const folders = given
    ? [given]
    : await Promise.all(workshop.counts.map(async (count) => (await workshop.site(count)).folder));
  const rows: (string | number)[][] = [];
  const limits: Limit[] = [];
  for (const folder of folders) {
    const { places, middleRow, articles } = readArchive(folder);
    const feedOf = (view: Partial<View>): string => viewFeedPath({ ...everything, ...view }, 'rss');
    const source = places[0]?.children[0]?.path ?? [];
    const asked: [what: string, path: string][] = [
      ['article without a page', articlePath(middleRow.id)],
      ['the same as Markdown', `${articlePath(middleRow.id)}.md`],
      ['feed of a source', feedOf({ categories: [source] })],
      [
        'feed of a source in one month',
        feedOf({ categories: [source], from: monthOf(middleRow.date), to: monthOf(middleRow.date) }),
      ],
      ...(middleRow.author
        ? [['feed of an author', feedOf({ author: middleRow.author })] as [string, string]]
        : []),
      ...words.map((word): [string, string] => [`feed of ${word}`, feedOf({ words: word })]),
    ];
    for (const [what, address] of asked) {
      const { status, requests, bytes, cpuMs } = await measure(folder, address);
      rows.push([articles, what, status, requests, Math.round(bytes / 1024), rounded(cpuMs)]);
      if (what === 'article without a page')
        limits.push({
          what: `reads of an article at ${articles}`,
          value: requests,
          atMost: mostReadsOfArticle,
          unit: '',
          isGate: true,
        });
    }
  }
  return {
    tables: [
      {
        title: `The edge in workerd, nothing known and nothing cached; CPU the mean of ${rounds}`,
        columns: ['articles', 'what', 'status', 'requests to R2', 'KiB from R2', 'CPU ms'],
        rows,
        notes: [
          'CPU is that of workerd, less what the same requests to the simulated bucket take by themselves.',
        ],
      },
    ],
    limits,
  };
}

function monthOf(date: number | null): string | null {
  return date === null ? null : new Date(date * 1000).toISOString().slice(0, 7);
}

/** Articles that have a page are asked for as if they had none. */
async function measure(folder: string, address: string) {
  const instance = await startInstance('bench/edge/worker.ts', { r2Buckets: ['SITE'] });
  instance.onOutbound = async (request, response) => {
    const file = new URL(request.url ?? '').pathname.slice(1);
    if (file.startsWith('a/')) return void response.writeHead(404).end();
    response.end(await readFile(path.join(folder, file)).catch(() => response.writeHead(404) && ''));
  };
  const { hostname, port } = instance.url;
  let visits = 0;
  const ask = (headers: Record<string, string> = {}): Promise<string> =>
    new Promise((resolve, reject) => {
      const host = `visit-${visits++}.test`;
      const options = { hostname, port, path: `/${address}`, headers: { host, ...headers }, agent: false };
      const request = http.get(options, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve(Buffer.concat(chunks).toString()));
      });
      request.on('error', reject);
    });
  try {
    const { status, read }: { status: number; read: { key: string; bytes: number }[] } = JSON.parse(
      await ask(),
    );
    const keys = read.map(({ key }) => key).join(' ');
    const pid = newestChild();
    const whole = await cpuOf(pid, () => ask());
    const reads = await cpuOf(pid, () => ask({ 'bench-read': keys }));
    return {
      status,
      requests: read.length,
      bytes: read.reduce((sum, { bytes }) => sum + bytes, 0),
      cpuMs: Math.max(whole - reads, 0),
    };
  } finally {
    await instance.close();
  }
}

/** Milliseconds of processor time of one call, after some that nobody counts: the first ones compile. */
async function cpuOf(pid: number, call: () => Promise<unknown>): Promise<number> {
  for (let round = 0; round < rounds / 4; round++) await call();
  const before = processorMs(pid);
  for (let round = 0; round < rounds; round++) await call();
  return (processorMs(pid) - before) / rounds;
}

/** The fields behind the name in `/proc/PID/stat`, proc(5): the parent is the second, user and system time the 12th and 13th, in hundredths of a second. */
function statOf(pid: number | string): number[] {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return text
    .slice(text.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
}

function processorMs(pid: number): number {
  const fields = statOf(pid);
  return ((fields[11] ?? 0) + (fields[12] ?? 0)) * 10;
}

/** The workerd that was started last. */
function newestChild(): number {
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return statOf(name)[1] === process.pid;
      } catch {
        // It ended while we looked.
        return false;
      }
    })
    .filter((name) => readFileSync(`/proc/${name}/comm`, 'utf8').startsWith('workerd'));
  return Math.max(...children.map(Number));
}
