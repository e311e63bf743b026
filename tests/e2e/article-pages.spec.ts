import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { openSite, type Site } from './site.ts';

const paragraph = '<p>书案上有一盏灯，灯下有一本书。读书是一件安静的事，写书也是，藏书更是。</p>';

const test = base.extend<object, { paged: Site }>({
  paged: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
    async ({}, use) => {
      const content = mkdtempSync(path.join(os.tmpdir(), 'lectern-posts-'));
      const front = 'title: 灯下读书\ndate: 2026-01-02\nauthor: 作者\ncategories: [书评, 某刊]';
      writeFileSync(path.join(content, 'lamp.md'), `---\nid: lamp\n${front}\n---\n${paragraph.repeat(30)}\n`);
      for (let number = 0; number < 5; number++)
        writeFileSync(path.join(content, `${number}.md`), `---\ntitle: 第${number}篇\n---\n${paragraph}\n`);
      const site = await openSite(content);
      await use(site);
      await site.stop();
      rmSync(content, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
});

/** Where what one reads stands on the screen. */
const placesOf = (page: Page) =>
  page.evaluate(() =>
    ['article h1', '[data-article-body] p', '[data-article-body] p:nth-of-type(20)'].map((selector) => {
      const box = document.querySelector(selector)?.getBoundingClientRect();
      return box && [box.x, box.y, box.width, box.height];
    }),
  );

for (const [name, viewport] of Object.entries({
  phone: { width: 390, height: 844 },
  tablet: { width: 900, height: 1000 },
  desktop: { width: 1440, height: 900 },
})) {
  test(`on a ${name} the reader takes the place of an article's page, and nothing moves`, async ({
    browser,
    paged,
  }) => {
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
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await page.goto(`${paged.url}a/lamp`, { waitUntil: 'commit' });
    await expect(page.locator('article h1')).toHaveText('灯下读书');
    await expect(page.locator('[data-served] [data-article-body]')).toContainText('灯下有一本书');
    await page.evaluate(() => document.fonts.ready);
    const before = await placesOf(page);
    await page.locator('.desk_article').evaluate((pane) => pane.scrollTo(0, 200));
    release();
    await expect(page.locator('[data-notes-place]')).toBeAttached();
    await expect(page.locator('[data-served]')).toHaveCount(0);
    const pane = page.locator('#article');
    expect(await pane.evaluate(({ scrollTop }) => scrollTop)).toBe(200);
    await pane.evaluate((element) => element.scrollTo(0, 0));
    expect(await placesOf(page)).toEqual(before);
    const ownPack = asked.filter((file) => file.startsWith('/archive/packs/'));
    expect(ownPack.length, 'no pack but that of the next article').toBeLessThanOrEqual(1);
    await context.close();
  });
}

test('a reload goes on at the same paragraph', async ({ page, paged }) => {
  await page.goto(`${paged.url}a/lamp`);
  await expect(page.locator('[data-notes-place]')).toBeAttached();
  await expect(page.locator('[data-served]')).toHaveCount(0);
  const pane = page.locator('#article');
  await pane.evaluate((element) => element.scrollTo(0, 700));
  await page.waitForTimeout(300);
  await page.reload();
  await expect(page.locator('[data-served]')).toHaveCount(0);
  await expect.poll(() => pane.evaluate(({ scrollTop }) => Math.round(scrollTop / 10))).toBe(70);
});

test('an article reads without script', async ({ browser, paged }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${paged.url}a/lamp`);
  await expect(page).toHaveTitle('灯下读书 · 书案');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('[data-article-body] p').first()).toBeVisible();
  await page.getByRole('link', { name: '书评' }).click();
  await expect(page).toHaveURL(/category=/);
  await context.close();
});

test('an address with a slash at its end shows the article, and loses the slash', async ({ page, paged }) => {
  await page.goto(`${paged.url}a/lamp/`);
  await expect(page.locator('[data-notes-place]')).toBeAttached();
  await expect(page).toHaveURL(`${paged.url}a/lamp`);
  expect(readFileSync(path.join(paged.folder, 'a/lamp/index.html'), 'utf8')).toContain('og:title');
});
