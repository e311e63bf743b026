import type { Page } from '@playwright/test';
import { expect, test } from './site.ts';

const chart = (page: Page) => page.getByRole('listbox', { name: 'Articles over time' });
const bar = (page: Page, month: string) => page.getByRole('option', { name: `${month}: ` });
const count = (page: Page) => page.getByRole('status').first();
const query = (page: Page): string => new URL(page.url()).search;

/** The middle of a month's bar. */
async function middleOf(page: Page, month: string): Promise<{ x: number; y: number }> {
  const box = await bar(page, month).boundingBox();
  if (!box) throw new Error(`${month} is not in the chart`);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function drag(page: Page, from: { x: number; y: number }, to: { x: number; y: number }): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(to.x, to.y, { steps: 8 });
  await page.mouse.up();
}

test('a drag over the months chooses a range, which its ends, a reload and Back keep to', async ({
  page,
  site,
}) => {
  await page.goto(site.url);
  await drag(page, await middleOf(page, 'Mar 2026'), await middleOf(page, 'May 2026'));
  await expect(count(page)).toHaveText('92 articles');
  expect(query(page)).toBe('?from=2026-03&to=2026-05');
  await expect(page.getByText('第 214 篇', { exact: false }).first()).toBeVisible();

  // Drawn near, by day, with what is around it.
  await expect(page.getByRole('option', { selected: true })).toHaveCount(92);
  await page.reload();
  await expect(page.getByRole('option', { selected: true })).toHaveCount(92);
  await expect(count(page)).toHaveText('92 articles');

  const last = await bar(page, 'May 31, 2026').boundingBox();
  if (!last) throw new Error('the range has no end');
  const end = { x: last.x + last.width, y: last.y + last.height / 2 };
  await drag(page, end, await middleOf(page, 'Jun 9, 2026'));
  await expect(count(page)).toHaveText('101 articles');
  expect(query(page)).toBe('?from=2026-03-01&to=2026-06-09');

  await page.goBack();
  await expect(count(page)).toHaveText('92 articles');
  await page.getByRole('button', { name: 'Show all dates' }).click();
  await expect(bar(page, 'Mar 2026')).toBeVisible();
  expect(query(page)).toBe('');
});

test('a tap on a month leads the list there, and filters nothing', async ({ page, site }) => {
  await page.goto(site.url);
  await bar(page, 'Feb 2026').click();
  const first = page.locator('main ol').getByRole('link', { name: /第 306 篇/ });
  await expect(first).toBeInViewport();
  await expect(page.getByRole('link', { name: /第 305 篇/ })).not.toBeInViewport();
  await expect(bar(page, 'Feb 2026')).toHaveAttribute('aria-current', 'true');
  expect(query(page)).toBe('');
  await page.reload();
  await expect(first).toBeInViewport();
  await expect(bar(page, 'Feb 2026')).toHaveAttribute('aria-current', 'true');
});

test('oldest first, a tap leads to the first day of the month', async ({ page, site }) => {
  await page.goto(`${site.url}?order=oldest`);
  await bar(page, 'Feb 2026').click();
  await expect(page.getByRole('link', { name: /第 333 篇/ })).toBeInViewport();
  await expect(page.getByRole('link', { name: /第 334 篇/ })).not.toBeInViewport();
});

test('where rows are searched for, a tap lets the list begin at the month', async ({ page, site }) => {
  await page.goto(`${site.url}?words=${encodeURIComponent('文章')}`);
  await page.getByRole('option', { name: 'Feb 2026: 28 articles before filtering' }).click();
  await expect(page.getByRole('link', { name: /第 306 篇/ })).toBeInViewport();
  expect(new URL(page.url()).searchParams.get('to')).toBe('2026-02');
});

test('the keys do all of it', async ({ page, site }) => {
  await page.goto(site.url);
  await expect(bar(page, 'Mar 2026')).toBeVisible();
  await page.keyboard.press('Shift+Tab');
  await expect(chart(page)).toBeFocused();
  await page.keyboard.press('End');
  for (let month = 0; month < 8; month++) await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(count(page)).toHaveText('92 articles');
  expect(query(page)).toBe('?from=2026-03&to=2026-05');
  await expect(chart(page)).toBeFocused();

  await page.keyboard.press('Escape');
  await expect(bar(page, 'Mar 2026')).toBeVisible();
  expect(query(page)).toBe('');
  await page.keyboard.press('PageUp');
  await page.keyboard.press('Enter');
  await expect(bar(page, 'May 2025')).toHaveAttribute('aria-current', 'true');
});

test('this day in earlier years, and an article by chance', async ({ page, site }) => {
  await page.clock.setFixedTime(new Date('2026-06-15T12:00:00Z'));
  await page.goto(site.url);
  await page.getByRole('button', { name: 'Wander' }).click();
  const sheet = page.getByRole('dialog', { name: 'Wander' });
  await expect(sheet.getByRole('heading', { name: 'On this day June 15' })).toBeVisible();
  await expect(sheet.getByRole('link', { name: 'About this archive' })).toHaveAttribute(
    'href',
    /\/about\/archive$/,
  );
  await sheet.getByRole('link', { name: '2025' }).click();
  await expect(count(page)).toHaveText('1 article');
  await expect(sheet).toBeHidden();
  expect(query(page)).toBe('?from=2025-06-15&to=2025-06-15');

  await page.getByRole('button', { name: 'Wander' }).click();
  await sheet.getByRole('button', { name: 'An article by chance' }).click();
  await expect(page.getByRole('heading', { name: '第 564 篇' })).toBeVisible();
  await page.goBack();
  await expect(count(page)).toHaveText('1 article');
});

test('the first rows do not wait for the chart, and it moves nothing when it arrives', async ({
  page,
  site,
}) => {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push(Reflect.get(entry, 'value'));
    }).observe({ type: 'layout-shift', buffered: true });
  });
  let letChartCome = (): void => {};
  const rowsAreHere = new Promise<void>((resolve) => {
    letChartCome = resolve;
  });
  await page.route(/timeline-[^/]+\.js$/, async (route) => {
    await rowsAreHere;
    await route.continue();
  });
  await page.goto(site.url);
  await expect(page.getByRole('link', { name: /第 1 篇/ })).toBeVisible();
  await expect(chart(page)).toBeHidden();
  letChartCome();
  await expect(chart(page)).toBeVisible();
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  expect(await page.evaluate(() => Reflect.get(window, 'shifts'))).toEqual([]);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true });

  test('a finger chooses a range and taps', async ({ page, site }) => {
    await page.goto(site.url);
    const box = await chart(page).boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(44);
    const from = await middleOf(page, 'Mar 2026');
    const to = await middleOf(page, 'May 2026');
    const cdp = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x?: number) =>
      cdp.send('Input.dispatchTouchEvent', { type, touchPoints: x === undefined ? [] : [{ x, y: from.y }] });
    await touch('touchStart', from.x);
    for (let step = 1; step <= 8; step++) await touch('touchMove', from.x + ((to.x - from.x) * step) / 8);
    await touch('touchEnd');
    await expect(count(page)).toHaveText('92 articles');
    expect(query(page)).toBe('?from=2026-03&to=2026-05');

    await page.getByRole('button', { name: 'Show all dates' }).click();
    const month = await middleOf(page, 'Feb 2026');
    await page.touchscreen.tap(month.x, month.y);
    await expect(page.getByRole('link', { name: /第 306 篇/ })).toBeInViewport();
  });
});
