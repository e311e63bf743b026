import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { CDPSession, Locator, Page } from '@playwright/test';
import { test as base, expect, openSite, type Site } from './site.ts';

const wide = 'word '.repeat(60);
const post = `<p>${'读书是一件安静的事。'.repeat(4)}</p>
<table><tr>${'<td>A_cell_of_a_wide_table</td>'.repeat(12)}</tr></table>
<p>${'书案上有一盏灯。'.repeat(4)}</p><pre><code>${wide}</code></pre>`;

const test = base.extend<object, { sideways: Site }>({
  /** Two posts with parts that scroll sideways. */
  sideways: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
    async ({}, use) => {
      const content = mkdtempSync(path.join(os.tmpdir(), 'lectern-swipes-'));
      for (const day of [1, 2]) {
        const front = `id: wide-${day}\ntitle: Wide ${day}\ndate: 2026-05-0${day} 12:00:00\n`;
        writeFileSync(path.join(content, `${day}.md`), `---\n${front}---\n${post}\n`);
      }
      const site = await openSite(content);
      await use(site);
      await site.stop();
      rmSync(content, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
});

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

type Path = { from: [number, number]; by: [number, number] };

/** A finger on the glass, as the browser gets it. */
async function draw(session: CDPSession, { from: [x, y], by: [across, along] }: Path): Promise<void> {
  const steps = 8;
  const at = (step: number) => ({ x: x + (across * step) / steps, y: y + (along * step) / steps });
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at(0)] });
  for (let step = 1; step <= steps; step++) {
    await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [at(step)] });
  }
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

/** Where the second row is now: what stands above it may have come since. */
async function secondRow(page: Page): Promise<number> {
  const box = await page.locator('main ol li').nth(1).boundingBox();
  return (box?.y ?? 0) + 40;
}

const toast = (page: Page, text: string) => page.getByText(text, { exact: true });

test('a row that is swiped is read, or is for later, and can be taken back', async ({ page, site }) => {
  const tools = page.waitForResponse(/\/reader\/desk-tools-[^/]+\.js$/);
  await page.goto(site.url);
  await expect(page.locator('main ol a').first()).toBeVisible();
  await (await tools).finished();
  const session = await page.context().newCDPSession(page);
  await expect(async () => {
    await draw(session, { from: [120, await secondRow(page)], by: [110, 4] });
    await expect(toast(page, 'Marked as read')).toBeVisible({ timeout: 1500 });
  }).toPass();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(toast(page, 'Marked as read')).toBeHidden();
  const y = await secondRow(page);
  // Too short, at the edge that is the system's, and more down than across.
  await draw(session, { from: [120, y], by: [60, 0] });
  await draw(session, { from: [10, y], by: [300, 0] });
  await draw(session, { from: [120, y], by: [90, 60] });
  await expect(toast(page, 'Marked as read')).toBeHidden();
  await draw(session, { from: [300, await secondRow(page)], by: [-110, 4] });
  await expect(toast(page, 'Kept for later')).toBeVisible();
  expect(new URL(page.url()).pathname).toBe('/');
  expect(await page.locator('#list').evaluate((list) => list.scrollWidth - list.clientWidth)).toBe(0);
});

test('an article that is swiped makes room for the next one', async ({ page, site }) => {
  const tools = page.waitForResponse(/\/reader\/desk-tools-[^/]+\.js$/);
  await page.goto(site.url);
  await page.locator('main ol li a').nth(1).click();
  await (await tools).finished();
  const title = page.locator('article h1');
  const first = (await title.textContent()) ?? '';
  await expect(page.locator('article a[rel="next"]')).toBeAttached();
  const session = await page.context().newCDPSession(page);
  await draw(session, { from: [380, 400], by: [-150, 0] });
  await expect(title).toHaveText(first);
  await expect(async () => {
    if ((await title.textContent()) === first) await draw(session, { from: [300, 400], by: [-150, 0] });
    await expect(title).not.toHaveText(first, { timeout: 1500 });
  }).toPass();
  await expect(page.locator('article a[rel="prev"]')).toBeAttached();
  await draw(session, { from: [100, 400], by: [150, 0] });
  await expect(title).toHaveText(first);
});

test('a finger on a wide table, on code or on a selection has something else to do', async ({
  page,
  sideways,
}) => {
  const tools = page.waitForResponse(/\/reader\/desk-tools-[^/]+\.js$/);
  await page.goto(sideways.url);
  await page.locator('main ol li a').first().click();
  await (await tools).finished();
  const title = page.locator('article h1');
  await expect(title).toHaveText('Wide 2');
  await expect(page.locator('article a[rel="next"]')).toBeAttached();
  await expect(page.locator('html')).toHaveAttribute('data-swipes');
  const session = await page.context().newCDPSession(page);
  const swipe = async (part: Locator): Promise<void> => {
    const box = await part.boundingBox();
    await draw(session, { from: [300, (box?.y ?? 0) + (box?.height ?? 0) / 2], by: [-150, 0] });
  };
  const body = page.locator('[data-article-body]');
  const code = body.locator('pre');
  const scrolled = (part: Locator): Promise<number> =>
    part.evaluate((element) => {
      let box: Element | null = element;
      while (box && box.scrollLeft === 0) box = box.parentElement;
      return box?.scrollLeft ?? 0;
    });
  for (const part of [body.locator('table'), code]) {
    await swipe(part);
    await expect.poll(() => scrolled(part)).toBeGreaterThan(0);
    await expect(title).toHaveText('Wide 2');
  }
  const text = body.locator('p').first();
  await text.evaluate((paragraph) => document.getSelection()?.selectAllChildren(paragraph));
  await swipe(text);
  await expect(title).toHaveText('Wide 2');
  await page.evaluate(() => document.getSelection()?.removeAllRanges());
  await swipe(text);
  await expect(title).toHaveText('Wide 1');
});

test('swipes can be switched off', async ({ page, site }) => {
  await page.addInitScript(() => localStorage.setItem('lectern:preferences', '{"swipes":"off"}'));
  const tools = page.waitForResponse(/\/reader\/desk-tools-[^/]+\.js$/);
  await page.goto(site.url);
  await expect(page.locator('main ol a').first()).toBeVisible();
  await (await tools).finished();
  await page.keyboard.press('Shift');
  const session = await page.context().newCDPSession(page);
  const box = await page.locator('main ol li').nth(1).boundingBox();
  await draw(session, { from: [120, (box?.y ?? 0) + 40], by: [110, 0] });
  await expect(page.locator('main ol li').nth(1).locator('[data-read]')).toHaveCount(0);
});
