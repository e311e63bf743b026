import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import type { Article } from '#contract/article.ts';
import { plainText } from '#search/plain-text.ts';
import { foldForSearch } from '#text/search-fold.ts';
import { withBrowser } from './browser.ts';
import { folderSize } from './folder-size.ts';
import { measureProcess } from './measure-process.ts';
import { rounded } from './print.ts';

/** A folder with a `node_modules` that has pagefind and minisearch. */
const modules = process.env.LECTERN_BENCH_SEARCH_PEERS ?? '';

export const peerColumns = {
  index: ['posts', 'engine', 'CPU ms/post', 'peak MiB', 'MB', 'files'],
  queries: ['posts', 'query', 'articles with it', 'engine', 'found', 'KB', 'requests', 'ms'],
};

type Row = (string | number)[];

/** What other engines take for the same texts and find of the same queries. */
export async function measureSearchPeers(options: {
  articles: readonly Article[];
  folder: string;
  queries: readonly string[];
}): Promise<{ index: Row[]; queries: Row[] }> {
  const { articles, folder, queries } = options;
  if (!modules) return { index: [], queries: [] };
  const posts = articles.length;
  mkdirSync(folder, { recursive: true });
  const texts = path.join(folder, 'texts.ndjson');
  const searched = articles.map(({ id, title, html }) => ({ id, title, text: plainText(html) }));
  writeFileSync(texts, searched.map((article) => `${JSON.stringify(article)}\n`).join(''));
  const truth = (query: string): number => {
    const folded = foldForSearch(query.replaceAll('"', ''));
    return searched.filter(({ title, text }) =>
      [title, text].some((field) => foldForSearch(field).includes(folded)),
    ).length;
  };
  const build = async (engine: string): Promise<Row> => {
    const script = path.resolve(`bench/peers/${engine}-index.mjs`);
    const args = [
      '--max-old-space-size=16000',
      script,
      texts,
      path.join(folder, engine),
      path.resolve(modules, 'node_modules'),
    ];
    const usage = await measureProcess({ command: process.execPath, args, timeoutMs: 1_800_000 });
    if (usage.exitCode !== 0) throw new Error(`${engine} ended with ${usage.exitCode}`);
    const { bytes, files } = folderSize(path.join(folder, engine));
    const peak = usage.peakBytes === null ? '' : Math.round(usage.peakBytes / 2 ** 20);
    return [posts, engine, rounded(usage.cpuMs / posts), peak, rounded(bytes / 1e6), files];
  };
  const index = [await build('pagefind'), await build('minisearch')];
  const asked: Row[] = [];
  for (const query of queries) {
    const { found, bytes, requests, ms } = await askPagefind(folder, query);
    asked.push([posts, query, truth(query), 'pagefind', found, rounded(bytes / 1024), requests, rounded(ms)]);
  }
  const whole = readFileSync(path.join(folder, 'minisearch/index.json'));
  const kilobytes = rounded(brotliCompressSync(whole, { params: { 1: 5 } }).length / 1024);
  for (const query of queries) {
    const { found, ms } = await askMinisearch(whole.toString(), query);
    asked.push([posts, query, truth(query), 'minisearch', found, kilobytes, 1, rounded(ms)]);
  }
  return { index, queries: asked };
}

async function askPagefind(folder: string, query: string) {
  const server = http.createServer((request, response) => {
    const file = path.join(folder, new URL(request.url ?? '/', 'http://x').pathname);
    const isFile = statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
    const types: Record<string, string> = { '.js': 'text/javascript' };
    response.writeHead(200, {
      'content-type': types[path.extname(file)] ?? (isFile ? 'application/octet-stream' : 'text/html'),
    });
    response.end(isFile ? readFileSync(file) : '<!doctype html><title>x</title>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  try {
    return await withBrowser(async (browser) => {
      const page = await browser.newPage();
      await page.goto(url);
      let bytes = 0;
      let requests = 0;
      page.on('response', async (response) => {
        requests++;
        bytes += Number((await response.body().catch(() => Buffer.alloc(0))).length);
      });
      const result = await page.evaluate(async (sought) => {
        const began = performance.now();
        const address = '/pagefind/pagefind.js';
        const pagefind = await import(address);
        const { results } = await pagefind.search(sought);
        return { found: results.length as number, ms: performance.now() - began };
      }, query);
      await page.waitForLoadState('networkidle');
      return { ...result, bytes, requests };
    });
  } finally {
    server.close();
  }
}

/** What the browser would do with the file once it has it. */
async function askMinisearch(json: string, query: string) {
  const { default: MiniSearch } = (await import(
    createRequire(path.resolve(modules, 'node_modules/x.js')).resolve('minisearch')
  )) as {
    default: {
      loadJSON: (json: string, options: object) => { search: (query: string, options: object) => unknown[] };
    };
  };
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  const tokenize = (text: string) => Array.from(segmenter.segment(text), ({ segment }) => segment);
  const before = process.cpuUsage();
  const index = MiniSearch.loadJSON(json, { fields: ['title', 'text'], tokenize });
  const found = index.search(query.replaceAll('"', ''), { combineWith: 'AND' }).length;
  const { user, system } = process.cpuUsage(before);
  return { found, ms: (user + system) / 1000 };
}
