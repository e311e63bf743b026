import { test as base, expect } from '@playwright/test';
import { startGithubPages } from '../hosting/github-pages.ts';
import { buildHostedSite, paged, pagedText, placeBelowBase, unpaged } from '../hosting/hosted-site.ts';

// Cold links on a host of files alone, below a path, as GitHub Pages serves a repository's site.

const test = base.extend<{ pageErrors: string[] }, { home: string }>({
  home: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
    async ({}, use) => {
      const site = buildHostedSite('/archive-of-mine/');
      const host = await startGithubPages(placeBelowBase(site), site.base);
      await use(host.origin + site.base);
      await host.close();
      site.remove();
    },
    { scope: 'worker' },
  ],
  pageErrors: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(String(error)));
      await use(errors);
      expect(errors).toEqual([]);
    },
    { auto: true },
  ],
});

for (const [what, id, status] of [
  ['with a page', paged, 200],
  ['without a page', unpaged, 404],
] as const) {
  test(`the link of an article ${what} opens it; so does a reload, and back leads to the list`, async ({
    page,
    home,
  }) => {
    const answer = await page.goto(`${home}a/${id}`);
    expect(answer?.status()).toBe(status);
    const article = page.getByRole('article');
    await expect(article.getByRole('heading', { level: 1, name: id })).toBeVisible();
    await expect(page.locator('[data-notes-place]')).toBeAttached();
    await expect(page.locator('[data-article-body]')).toContainText(pagedText);
    // The host put a slash behind it, where the page is a folder's.
    await expect(page).toHaveURL(`${home}a/${id}`);

    await page.reload();
    await expect(article.getByRole('heading', { level: 1, name: id })).toBeVisible();
    await expect(page).toHaveURL(`${home}a/${id}`);

    await page.goto(home);
    await page.getByRole('main').getByRole('link', { name: id }).first().click();
    await expect(page).toHaveURL(`${home}a/${id}`);
    await expect(article.getByRole('heading', { level: 1, name: id })).toBeVisible();
    await page.goBack();
    await expect(page).toHaveURL(home);
    await expect(page.getByRole('main').getByRole('link', { name: unpaged }).first()).toBeVisible();
  });
}

test('an address of nothing says so, and leads on', async ({ page, home }) => {
  await page.goto(`${home}a/nothing-here`);
  await expect(page.getByText('There is no article at this address')).toBeVisible();
  await page.getByRole('link', { name: paged }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: paged })).toBeVisible();
});
