import type { Page } from '@playwright/test';
import { expect, test } from './site.ts';

const chosen = (page: Page): Promise<string | null> => page.locator('#list ol').getAttribute('data-density');

async function choose(page: Page, density: string): Promise<void> {
  await page.getByRole('button', { name: 'View', exact: true }).click();
  await page.getByRole('radio', { name: density }).check({ force: true });
  await page.keyboard.press('Escape');
  await expect(page.locator('#list ol')).toHaveAttribute('data-density', density.toLowerCase());
}

/** The position of the row at the top of the list. */
const topmost = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const top = document.querySelector('#list')?.getBoundingClientRect().top ?? 0;
    const rows = [...document.querySelectorAll<HTMLElement>('#list [data-position]')];
    const row = rows.find((element) => element.getBoundingClientRect().bottom > top + 1);
    return Number(row?.dataset.position);
  });

for (const width of [390, 1440]) {
  test(`another density keeps the topmost row, at ${width} px`, async ({ page, site }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(site.url);
    await expect(page.locator('[data-position="0"] a')).toBeVisible();
    await page.locator('#list').evaluate((list) => {
      const rows = list.querySelector('ol');
      list.scrollTo(0, (rows?.offsetTop ?? 0) + 6 * 120);
    });
    await expect.poll(() => topmost(page)).toBe(6);
    // The menu's own button has scrolled away with the head of the list.
    for (const density of ['magazine', 'compact', 'comfortable']) {
      await page.evaluate((value) => {
        localStorage.setItem('lectern:densities', JSON.stringify({ '': value }));
        window.dispatchEvent(new StorageEvent('storage', { key: 'lectern:densities' }));
      }, density);
      await expect(page.locator('#list ol')).toHaveAttribute('data-density', density);
      if (density !== 'compact') expect(await topmost(page)).toBe(6);
    }
  });
}

test('a density is remembered for its view', async ({ page, site }) => {
  await page.goto(`${site.url}?is=starred`);
  await choose(page, 'Compact');
  await page.goto(site.url);
  await expect(page.locator('[data-position="0"] a')).toBeVisible();
  expect(await chosen(page)).toBe('comfortable');
  await page.goto(`${site.url}?is=starred`);
  await expect.poll(() => chosen(page)).toBe('compact');
});

test('arrow keys go to the sides of a gallery and along its lines', async ({ page, site }) => {
  await page.setViewportSize({ width: 390, height: 800 });
  await page.goto(site.url);
  await choose(page, 'Gallery');
  const focused = page.locator('[data-position]:has(:focus)');
  await page.locator('[data-position="0"] a').focus();
  await page.keyboard.press('ArrowRight');
  await expect(focused).toHaveAttribute('data-position', '1');
  await page.keyboard.press('ArrowDown');
  await expect(focused).toHaveAttribute('data-position', '3');
  await page.keyboard.press('ArrowLeft');
  await expect(focused).toHaveAttribute('data-position', '2');
  await page.keyboard.press('j');
  await expect(focused).toHaveAttribute('data-position', '3');
});

test('the order stands in the head of the list and in the address', async ({ page, site }) => {
  await page.goto(site.url);
  await page.getByRole('link', { name: 'Order: Newest first' }).click();
  await expect(page).toHaveURL(/\?order=oldest$/);
  await page.getByRole('link', { name: 'Order: Oldest first' }).click();
  await expect(page).toHaveURL(site.url);
});
