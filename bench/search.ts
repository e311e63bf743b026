import { readdirSync, readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Browser } from '@playwright/test';
import { manifestFile } from '#contract/archive-files.ts';
import type { Article } from '#contract/article.ts';
import { parseManifest } from '#contract/manifest.ts';
import { everything, withWords } from '#contract/view.ts';
import { readArchive } from '#ingest/testing/read-archive.ts';
import { openEngine } from '#search/engine.ts';
import { parseQuery } from '#search/query.ts';
import { repeat, withBrowser } from './browser.ts';
import { changeView } from './filters.ts';
import { folderSize } from './folder-size.ts';
import { measureProcess } from './measure-process.ts';
import { rounded } from './print.ts';
import type { Limit, Report } from './report.ts';
import { measureSearchPeers, peerColumns } from './search-peers.ts';
import type { Workshop } from './workshop.ts';

const lectern = path.resolve('bin/lectern.js');
const rounds = 3;
const queries = ['人工智能', '社区', 'GPT', 'Kubernetes', '国', '"量子计算机"', '疫苗 经济', 'GPT-5'];
const firstQuery = { bytes: 60 * 1024, requests: 6 };
const nextQuery = { bytes: 40 * 1024 };
const cpuMsPerPost = 2;
/** Beyond this many posts a query may cost twice as much. */
const doubledBeyond = 50_000;
const mostForPeers = 10_000;
const shareOfBodies = 0.35;
const threadMs = 50;
/** A million posts take three quarters of an hour when other jobs run beside. */
const timeoutMs = 3 * 3_600_000;
const answerMs = 100;

/** What the search index costs to build and to keep, and what a search fetches and computes. */
export async function search(workshop: Workshop): Promise<Report> {
  const built = [];
  const asked = [];
  const peers: Awaited<ReturnType<typeof measureSearchPeers>> = { index: [], queries: [] };
  const limits: Limit[] = [];
  for (const posts of workshop.counts) {
    const index = await measureIndex(workshop, posts);
    built.push([
      posts,
      rounded(index.cpuMsPerPost),
      index.peakMegabytes,
      rounded(index.bytes / 1e6),
      index.files,
      rounded(index.bytes / posts),
      rounded(index.shareOfBodies),
      rounded(index.shareOfBrotli),
    ]);
    limits.push(
      {
        what: `CPU for search per post at ${posts}`,
        value: index.cpuMsPerPost,
        atMost: cpuMsPerPost,
        unit: 'ms',
        isGate: false,
      },
      {
        what: `index to bodies at ${posts}`,
        value: index.shareOfBodies,
        atMost: shareOfBodies,
        unit: '',
        isGate: posts >= 10_000,
      },
    );
    if (posts <= mostForPeers) {
      const folder = workshop.place('search-peers');
      const measured = await measureSearchPeers({
        articles: articlesIn(index.site),
        folder,
        queries: queries.slice(0, 6),
      });
      peers.index.push(...measured.index);
      peers.queries.push(...measured.queries);
    }
    const factor = posts > doubledBeyond ? 2 : 1;
    for (const words of queries) {
      const cost = await measureQuery(index.site, words);
      asked.push([posts, words, cost.hits, ...costOf(cost.first), ...costOf(cost.next), rounded(cost.ms)]);
      limits.push(
        {
          what: `bytes of ${words} at ${posts}`,
          value: cost.first.bytes,
          atMost: factor * firstQuery.bytes,
          unit: 'bytes',
          isGate: posts <= 50_000,
        },
        {
          what: `requests of ${words} at ${posts}`,
          value: cost.first.requests,
          atMost: factor * firstQuery.requests,
          unit: '',
          isGate: false,
        },
        {
          what: `bytes of ${words} after another at ${posts}`,
          value: cost.next.bytes,
          atMost: factor * nextQuery.bytes,
          unit: 'bytes',
          isGate: false,
        },
      );
    }
  }
  const largest = workshop.counts.at(-1) ?? 0;
  const { url } = await workshop.site(largest);
  const found = asked.flatMap(([posts, words, hits]) =>
    posts === largest && hits !== '0' ? String(words) : [],
  );
  const thread = await withBrowser(async (browser) => {
    const lines = [];
    for (const words of found) lines.push({ words, ...(await inChromium(browser, url, words)) });
    return lines;
  });
  for (const { words, threadMs: ms, slowMs } of thread)
    limits.push(
      {
        what: `main thread of ${words} at ${largest}`,
        value: ms,
        atMost: threadMs,
        unit: 'ms',
        isGate: false,
      },
      {
        what: `answer to ${words} after the last byte, CPU slowed four times, at ${largest}`,
        value: slowMs,
        atMost: answerMs,
        unit: 'ms',
        isGate: false,
      },
    );
  return {
    tables: [
      {
        title: 'The search index',
        columns: [
          'posts',
          'CPU ms/post',
          'peak MiB',
          'MB',
          'files',
          'bytes/post',
          'of bodies',
          'of bodies in brotli',
        ],
        rows: built,
        notes: [
          'CPU: ingest with the whole index less ingest with titles only. Bytes: buckets and grams, which no compression makes smaller.',
          'Bodies: the packs, as they are, and in brotli 9 (of every tenth).',
        ],
      },
      {
        title: 'A search, first and after another one (Node, files of the site)',
        columns: ['posts', 'query', 'hits', 'KB', 'requests', 'KB next', 'requests next', 'CPU ms'],
        rows: asked,
        notes: [
          'Files of the index alone, without rows and texts of the hits shown; "+" for more than looked at. CPU: all of a first page, with reading its files.',
        ],
      },
      {
        title: `A first search in Chromium, ${largest} posts (least of ${rounds})`,
        columns: [
          'query',
          'main thread ms',
          'ms until painted',
          'requests',
          'ms after the last byte, CPU / 4',
        ],
        rows: thread.map(({ words, threadMs, ms, requests, slowMs }) => [
          words,
          rounded(threadMs),
          rounded(ms),
          requests,
          rounded(slowMs),
        ]),
        notes: [
          'Requests: all until the rows are painted, with the worker, rows and texts. Last byte: of the last file that came before the rows were painted.',
        ],
      },
      ...(peers.index.length > 0
        ? [
            { title: 'Other engines', columns: peerColumns.index, rows: peers.index, notes: [] },
            {
              title: 'The same queries, first ones',
              columns: peerColumns.queries,
              rows: peers.queries,
              notes: [
                'pagefind: in Chromium, without the fragments that show results. minisearch: the whole index in brotli 5; CPU of loading it and of the search.',
              ],
            },
          ]
        : []),
    ],
    limits,
  };
}

type Cost = { bytes: number; requests: number };

const costOf = ({ bytes, requests }: Cost): [string | number, number] => [rounded(bytes / 1024), requests];

async function measureIndex(workshop: Workshop, posts: number) {
  const content = workshop.posts(posts);
  const build = async (cover: 'text' | 'titles') => {
    const site = workshop.place(`search-${cover}`);
    const args = [lectern, 'ingest', content, '--out', site, '--no-cache', '--search', cover];
    return { site, usage: await measureProcess({ command: process.execPath, args, timeoutMs }) };
  };
  const titles = await build('titles');
  const { site, usage } = await build('text');
  const files = filesOf(path.join(site, 'archive/search'));
  const own = files.filter((file) => file.endsWith('.bin'));
  const bytes = own.reduce((sum, file) => sum + statSync(file).size, 0);
  const packs = folderSize(path.join(site, 'archive/packs'));
  const sample = filesOf(path.join(site, 'archive/packs'))
    .filter((_, number) => number % 10 === 0)
    .map((file) => readFileSync(file));
  const compressed = sample.reduce(
    (sum, bytes) => sum + brotliCompressSync(bytes, { params: { 1: 9 } }).length,
    0,
  );
  const plain = sample.reduce((sum, { length }) => sum + length, 0);
  return {
    site,
    cpuMsPerPost: (usage.cpuMs - titles.usage.cpuMs) / posts,
    peakMegabytes: Math.round((usage.peakBytes ?? 0) / 2 ** 20),
    bytes,
    files: files.length,
    shareOfBodies: bytes / packs.bytes,
    shareOfBrotli: bytes / (packs.bytes * (compressed / plain)),
  };
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

function articlesIn(site: string): Article[] {
  const archive = readArchive(site);
  return archive.all().flatMap(({ id }) => {
    const entry = archive.find(id);
    return entry?.kind === 'article' ? entry : [];
  });
}

async function measureQuery(site: string, words: string) {
  const manifest = parseManifest(JSON.parse(readFileSync(path.join(site, manifestFile), 'utf8')));
  let cost: Cost = { bytes: 0, requests: 0 };
  const load = async (file: string): Promise<ArrayBuffer> => {
    const bytes = await readFile(path.join(site, file));
    if (file.endsWith('.bin')) cost = { bytes: cost.bytes + bytes.length, requests: cost.requests + 1 };
    return Uint8Array.from(bytes).buffer;
  };
  const index = manifest.search;
  if (!index) throw new Error(`${site} has no search index`);
  const open = () => openEngine({ manifest, index, load, isMarked: () => false });
  const ask = async (engine: ReturnType<typeof open>, typed: string) => {
    cost = { bytes: 0, requests: 0 };
    const asked = { categories: [], authors: null, from: null, to: null, order: 'best' } as const;
    const before = process.cpuUsage();
    const page = (await engine.search({ ...asked, query: parseQuery(typed).query }).next()).value;
    const { user, system } = process.cpuUsage(before);
    return { page, ...cost, ms: (user + system) / 1000 };
  };
  await ask(open(), words);
  const first = await ask(open(), words);
  const warm = open();
  await ask(warm, words.slice(0, Math.max(2, words.length - 2)));
  const next = await ask(warm, words);
  const { total = 0, isExact = true } = first.page ?? {};
  return { hits: `${total}${isExact ? '' : '+'}`, first, next, ms: first.ms };
}

async function inChromium(browser: Browser, url: string, words: string) {
  const change = { from: everything, to: withWords(everything, words) };
  const changes = await repeat(browser, rounds, (fresh) => changeView(fresh, url, change));
  const slow = await repeat(browser, rounds, async (fresh) => {
    const ends: number[] = [];
    fresh.page.on('requestfinished', (request) => {
      const { startTime, responseEnd } = request.timing();
      ends.push(startTime + responseEnd);
    });
    await fresh.cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
    const { paintedAt } = await changeView(fresh, url, change);
    return paintedAt - Math.max(...ends.filter((end) => end < paintedAt));
  });
  return {
    threadMs: Math.min(...changes.map((change) => change.threadMs)),
    ms: Math.min(...changes.map(({ ms }) => ms)),
    requests: changes[0]?.requests.length ?? 0,
    slowMs: Math.min(...slow),
  };
}
