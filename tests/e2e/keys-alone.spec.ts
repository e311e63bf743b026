import type { Locator, Page } from '@playwright/test';
import { expect, test } from './site.ts';

// What no key is bound to is reached with Tab, and used, without a pointer.

const list = (page: Page): Locator => page.locator('#list [data-position] a').first();

/** Presses Tab until something has the focus, as a person does who looks for it. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let step = 0; step < 60; step++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab does not lead there');
}

test('a list is filtered, and the filter taken away, with keys alone', async ({ page, site }) => {
  await page.goto(site.url);
  await expect(list(page)).toBeVisible();
  const open = page.getByRole('button', { name: 'Filter' }).filter({ visible: true }).first();
  await tabTo(page, open);
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog', { name: 'Filter' });
  await tabTo(page, sheet.getByRole('textbox', { name: 'From' }));
  // Day and month are the same, whichever the browser asks for first.
  await page.keyboard.type('01012026');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/from=2026/);
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  const chip = page.getByRole('link', { name: /^Remove.*2026/ }).first();
  await tabTo(page, chip);
  await page.keyboard.press('Enter');
  await expect(page).not.toHaveURL(/from=/);
  await expect(page.locator('#list')).toBeFocused();
});

test('a view is pinned and named with keys alone', async ({ page, site }) => {
  await page.goto(`${site.url}?words=a`);
  await expect(list(page)).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('v');
  await tabTo(page, page.getByRole('button', { name: 'Pin this view' }));
  await page.keyboard.press('Enter');
  const places = page.getByRole('navigation', { name: 'Categories' });
  await expect(places.getByRole('link', { name: '“a”' })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('v');
  await tabTo(page, page.getByRole('button', { name: 'Edit pinned views' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('textbox', { name: /Name of the view/ }));
  await page.keyboard.press('Control+a');
  await page.keyboard.type('By key');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await tabTo(page, places.getByRole('link', { name: 'By key' }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/words=a/);
});

test('chance leads to an article with keys alone', async ({ page, site }) => {
  await page.goto(site.url);
  await expect(list(page)).toBeVisible();
  await tabTo(page, page.getByRole('button', { name: 'Wander' }));
  await page.keyboard.press('Enter');
  const sheet = page.getByRole('dialog');
  await expect(sheet).toBeVisible();
  await tabTo(page, sheet.getByRole('button', { name: 'An article by chance' }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/a\//);
  await expect(page.locator('#article h1')).toBeVisible();
});

test('the calendar leads to a day with the arrow keys', async ({ page, site }) => {
  await page.goto(site.url);
  await expect(list(page)).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  const days = page.locator('[data-day]');
  await expect(days.first()).toBeVisible();
  await tabTo(page, page.locator('[data-day][tabindex="0"]').first());
  const before = await page.evaluate(() => document.activeElement?.getAttribute('data-day'));
  await page.keyboard.press('ArrowLeft');
  const after = await page.evaluate(() => document.activeElement?.getAttribute('data-day'));
  expect(after).not.toBe(before);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/from=\d{4}-\d{2}-\d{2}/);
});
