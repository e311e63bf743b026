import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './site.ts';

const rows = (page: Page): Locator => page.locator('li[data-position]');
const rowOf = (page: Page, source: string): Locator => rows(page).filter({ hasText: source }).first();
const line = (page: Page): Locator => page.locator('#list p', { hasText: 'muted' });

async function openMenu(row: Locator): Promise<void> {
  await row.getByRole('button', { name: 'More', exact: true }).click();
}

/** The rows on the screen, with the places where they stand. */
async function seen(page: Page): Promise<Record<string, number>> {
  return rows(page).evaluateAll((items) =>
    Object.fromEntries(
      items
        .map((item) => [item.getAttribute('data-position') ?? '', item.getBoundingClientRect().top] as const)
        .filter(([, top]) => top > 150 && top < 850),
    ),
  );
}

test('a source is muted from a row, shown for once, taken back, and remembered', async ({ page, site }) => {
  await page.goto(site.url);
  await openMenu(rowOf(page, '编程来源 4'));
  await page.getByRole('button', { name: 'Mute the source “编程来源 4”' }).click();
  await expect(rowOf(page, '编程来源 4')).toHaveCount(0);
  await expect(line(page)).toContainText(/\d+ muted so far/);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(rowOf(page, '编程来源 4')).toBeVisible();
  await expect(line(page)).toHaveCount(0);

  await openMenu(rowOf(page, '编程来源 4'));
  await page.getByRole('button', { name: 'Mute the source “编程来源 4”' }).click();
  await page.reload();
  await expect(line(page)).toContainText(/\d+ muted so far/);
  await expect(rowOf(page, '编程来源 4')).toHaveCount(0);
  await page.getByRole('button', { name: 'Show', exact: true }).click();
  await expect(rowOf(page, '编程来源 4')).toBeVisible();
  await page.getByRole('button', { name: 'Hide', exact: true }).click();
  await expect(rowOf(page, '编程来源 4')).toHaveCount(0);

  await page.goto(`${site.url}?category=${encodeURIComponent('编程/编程来源 4')}`);
  await expect(rowOf(page, '编程来源 4')).toBeVisible();
});

test('muting far down the list moves nothing but what is gone', async ({ page, site }) => {
  await page.goto(site.url);
  await expect(rows(page).first()).toBeVisible();
  await page.locator('#list').evaluate((list) => list.scrollTo(0, 30_000));
  await expect(rowOf(page, '人文来源 4')).toBeVisible();
  const before = await seen(page);
  const [anchor = '', , muted = ''] = Object.keys(before);
  await openMenu(page.locator(`li[data-position="${muted}"]`));
  await page.getByRole('button', { name: /Mute the source/ }).click();
  await expect(line(page)).toContainText(/\d+ muted so far/);
  const after = await seen(page);
  expect(after[muted]).toBeUndefined();
  expect(after[anchor]).toBeCloseTo(before[anchor] ?? 0, 0);
  await page.reload();
  await expect(line(page)).toContainText(/\d+ muted so far/);
  await expect.poll(async () => (await seen(page))[anchor]).toBeCloseTo(before[anchor] ?? 0, 0);
});

test('words are muted by keyboard alone, in one place, also for another tab', async ({
  page,
  site,
  context,
}) => {
  await page.goto(site.url);
  await expect(rows(page).first()).toBeVisible();
  const other = await context.newPage();
  await other.goto(site.url);
  await expect(rowOf(other, '编程文章')).toBeVisible();
  await page.bringToFront();
  await page.keyboard.press('g');
  await page.keyboard.press('m');
  const sheet = page.getByRole('dialog', { name: 'Muted words, authors and sources' });
  await sheet.getByRole('textbox').focus();
  await page.keyboard.type('编程文章');
  await page.keyboard.press('Enter');
  await expect(sheet.getByRole('listitem')).toHaveText(['编程文章']);
  const found = await new AxeBuilder({ page }).analyze();
  expect(found.violations.map(({ id }) => id)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(rowOf(page, '编程文章')).toHaveCount(0);
  await expect(rowOf(other, '编程文章')).toHaveCount(0);
  await page.keyboard.press('g');
  await page.keyboard.press('m');
  await sheet.getByRole('button', { name: 'No longer mute “编程文章”' }).press('Enter');
  await expect(sheet.getByText('Nothing is muted.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(rowOf(page, '编程文章')).toBeVisible();
  await expect(rowOf(other, '编程文章')).toBeVisible();
});

test('the next article is one that is not muted, and a muted one opens by its address', async ({
  page,
  site,
}) => {
  await page.goto(site.url);
  await expect(rows(page).first()).toBeVisible();
  await page.evaluate(() =>
    localStorage.setItem('lectern:mutes', JSON.stringify([{ kind: 'author', value: '作者 3' }])),
  );
  // Post 1 is by author 2, post 2 by author 3, post 3 by author 4.
  await page.goto(`${site.url}a/post-1`);
  await expect(page.locator('a[rel="next"]')).toHaveAttribute('href', /post-3$/);
  await page.goto(`${site.url}a/post-2`);
  await expect(page.getByRole('heading', { level: 1, name: /第 2 篇/ })).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('a row is muted from its menu and the line says so', async ({ page, site }) => {
    await page.goto(site.url);
    await rowOf(page, '编程来源 4').getByRole('button', { name: 'More', exact: true }).tap();
    await page.getByRole('button', { name: 'Mute the source “编程来源 4”' }).tap();
    await expect(line(page)).toContainText(/\d+ muted so far/);
    await page.getByRole('button', { name: 'Manage' }).tap();
    await expect(page.getByRole('dialog').getByText('编程 / 编程来源 4')).toBeVisible();
  });
});
