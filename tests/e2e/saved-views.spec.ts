import type { Page } from '@playwright/test';
import { expect, test } from './site.ts';

const places = (page: Page) => page.getByRole('navigation', { name: 'Categories' });
const openMenu = (page: Page) => page.getByRole('button', { name: 'View', exact: true }).click();

test('a view is pinned, renamed, moved and removed, and comes back with Undo', async ({ page, site }) => {
  for (const words of ['a', 'e']) {
    await page.goto(`${site.url}?words=${words}`);
    await openMenu(page);
    await page.getByRole('button', { name: 'Pin this view' }).click();
    await expect(places(page).getByRole('link', { name: `“${words}”` })).toHaveAttribute(
      'aria-current',
      'true',
    );
  }
  await page.reload();
  await openMenu(page);
  await page.getByRole('button', { name: 'Edit pinned views' }).click();
  const field = page.getByRole('textbox', { name: 'Name of the view ““e””' });
  await field.fill('With e');
  await field.press('Enter');
  await page.getByRole('button', { name: 'Move “With e” up' }).click();
  await expect(places(page).locator('a[href*="?words="]')).toHaveText(['With e', '“a”']);
  const remove = page.getByRole('button', { name: 'Remove “With e”' });
  await remove.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click();
  await remove.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await expect(places(page).locator('a[href*="?words="]')).toHaveText(['“a”']);
  await page.getByRole('button', { name: 'Undo' }).click();
  await places(page).getByRole('link', { name: 'With e' }).click();
  await expect(page).toHaveURL(/\?words=e$/);
});
