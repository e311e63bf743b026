import type { Browser, Page } from '@playwright/test';
import { articlePath } from '#contract/article-url.ts';
import type { Site } from '../tests/e2e/site.ts';
import { readArchive } from './archive.ts';
import { type FreshPage, isPicture, kindOf, openList, openPage, repeat, withBrowser } from './browser.ts';
import { rounded } from './print.ts';
import type { Report } from './report.ts';
import type { Workshop } from './workshop.ts';

/** Long beside everything that the page itself does, so that what waits for what can be told by the times. */
const latencyMs = 300;
const rounds = 5;
/** The page is at rest after this time without a request. */
const quietMs = 1000;

/** What opening an article costs: steps of a cold link, requests from the list, and the time from its pack to its text. */
export async function opening(workshop: Workshop): Promise<Report> {
  const posts = workshop.counts.at(-1) ?? 0;
  const site = await workshop.site(posts);
  return withBrowser(async (browser) => {
    const steps = await coldSteps(browser, site);
    const visits = await repeat(browser, rounds, (fresh) => openTwo(fresh, site));
    const [first, second] = visits[0] ?? [];
    if (!first || !second) throw new Error('nothing was opened');
    const delay = Math.min(...visits.map(([, later]) => later.delayMs));
    return {
      tables: [
        {
          title: `Opening an article, ${posts} posts`,
          columns: ['what', 'value', 'which'],
          rows: [
            ['dependent steps of a cold link after the HTML', steps.length, ''],
            ...steps.map((kinds, step) => [`step ${step + 1}`, kinds.length, kinds.join(', ')]),
            ['requests of the first one from the list', first.needed.length, first.needed.join(', ')],
            ['requests of the second one', second.needed.length, second.needed.join(', ')],
            ['requests ahead for its neighbours', second.ahead.length, second.ahead.join(', ')],
            [`ms from the pack to the text, least of ${rounds}`, rounded(delay), ''],
          ],
          notes: ['Pictures and the icon are not counted.'],
        },
      ],
      limits: [
        { what: 'dependent steps of a cold link', value: steps.length, atMost: 3, unit: '', isGate: true },
        {
          what: 'requests of an article opened from the list',
          value: second.needed.length,
          atMost: 1,
          unit: '',
          isGate: true,
        },
        { what: 'from the pack to the text', value: delay, atMost: 100, unit: 'ms', isGate: false },
      ],
    };
  });
}

/** What a cold link loads up to the article's text, step by step: what is in one step waited for something of the step before. */
async function coldSteps(browser: Browser, site: Site): Promise<string[][]> {
  const { page, cdp, close } = await openPage(browser);
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: latencyMs,
    downloadThroughput: -1,
    uploadThroughput: -1,
  });
  await markTexts(page);
  const { id } = readArchive(site.folder).middleRow;
  await page.goto(`${site.url}${articlePath(id)}`);
  await textNumber(page, 1);
  const { loads, textAt } = await readLoads(page);
  await close();
  return toSteps(loads.filter(({ responseEnd }) => responseEnd <= textAt));
}

type Load = { name: string; startTime: number; responseEnd: number };

/** With a long latency, whatever began after another had ended may have waited for it. */
function toSteps(loads: readonly Load[]): string[][] {
  const stepOf = new Map<Load, number>();
  const steps: string[][] = [];
  for (const load of [...loads].sort((a, b) => a.startTime - b.startTime)) {
    const before = loads.filter((other) => other.responseEnd <= load.startTime);
    const step = Math.max(-1, ...before.map((other) => stepOf.get(other) ?? -1)) + 1;
    stepOf.set(load, step);
    steps[step] = [...(steps[step] ?? []), kindOf(new URL(load.name).pathname)];
  }
  return steps;
}

/** Marks the moment when the text of each opened article comes into the page. */
async function markTexts(page: Page): Promise<void> {
  await page.addInitScript(() => {
    let last: string | undefined;
    new MutationObserver(() => {
      const article = document.querySelector<HTMLElement>('[data-article]');
      const id = article?.dataset.article;
      if (id === last || !article?.querySelector('[data-article-body] [data-piece]')) return;
      last = id;
      performance.mark('text');
    }).observe(document, { childList: true, subtree: true });
  });
}

async function textNumber(page: Page, number: number): Promise<void> {
  await page.waitForFunction((count) => performance.getEntriesByName('text').length >= count, number);
}

/** All that the page has loaded, without pictures, and when the newest text came into it. */
async function readLoads(page: Page): Promise<{ loads: Load[]; textAt: number }> {
  const entries = await page.evaluate(() =>
    [...performance.getEntriesByName('text'), ...performance.getEntriesByType('resource')].map((entry) => ({
      name: entry.name,
      startTime: entry.startTime,
      responseEnd: entry instanceof PerformanceResourceTiming ? entry.responseEnd : 0,
    })),
  );
  return {
    loads: entries.filter(({ name, responseEnd }) => responseEnd > 0 && !isPicture(new URL(name).pathname)),
    textAt: entries.findLast(({ name }) => name === 'text')?.startTime ?? Number.NaN,
  };
}

type Opened = { needed: string[]; ahead: string[]; delayMs: number };

/** Opens two articles of the list, one after the other: the first one also needs the code that shows articles. */
async function openTwo({ page }: FreshPage, site: Site): Promise<[Opened, Opened]> {
  await markTexts(page);
  await openList(page, site.url);
  return [await openRow(page, { row: 3, number: 1 }), await openRow(page, { row: 5, number: 2 })];
}

/**
 * Opens an article, the `number`-th of the page. It needed what was asked for before its pack had come, from the moment the
 * pointer came to its row; what was asked for later is for its neighbours.
 */
async function openRow(page: Page, { row, number }: { row: number; number: number }): Promise<Opened> {
  const startedAt = await page.evaluate(() => performance.now());
  await page.locator('main ol a').nth(row).click();
  await textNumber(page, number);
  await page.waitForTimeout(quietMs);
  const { loads, textAt } = await readLoads(page);
  const own = loads.filter(({ startTime }) => startTime >= startedAt);
  const kinds = own.map(({ name }) => kindOf(new URL(name).pathname));
  const packAt = own[kinds.indexOf('packs')]?.responseEnd ?? Number.NaN;
  const isNeeded = (_: string, index: number): boolean => (own[index]?.startTime ?? 0) <= packAt;
  return {
    needed: kinds.filter(isNeeded),
    ahead: kinds.filter((kind, index) => !isNeeded(kind, index)),
    delayMs: textAt - packAt,
  };
}
