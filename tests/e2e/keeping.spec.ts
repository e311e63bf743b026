import type { Locator, Page } from '@playwright/test';
import { expect, test } from './site.ts';

const row = (page: Page, position: number): Locator => page.locator(`[data-position="${position}"]`);
const star = (within: Locator): Locator => within.getByRole('button', { name: 'Star', exact: true });
const places = (page: Page): Locator => page.getByRole('navigation', { name: 'Categories' });
const titles = (page: Page): Locator => page.locator('#list ol a');
const toast = (page: Page): Locator => page.getByRole('status').filter({ hasText: /Undo|Continue/ });

/** The rows are here, and so are the stored marks and the words about them. */
async function openList(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await expect(row(page, 0).locator('a')).toBeVisible();
  await page.waitForLoadState('networkidle');
}

test('a star outlives a reload and has a view of its own', async ({ page, site }) => {
  await openList(page, site.url);
  const name = await row(page, 1).locator('a').getAttribute('href');
  await star(row(page, 1)).click();
  await expect(star(row(page, 1))).toHaveAttribute('aria-pressed', 'true');
  await expect(toast(page)).toHaveText('StarredUndo');
  await page.reload();
  await expect(star(row(page, 1))).toHaveAttribute('aria-pressed', 'true');
  await places(page).getByRole('link', { name: 'Starred 1' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Starred');
  await expect(titles(page)).toHaveCount(1);
  expect(await titles(page).getAttribute('href')).toBe(name);
  // Taken away, it stays where it is until the list is opened again.
  await star(row(page, 0)).click();
  await expect(titles(page)).toHaveCount(1);
  await places(page).getByRole('link', { name: 'Starred' }).click();
  await expect(page.getByRole('heading', { name: 'No stars yet' })).toBeVisible();
});

test('a view of marks needs no request, and can be filtered', async ({ page, site }) => {
  await openList(page, site.url);
  for (const position of [0, 1, 2, 3]) await star(row(page, position)).click();
  const title = (await titles(page).nth(3).locator('span > span').first().textContent()) ?? '';
  await expect(places(page).getByRole('link', { name: 'Starred 4' })).toBeVisible();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await places(page).getByRole('link', { name: 'Starred 4' }).click();
  await expect(titles(page)).toHaveCount(4);
  expect(asked.filter((address) => address.includes('/archive/'))).toEqual([]);
  await page.goto(`${site.url}?is=starred&words=${encodeURIComponent(title)}`);
  await expect(titles(page)).toHaveCount(1);
  await page.goto(`${site.url}?is=starred&from=1990&to=1991`);
  await expect(page.getByText('No article matches all of this')).toBeVisible();
});

test('what was marked is taken back by the message, and by nothing else', async ({ page, site }) => {
  await openList(page, site.url);
  await row(page, 3).getByRole('button', { name: 'More' }).click();
  await page.getByRole('button', { name: 'Mark all above as read' }).click();
  await expect(toast(page)).toHaveText('3 articles marked as readUndo');
  await expect(page.locator('[data-read]')).toHaveCount(3);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.locator('[data-read]')).toHaveCount(0);
  await page.reload();
  await expect(row(page, 0).locator('a')).toBeVisible();
  await page.waitForLoadState('networkidle');
  await expect(page.locator('[data-read]')).toHaveCount(0);
});

test('two tabs know the same marks', async ({ page, site, context }) => {
  await openList(page, site.url);
  const other = await context.newPage();
  await openList(other, site.url);
  await star(row(other, 2)).click();
  await expect(star(row(page, 2))).toHaveAttribute('aria-pressed', 'true');
  await expect(places(page).getByRole('link', { name: 'Starred 1' })).toBeVisible();
  await other.getByRole('button', { name: 'Undo' }).click();
  await expect(star(row(page, 2))).toHaveAttribute('aria-pressed', 'false');
});

test('where nothing can be stored, marks last as long as the page, and it is said once', async ({
  page,
  site,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', { value: undefined });
  });
  await openList(page, site.url);
  await star(row(page, 0)).click();
  await expect(page.getByText('does not let this page store anything')).toBeVisible();
  await star(row(page, 1)).click();
  await expect(toast(page)).toHaveText('StarredUndo');
  await places(page).getByRole('link', { name: 'Starred 2' }).click();
  await expect(titles(page)).toHaveCount(2);
});

test('an article is starred at its head and at its end, by keyboard alone', async ({ page, site }) => {
  await page.goto(`${site.url}a/stay300`);
  const article = page.getByRole('article');
  await expect(star(article)).toHaveCount(2);
  await page.waitForLoadState('networkidle');
  await star(article).first().focus();
  await page.keyboard.press('Enter');
  await expect(star(article).last()).toHaveAttribute('aria-pressed', 'true');
  await star(article).last().focus();
  await page.keyboard.press('Space');
  await expect(star(article).first()).toHaveAttribute('aria-pressed', 'false');
});

test('the menu of a row works by keyboard and gives the focus back', async ({ page, site }) => {
  await openList(page, site.url);
  await titles(page).nth(2).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(row(page, 2).getByRole('button', { name: 'More' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(row(page, 2).getByRole('button', { name: 'Mark as read' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(row(page, 2).getByRole('button', { name: 'More' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(row(page, 2).getByRole('button', { name: 'Mark as read' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(row(page, 2).locator('[data-read]')).toBeVisible();
});

test('an article that was in sight for ten seconds is read, one that was reloaded is not', async ({
  page,
  site,
}) => {
  await page.clock.install();
  await openList(page, site.url);
  await titles(page).nth(4).click();
  const isRead = page.getByRole('article').getByRole('button', { name: 'Read', exact: true }).first();
  await expect(page.locator('[data-article-body]')).toContainText('完。');
  await expect(isRead).toHaveAttribute('aria-pressed', 'false');
  await page.reload();
  await expect(page.locator('[data-article-body]')).toContainText('完。');
  await page.clock.runFor(30_000);
  await expect(isRead).toHaveAttribute('aria-pressed', 'false');
  await page.locator('#article').hover();
  await page.mouse.wheel(0, 10);
  await page.clock.runFor(11_000);
  await expect(isRead).toHaveAttribute('aria-pressed', 'true');
  // Kept unread, it stays so.
  await isRead.click();
  await page.clock.runFor(30_000);
  await expect(isRead).toHaveAttribute('aria-pressed', 'false');
});

test('unread leaves out what was read, when the list is opened', async ({ page, site }) => {
  await openList(page, site.url);
  const hrefs = [
    await titles(page).nth(0).getAttribute('href'),
    await titles(page).nth(1).getAttribute('href'),
  ];
  await row(page, 1).getByRole('button', { name: 'More' }).click();
  await page.getByRole('button', { name: 'Mark all above as read' }).click();
  await expect(page.locator('[data-read]')).toHaveCount(1);
  await page.goto(`${site.url}?is=unread`);
  await expect(titles(page).first()).toHaveAttribute('href', hrefs[1] ?? '');
});

test('an article that is opened anew offers the place of the last time, at any font size', async ({
  page,
  site,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${site.url}a/long-article`);
  const pane = page.locator('#article');
  await expect(page.locator('[data-article-body]')).toContainText('第 200 段');
  await page.waitForLoadState('networkidle');
  const target = page.getByText('第 120 段');
  await target.evaluate((element) => element.scrollIntoView({ block: 'start' }));
  // The place is stored a moment after the scrolling.
  await expect
    .poll(() =>
      page.evaluate(async () => {
        const [info] = await indexedDB.databases();
        const opening = indexedDB.open(info?.name ?? '');
        await new Promise((resolve) => opening.addEventListener('success', resolve));
        const count = opening.result.transaction('places').objectStore('places').count();
        await new Promise((resolve) => count.addEventListener('success', resolve));
        opening.result.close();
        return count.result;
      }),
    )
    .toBe(1);
  await page.goto(site.url);
  await page.addInitScript(() => {
    document.addEventListener('DOMContentLoaded', () => {
      document.documentElement.style.fontSize = '22px';
    });
  });
  await page.goto(`${site.url}a/long-article`);
  await page.getByRole('button', { name: 'Continue there' }).click();
  await expect(target).toBeInViewport();
  expect(await pane.evaluate((element) => element.scrollTop)).toBeGreaterThan(1000);
});

test('on a phone, stars and the list of them are within reach', async ({ page, site }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openList(page, site.url);
  await star(row(page, 0)).click();
  await page.getByRole('button', { name: 'Categories' }).click();
  await page.getByRole('dialog').getByRole('link', { name: 'Starred 1' }).click();
  await expect(titles(page)).toHaveCount(1);
  const box = await star(row(page, 0)).boundingBox();
  expect([box?.width, box?.height]).toEqual([44, 44]);
});

test('everything is saved as a file, deleted, and added again; a wrong file is refused', async ({
  page,
  site,
}) => {
  await openList(page, site.url);
  await star(row(page, 0)).click();
  await places(page).getByRole('link', { name: 'Starred 1' }).click();
  await page.getByRole('button', { name: 'Back up' }).click();
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save everything as a file' }).click();
  const file = await (await saving).path();
  await page.getByRole('button', { name: 'Delete everything' }).click();
  await page.getByRole('button', { name: 'Really delete everything' }).click();
  await expect(page.getByText('Everything is deleted')).toBeVisible();
  await expect(titles(page)).toHaveCount(0);
  const input = page.getByLabel('Add from a file').and(page.locator('input'));
  await input.setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"a":1}') });
  await expect(page.getByText('This file was not saved by a reading desk.')).toBeVisible();
  await input.setInputFiles(file);
  await expect(page.getByText('Added: 1 article, 0 notes')).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
  await expect(titles(page)).toHaveCount(1);
});
