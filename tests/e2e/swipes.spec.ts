import type { CDPSession, Page } from '@playwright/test';
import { expect, test } from './site.ts';

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
  await draw(session, { from: [10, y], by: [200, 0] });
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
