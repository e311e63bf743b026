import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Browser } from '@playwright/test';
import type { Site } from '../tests/e2e/site.ts';
import { openPage, withBrowser } from './browser.ts';
import { kilobytes } from './print.ts';
import type { Limit, Report } from './report.ts';
import type { Workshop } from './workshop.ts';

/** The budgets of the design, in units of 1,024 bytes. */
const scriptsAtMost = 110;
const allAtMost = 150;
const growthAtMost = 10;

type Part = { path: string; bytes: number };
type FirstRows = { posts: number; parts: readonly Part[]; lazy: readonly Part[] };

/** What travels before the first rows show, compressed as well as can be. */
export async function bytes(workshop: Workshop): Promise<Report> {
  const measured: FirstRows[] = [];
  await withBrowser(async (browser) => {
    for (const posts of workshop.counts) {
      const site = await workshop.site(posts);
      const parts = await partsBeforeRows(browser, site);
      measured.push({ posts, parts, lazy: otherAssets(site, parts) });
    }
  });
  return {
    tables: [firstRowsTable(measured), lazyTable(measured)],
    limits: [...measured.flatMap(limitsOf), ...growthLimits(measured)],
  };
}

/** All responses that were complete when the first row of the list came into the page. */
async function partsBeforeRows(browser: Browser, site: Site): Promise<Part[]> {
  const { page, close } = await openPage(browser);
  await page.addInitScript(() => {
    const observer = new MutationObserver(() => {
      if (!document.querySelector('main ol a')) return;
      observer.disconnect();
      performance.mark('first-row');
    });
    observer.observe(document, { childList: true, subtree: true });
  });
  await page.goto(site.url);
  await page.waitForFunction(() => performance.getEntriesByName('first-row').length > 0);
  const urls = await page.evaluate(() => {
    const rowAt = performance.getEntriesByName('first-row')[0]?.startTime ?? 0;
    const loads = [
      ...performance.getEntriesByType('navigation'),
      ...performance.getEntriesByType('resource'),
    ];
    return loads
      .filter(
        (load) =>
          load instanceof PerformanceResourceTiming && load.responseEnd > 0 && load.responseEnd <= rowAt,
      )
      .map((load) => load.name);
  });
  await close();
  return Promise.all(urls.map(fetchPart));
}

async function fetchPart(url: string): Promise<Part> {
  const body = Buffer.from(await (await fetch(url)).arrayBuffer());
  return { path: new URL(url).pathname, bytes: brotliSize(body) };
}

/** The reader's scripts and styles that come later, if ever. */
function otherAssets(site: Site, parts: readonly Part[]): Part[] {
  const folder = path.join(site.folder, 'reader');
  const known = new Set(parts.map((part) => part.path));
  return readdirSync(folder)
    .filter((name) => !known.has(`/reader/${name}`))
    .map((name) => ({ path: name, bytes: brotliSize(readFileSync(path.join(folder, name))) }));
}

function brotliSize(body: Buffer): number {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: body.length };
  return brotliCompressSync(body, { params }).length;
}

const kinds = { HTML: /\/$/, JavaScript: /\.js$/, CSS: /\.css$/, archive: /\.json$/ } as const;

function sizeOf({ parts }: FirstRows, kind?: RegExp): number {
  return parts.reduce((sum, part) => (!kind || kind.test(part.path) ? sum + part.bytes : sum), 0);
}

function firstRowsTable(measured: readonly FirstRows[]) {
  return {
    title: 'Before the first rows (brotli 11, KiB)',
    columns: ['posts', ...Object.keys(kinds), 'all', 'requests'],
    rows: measured.map((first) => [
      first.posts,
      ...Object.values(kinds).map((kind) => kilobytes(sizeOf(first, kind))),
      kilobytes(sizeOf(first)),
      first.parts.length,
    ]),
    notes: ['JavaScript includes theme.js; the icon and the pictures of rows come after.'],
  };
}

function lazyTable(measured: readonly FirstRows[]) {
  const [first] = measured;
  return {
    title: 'Scripts and styles that come later (brotli 11, KiB)',
    columns: ['file', 'size'],
    rows: (first?.lazy ?? []).map((part) => [part.path, kilobytes(part.bytes)]),
    notes: [],
  };
}

function limitsOf(first: FirstRows): Limit[] {
  const at = `at ${first.posts} posts`;
  return [
    {
      what: `JavaScript of the list, ${at}`,
      value: sizeOf(first, kinds.JavaScript) / 1024,
      atMost: scriptsAtMost,
      unit: 'KiB',
      isGate: true,
    },
    {
      what: `all before the first rows, ${at}`,
      value: sizeOf(first) / 1024,
      atMost: allAtMost,
      unit: 'KiB',
      isGate: true,
    },
  ];
}

function growthLimits(measured: readonly FirstRows[]): Limit[] {
  const [least, most] = [measured[0], measured.at(-1)];
  if (!least || !most || least === most) return [];
  const value = (sizeOf(most) - sizeOf(least)) / 1024;
  const what = `more before the first rows at ${most.posts} than at ${least.posts} posts`;
  return [{ what, value, atMost: growthAtMost, unit: 'KiB', isGate: true }];
}
