import type { Page } from '@playwright/test';
import { millionRows, serveMillion } from './browse-million-archive.ts';
import { expect, test } from './site.ts';

test.beforeEach(async ({ page, site }) => {
  await serveMillion(page);
  await page.goto(site.url);
  await expect(page.getByRole('status').first()).toHaveText('1,000,000 articles');
  await expect(rowAt(page, 0)).toBeVisible();
});

const rowAt = (page: Page, position: number) => page.locator(`[data-position="${position}"] a`);
const lastRow = millionRows - 1;

/** Scrolls as a hand on the scrollbar does: to a share of the way. */
async function dragTo(page: Page, share: number): Promise<void> {
  await page.locator('#list').evaluate((element, part) => {
    element.scrollTop = part * (element.scrollHeight - element.clientHeight);
  }, share);
}

/** The row in the middle of the screen, and where its upper edge is. Waits for it: after a jump, rows follow with the next frame. */
async function middleRow(page: Page): Promise<{ position: number; top: number }> {
  const row = await page.waitForFunction(() => {
    const list = document.querySelector('#list');
    if (!list) return null;
    const { left, top, width, height } = list.getBoundingClientRect();
    const item = document
      .elementFromPoint(left + width / 2, top + height / 2)
      ?.closest<HTMLElement>('[data-position]');
    return item && { position: Number(item.dataset.position), top: item.getBoundingClientRect().top };
  });
  const found = await row.jsonValue();
  if (!found) throw new Error('there is no row in the middle of the screen');
  return found;
}

const topOf = (page: Page, position: number): Promise<number> =>
  page.locator(`[data-position="${position}"]`).evaluate((item) => item.getBoundingClientRect().top);

test('the scrollbar reaches every part of a million rows', async ({ page }) => {
  await dragTo(page, 0.5);
  await expect(page.locator('[data-position="500000"] a')).toBeVisible();
  await dragTo(page, 1);
  await expect(rowAt(page, lastRow)).toBeInViewport();
  await dragTo(page, 0.25);
  const { position } = await middleRow(page);
  expect(position).toBeGreaterThan(millionRows * 0.1);
  expect(position).toBeLessThan(millionRows * 0.4);
  await dragTo(page, 0);
  await expect(rowAt(page, 0)).toBeInViewport();
});

test('the keys for the ends reach the first and the last of a million rows', async ({ page }) => {
  await page.locator('#list').focus();
  await page.keyboard.press('End');
  await expect(rowAt(page, lastRow)).toBeInViewport();
  await expect(page.getByText('End of the list')).toBeInViewport();
  await page.keyboard.press('Home');
  await expect(rowAt(page, 0)).toBeInViewport();
  await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
});

test('the wheel moves rows by its own pixels, deep in a million', async ({ page }) => {
  await dragTo(page, 0.4);
  const { position, top } = await middleRow(page);
  await page.mouse.move(500, 500);
  for (const [turn, moved] of [
    [240, -240],
    [-1000, 760],
    [700, 60],
  ] as const) {
    await page.mouse.wheel(0, turn);
    await expect.poll(() => topOf(page, position)).toBe(top + moved);
  }
  await expect(rowAt(page, position)).toHaveText(`Article number ${position}What it says.`);
});

test('many turns of the wheel lead on without a jump', async ({ page }) => {
  await dragTo(page, 0.5);
  const start = await middleRow(page);
  await page.mouse.move(500, 500);
  for (let turn = 1; turn <= 30; turn++) {
    await page.mouse.wheel(0, 1200);
    await expect.poll(async () => (await middleRow(page)).position).toBe(start.position + 10 * turn);
  }
  expect((await middleRow(page)).top).toBe(start.top);
});

test('one comes back from an article to the same row at the same place of a million', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await dragTo(page, 0.7);
  const before = await middleRow(page);
  await page.mouse.move(200, 500);
  await page.mouse.wheel(0, 333);
  const { position, top } = { position: before.position + 2, top: before.top + 2 * 120 - 333 };
  await expect.poll(() => topOf(page, position)).toBe(top);
  await page.mouse.click(200, top + 60);
  await expect(page.locator('[data-article-body]')).toHaveText('Text.');
  await page.goBack();
  await expect(rowAt(page, position)).toBeInViewport();
  expect(await topOf(page, position)).toBe(top);

  await page.reload();
  await expect(rowAt(page, position)).toBeInViewport();
  expect(await topOf(page, position)).toBe(top);
});

test('the keys go on from row to row deep in a million', async ({ page }) => {
  await dragTo(page, 0.6);
  const { position } = await middleRow(page);
  await rowAt(page, position).focus();
  for (let step = 1; step <= 20; step++) {
    await page.keyboard.press('ArrowDown');
    await expect(rowAt(page, position + step)).toBeFocused();
  }
  await expect(rowAt(page, position + 20)).toBeInViewport();
  // A row that is scrolled far away keeps the focus: the keys go on from it.
  await dragTo(page, 0);
  await expect(rowAt(page, 0)).toBeInViewport();
  await page.keyboard.press('ArrowUp');
  await expect(rowAt(page, position + 19)).toBeFocused();
  await expect(rowAt(page, position + 19)).toBeInViewport();
});
