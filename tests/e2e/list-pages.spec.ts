import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type Browser, test as base, expect, type Page } from '@playwright/test';
import { listPagePath } from '../../src/contract/list-page-url.ts';
import { openSite, type Site } from './site.ts';

const paragraph = '<p>书案上有一盏灯，灯下有一本书。读书是一件安静的事，写书也是，藏书更是。</p>';

const test = base.extend<object, { listed: Site }>({
  listed: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
    async ({}, use) => {
      const content = mkdtempSync(path.join(os.tmpdir(), 'lectern-posts-'));
      for (let number = 1; number <= 60; number++) {
        const date = new Date(Date.UTC(2026, 0, number)).toISOString().slice(0, 10);
        const category = number % 3 === 0 ? '书评, 某刊' : '新闻, 某报';
        const front = `title: 第${number}篇文章\ndate: ${date}\ncategories: [${category}]`;
        writeFileSync(path.join(content, `${number}.md`), `---\n${front}\n---\n${paragraph}${number}\n`);
      }
      const site = await openSite(content);
      await use(site);
      await site.stop();
      rmSync(content, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
});

const reviews = listPagePath(['书评']);

/** Where the words of the list stand on the screen. */
const placesOf = (page: Page) =>
  page.evaluate(() => {
    const root = document.querySelector('[data-served]') ?? document;
    return ['h1', '.row_title', 'li:nth-of-type(5) .row_title', 'li:nth-of-type(5) .row_summary'].map(
      (selector) => {
        const box = root.querySelector(selector)?.getBoundingClientRect();
        return box && [box.x, box.y, box.width, box.height];
      },
    );
  });

/** Opens an address while the app's script waits until `release`. */
async function openHeld(browser: Browser, url: string, viewport = { width: 390, height: 844 }) {
  const context = await browser.newContext({ viewport, locale: 'zh-CN' });
  const page = await context.newPage();
  let release = (): void => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/reader\/index-[^/]+\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(url, { waitUntil: 'commit' });
  return { context, page, release };
}

for (const [name, viewport] of Object.entries({
  phone: { width: 390, height: 844 },
  tablet: { width: 900, height: 1000 },
  desktop: { width: 1440, height: 900 },
})) {
  for (const [what, address] of [
    ['home', ''],
    ['a category', reviews],
  ] as const) {
    test(`on a ${name} the reader takes the place of the page of ${what}, and nothing moves`, async ({
      browser,
      listed,
    }) => {
      const { context, page, release } = await openHeld(browser, listed.url + address, viewport);
      await expect(page.locator('[data-served] .row_title').first()).toHaveText('第60篇文章');
      await expect(page.locator('[data-served] .row_title').first()).toBeVisible();
      await page.evaluate(() => document.fonts.ready);
      const before = await placesOf(page);
      release();
      await expect(page.locator('[data-served]')).toHaveCount(0);
      await expect(page.locator('#list .row_title').first()).toHaveText('第60篇文章');
      expect(await placesOf(page)).toEqual(before);
      await context.close();
    });
  }
}

test('how far one has scrolled stays, when the reader comes', async ({ browser, listed }) => {
  const { context, page, release } = await openHeld(browser, listed.url);
  await page.locator('[data-served] .article-list_scroller').evaluate((pane) => pane.scrollTo(0, 600));
  release();
  await expect(page.locator('[data-served]')).toHaveCount(0);
  await expect.poll(() => page.locator('#list').evaluate(({ scrollTop }) => scrollTop)).toBe(600);
  await context.close();
});

test('the page of a category leads to its view, which is what the address says then', async ({
  page,
  listed,
}) => {
  await page.goto(listed.url + reviews);
  await expect(page).toHaveURL(`${listed.url}?category=${encodeURIComponent('书评')}`);
  await expect(page.locator('#list h1')).toHaveText('书评');
  await page.locator('#list .row_link').first().click();
  await page.goBack();
  await expect(page.locator('#list h1')).toHaveText('书评');
});

for (const [name, open] of Object.entries({
  'other rows are asked for': (page: Page, url: string) =>
    page.goto(`${url}?words=x`, { waitUntil: 'commit' }),
  'the page is no list': (page: Page, url: string) => page.goto(`${url}some/where`, { waitUntil: 'commit' }),
  'lists have another form': async (page: Page, url: string) => {
    await page.addInitScript(() => localStorage.setItem('lectern:densities', '{"":"compact"}'));
    await page.goto(url, { waitUntil: 'commit' });
  },
})) {
  test(`no first rows are seen where ${name}`, async ({ browser, listed }) => {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.route(/\/reader\/index-[^/]+\.js$/, () => {});
    await open(page, listed.url);
    await expect(page.locator('#lectern > *')).toBeAttached();
    await page.waitForTimeout(200);
    expect(await page.locator('.row_title').filter({ visible: true }).count()).toBe(0);
    await context.close();
  });
}

test('a list reads without script, and leads to articles and categories', async ({ browser, listed }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(listed.url);
  await expect(page.locator('.row_title')).toHaveCount(20);
  await expect(page.locator('.article-list_end')).toContainText('其余的要打开 JavaScript');
  await page.getByRole('link', { name: '书评' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('书评');
  await page.getByRole('link', { name: '第57篇文章' }).click();
  await expect(page.locator('[data-article-body]')).toContainText('读书是一件安静的事');
  await context.close();
});
