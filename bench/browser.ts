import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test';
import playwright from '../playwright.config.ts';

/** A page as a first visit sees it: nothing cached, and a small picture for every one that the archive names. */
export type FreshPage = { page: Page; cdp: CDPSession; close: () => Promise<void> };

/** A one-pixel PNG. */
const picture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** The Chromium of the end-to-end tests, which reaches nothing but this machine. */
export async function withBrowser<Value>(use: (browser: Browser) => Promise<Value>): Promise<Value> {
  const browser = await chromium.launch(playwright.use?.launchOptions);
  try {
    return await use(browser);
  } finally {
    await browser.close();
  }
}

export async function openPage(browser: Browser): Promise<FreshPage> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  await context.route(
    (url) => url.pathname === '/img',
    (route) => route.fulfill({ body: picture, contentType: 'image/png' }),
  );
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  return { page, cdp, close: () => context.close() };
}

/** Runs something with a fresh page, so many times; gives all results. */
export async function repeat<Value>(
  browser: Browser,
  times: number,
  run: (fresh: FreshPage) => Promise<Value>,
): Promise<Value[]> {
  const results: Value[] = [];
  for (let round = 0; round < times; round++) {
    const fresh = await openPage(browser);
    results.push(await run(fresh));
    await fresh.close();
  }
  return results;
}

/** Opens the list and waits until nothing is on its way. */
export async function openList(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.locator('main ol a').first().waitFor();
  await page.waitForLoadState('networkidle');
}

/** Pictures, and the icon, which Chromium revalidates at each step of the history. */
export function isPicture(path: string): boolean {
  return path === '/img' || path.endsWith('.svg');
}

/** Collects the paths of requests below the site, pictures left out, until `stop` is called. */
export function collectRequests(page: Page): { paths: string[]; stop: () => void } {
  const paths: string[] = [];
  const add = (request: { url: () => string }): void => {
    const { pathname } = new URL(request.url());
    if (!isPicture(pathname)) paths.push(pathname);
  };
  page.on('request', add);
  return { paths, stop: () => page.off('request', add) };
}

/** What a path is, without the name that changes with its content: `/archive/packs/3/3k9v….json` -> `packs`. */
export function kindOf(path: string): string {
  const [, archive, asset] = /^\/(?:archive\/(\w+)|reader\/([\w-]+?)-[\w-]{8}\.)/.exec(path) ?? [];
  return archive ?? asset ?? path;
}
