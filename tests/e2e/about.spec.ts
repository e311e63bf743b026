import type { Page } from '@playwright/test';
import { expect, test } from './site.ts';

/** The page that is loaded when it is opened, and what the browser complains about meanwhile. */
function watch(page: Page): { chunks: string[]; complaints: string[] } {
  const watched = { chunks: [] as string[], complaints: [] as string[] };
  page.on('request', (request) => {
    const name = /reader\/(about-archive[^/]*)$/.exec(request.url())?.[1];
    if (name) watched.chunks.push(name);
  });
  page.on('console', (message) => {
    // What is not there is no fault: the history of a first build, pictures without a network.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      watched.complaints.push(message.text());
    }
  });
  return watched;
}

test('a person looks at the archive day by day, opens a day, and comes back to the same place', async ({
  page,
  site,
}) => {
  const { chunks, complaints } = watch(page);
  await page.goto(site.url);
  await expect(page.locator('main ol a').first()).toBeVisible();
  expect(chunks).toEqual([]);

  await page.goto(`${site.url}about/archive`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('About this archive');
  await expect(page).toHaveTitle('About this archive · 书案');
  expect(chunks.length).toBeGreaterThan(0);

  const day = page.getByRole('link', { name: 'June 4, 2025: 1 article' });
  await day.scrollIntoViewIfNeeded();
  await day.hover();
  await expect(page.getByText('June 4, 2025: 1 article', { exact: true })).toBeVisible();
  const before = await page.evaluate(() => window.scrollY);
  expect(before).toBeGreaterThan(0);
  await day.click();
  await expect(page).toHaveURL(`${site.url}?from=2025-06-04&to=2025-06-04`);
  await expect(page.locator('main ol a')).toHaveCount(1);

  await page.goBack();
  await expect(day).toBeInViewport();
  expect(await page.evaluate(() => window.scrollY)).toBe(before);
  expect(complaints).toEqual([]);
});

test('the days, the sources and the problems can be reached with the keyboard alone', async ({
  page,
  site,
}) => {
  const { complaints } = watch(page);
  await page.goto(`${site.url}about/archive`);
  const stop = page.locator('a[data-day][tabindex="0"]');
  await expect(stop).toHaveCount(1);
  await stop.focus();
  await page.keyboard.press('ArrowUp');
  await expect(page.locator('a[data-day]:focus')).toHaveAttribute('aria-label', /^January 2, 2027/);
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`${site.url}?from=2026-12-26&to=2026-12-26`);

  await page.goBack();
  await page.getByRole('link', { name: '编程来源 1', exact: true }).press('Enter');
  await expect(page).toHaveURL(/\?category=/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/编程来源 1/);

  await page.goBack();
  const problems = page.getByRole('region', { name: 'Problems' });
  const kind = problems.getByRole('button').first();
  await kind.press('Enter');
  await expect(kind).toHaveAttribute('aria-expanded', 'true');
  await problems.getByRole('link').first().press('Enter');
  await expect(page.locator('[data-article-body]')).toBeVisible();
  expect(complaints).toEqual([]);
});

test('the page fits a phone, in both languages', async ({ page, site }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${site.url}about/archive`);
  await expect(page.getByRole('region', { name: 'Files' })).toBeVisible();
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(await overflow()).toBe(0);
  await page.getByRole('button', { name: 'Reading settings' }).click();
  await page.getByRole('radio', { name: '简体中文' }).check();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('关于这个书案');
  await expect(page.getByRole('region', { name: '日历' })).toBeVisible();
  expect(await overflow()).toBe(0);
});
