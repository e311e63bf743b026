import type { Page } from '@playwright/test';
import { parseManifest } from '#contract/manifest.ts';
import { shardRows } from '#contract/row.ts';
import { watchLayoutShifts } from './layout-shifts.ts';
import { test as base, expect, openSite, type Site } from './site.ts';

const test = base.extend<object, { sample: Site }>({
  sample: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
    async ({}, use) => {
      const site = await openSite('content');
      await use(site);
      await site.stop();
    },
    { scope: 'worker' },
  ],
});

const screens = { phone: { width: 390, height: 844 }, desktop: { width: 1440, height: 900 } };
/** Enough to meet covers, galleries, long pictures and such without a caption. */
const articles = 8;

for (const [screen, viewport] of Object.entries(screens)) {
  test(`nothing of the sample jumps on a ${screen}`, async ({ page, sample }) => {
    await page.setViewportSize(viewport);
    const shifts = await watchLayoutShifts(page);
    await page.goto(sample.url);
    await expect(page.locator('main ol img').first()).toHaveJSProperty('complete', true);
    await page.locator('#list').evaluate((list) => list.scrollTo(0, 2000));
    await expect(page.locator('[data-position="20"] a')).toBeVisible();
    await page.waitForLoadState('networkidle');
    expect(await shifts()).toEqual([]);
    for (const id of await articlesWithPictures(page, sample.url)) {
      await page.goto(`${sample.url}a/${id}`);
      await expect(page.locator('[data-article-body] img').first()).toBeAttached();
      await readThrough(page);
      expect(await shifts(), id).toEqual([]);
    }
  });
}

/** Goes down an article screen by screen, and waits at each for what it shows: pictures, or the tiles of those that are gone. */
async function readThrough(page: Page): Promise<void> {
  const pane = page.locator('#article');
  const { height, screen } = await pane.evaluate((element) => ({
    height: element.scrollHeight,
    screen: element.clientHeight,
  }));
  for (let top = 0; top < height; top += screen / 2) {
    await pane.evaluate((element, y) => element.scrollTo(0, y), top);
    await page.waitForFunction(() =>
      [...document.querySelectorAll<HTMLElement>('[data-article-body] img')].every((image) => {
        const { top, bottom } = image.getBoundingClientRect();
        return bottom < 0 || top > innerHeight || image.dataset.state === 'ready';
      }),
    );
  }
}

async function articlesWithPictures(page: Page, siteUrl: string): Promise<string[]> {
  const response = await page.request.get(`${siteUrl}archive/manifest.json`);
  const rows = shardRows(parseManifest(await response.json()).head);
  const ids = rows.filter(({ image }) => image?.src.startsWith('archive/media/')).map(({ id }) => id);
  expect(ids.length).toBeGreaterThanOrEqual(articles);
  return ids.slice(0, articles);
}
