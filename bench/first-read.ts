import { copyFileSync, existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from '@playwright/test';
import { manifestFile } from '#contract/archive-files.ts';
import { articlePath } from '#contract/article-url.ts';
import { parseManifest } from '#contract/manifest.ts';
import { shardRows } from '#contract/row.ts';
import { openPage, withBrowser } from './browser.ts';
import { rounded } from './print.ts';
import type { Report } from './report.ts';
import type { Workshop } from './workshop.ts';

const rounds = 5;
/** Slow 4G, as Lighthouse plays it, and a phone's processor. */
const line = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
};
const slowdown = 4;
const plainFile = 'plain.html';
/** Ours may take so much longer than a page of the same text without script. */
const mostTimes = 1.2;

/** What a person waits for on an address: an article's text, the first row of a list. */
const texts = { article: '[data-article-body] p', home: '.row_title' };

/** How soon a cold link to an article, and to the site, can be read: from the page, from the app alone, and from a page without script. */
export async function firstRead(workshop: Workshop): Promise<Report> {
  const site = await workshop.site(workshop.counts.at(-1) ?? 0);
  const article = articlePath(newestArticle(site.folder).id);
  const rows: (string | number)[][] = [];
  const ratios: { what: string; value: number }[] = [];
  await withBrowser(async (browser) => {
    for (const [what, address, file] of [
      ['article', article, `${article}/index.html`],
      ['home', '', 'index.html'],
    ] as const) {
      const page = path.join(site.folder, file);
      if (!existsSync(page)) throw new Error(`${page} is not there: nothing to compare`);
      writeFileSync(path.join(site.folder, plainFile), plainPage(readFileSync(page, 'utf8')));
      const text = texts[what];
      const withPage = await bestRead(browser, site.url + address, text);
      const plain = await bestRead(browser, site.url + plainFile, text);
      copyFileSync(page, `${page}.aside`);
      copyFileSync(path.join(site.folder, '404.html'), page);
      const withoutPage = await bestRead(browser, site.url + address, text);
      renameSync(`${page}.aside`, page);
      const reads = { 'its page': withPage, 'the app alone': withoutPage, 'same text, no script': plain };
      for (const [how, { textMs, largestMs, bytes }] of Object.entries(reads))
        rows.push([`${what}, ${how}`, rounded(textMs), rounded(largestMs), rounded(bytes / 1024)]);
      ratios.push({ what, value: withPage.textMs / plain.textMs });
    }
  });
  return {
    tables: [
      {
        title: `Cold links on slow 4G, CPU slowed ${slowdown} times, least of ${rounds}`,
        columns: ['what', 'ms to the text', 'ms to the largest paint', 'KiB in all'],
        rows,
        notes: ['The text can be read at the first frame that has its first paragraph, or row, in it.'],
      },
    ],
    limits: ratios.map(({ what, value }) => ({
      what: `text of ${what}, against a page without script`,
      value,
      atMost: mostTimes,
      unit: 'times',
      isGate: false,
    })),
  };
}

function newestArticle(folder: string): { id: string } {
  const { head } = parseManifest(JSON.parse(readFileSync(path.join(folder, manifestFile), 'utf8')));
  const row = shardRows(head)[0];
  if (!row) throw new Error('an archive without articles cannot be measured');
  return row;
}

/** The text of an article or of the first rows as a page of nothing else. */
function plainPage(html: string): string {
  const text = /<(article|ol) .*<\/\1>/s.exec(html)?.[0] ?? '';
  return `<!doctype html><html lang="zh"><meta charset="utf-8"><title>plain</title><body>${text}</body></html>`;
}

type Read = { textMs: number; largestMs: number; bytes: number };

/** The least of each figure: what else the machine does only adds. */
async function bestRead(browser: Browser, url: string, text: string): Promise<Read> {
  const reads: Read[] = [];
  for (let round = 0; round < rounds; round++) reads.push(await readOnce(browser, url, text));
  const least = (key: keyof Read): number => Math.min(...reads.map((read) => read[key]));
  return { textMs: least('textMs'), largestMs: least('largestMs'), bytes: least('bytes') };
}

async function readOnce(browser: Browser, url: string, text: string): Promise<Read> {
  const { page, cdp, close } = await openPage(browser);
  await page.setViewportSize({ width: 390, height: 844 });
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', line);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  let bytes = 0;
  cdp.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await page.addInitScript((text) => {
    new PerformanceObserver((list) => {
      for (const { startTime } of list.getEntries()) performance.mark('largest', { startTime });
    }).observe({ type: 'largest-contentful-paint', buffered: true });
    const look = (): void => {
      const isThere = document.querySelector(text)?.checkVisibility({ visibilityProperty: true });
      if (isThere) performance.mark('text');
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, text);
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForFunction(() => performance.getEntriesByName('text').length > 0);
  await page.waitForLoadState('networkidle');
  const times = await page.evaluate(() => ({
    textMs: performance.getEntriesByName('text')[0]?.startTime ?? Number.NaN,
    largestMs: performance.getEntriesByName('largest').at(-1)?.startTime ?? Number.NaN,
  }));
  await close();
  return { ...times, bytes };
}
