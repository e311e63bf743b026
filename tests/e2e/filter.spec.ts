import { expect, test } from './site.ts';

test('filters combine, stand in the address, and go away one by one', async ({ page, site }) => {
  await page.goto(site.url);
  const nav = page.getByRole('navigation', { name: 'Categories' });
  await nav.getByRole('link', { name: '编程', exact: false }).first().click();
  await expect(page.getByRole('status').first()).toHaveText('200 articles');

  await nav.getByRole('link', { name: 'Also show 人文' }).click();
  await expect(page.getByRole('status').first()).toHaveText('400 articles');
  expect(new URL(page.url()).searchParams.getAll('category')).toEqual(['编程', '人文']);

  await page.getByRole('button', { name: 'Filter' }).first().click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Author').fill('作者 2');
  await form.getByLabel('From').fill('2026-01-01');
  await form.getByLabel('Until').fill('2026-12-31');
  await form.getByRole('button', { name: 'Show articles' }).click();
  await expect(page.getByRole('link', { name: 'Remove filter: by 作者 2' })).toBeVisible();
  for (const link of await page.locator('main ol a').all()) await expect(link).toContainText(/编程|人文/);
  const expected = await countPosts((number) => number % 3 !== 2 && number % 5 === 1 && number <= 364);
  await expect(page.getByRole('status').first()).toHaveText(`${expected} articles`);

  await page.reload();
  await expect(page.getByRole('status').first()).toHaveText(`${expected} articles`);
  await page.getByRole('link', { name: 'Remove filter: 编程' }).click();
  await page.getByRole('link', { name: 'Remove filter: from 2026-01-01' }).click();
  await page.getByRole('link', { name: 'Remove filter: until 2026-12-31' }).click();
  await page.getByRole('link', { name: 'Remove filter: by 作者 2' }).click();
  await expect(page.getByRole('status').first()).toHaveText('200 articles');
});

test('words in titles filter while one types', async ({ page, site }) => {
  await page.goto(site.url);
  await page.getByRole('searchbox').fill('文章 426');
  await expect(page.getByRole('status').first()).toHaveText('1 article');
  await expect(page.locator('main ol a')).toHaveCount(1);
  await expect(page).toHaveURL(/words=/);
  await page.getByRole('searchbox').fill('');
  await expect(page).toHaveURL(site.url);
});

test('fast typing loses no letter', async ({ page, site }) => {
  await page.goto(site.url);
  await page.getByRole('searchbox').pressSequentially('abcdefghij', { delay: 260 });
  await expect(page.getByRole('searchbox')).toHaveValue('abcdefghij');
});

test("part of an author's name is enough", async ({ page, site }) => {
  await page.goto(`${site.url}?author=${encodeURIComponent('者 3')}`);
  await expect(page.getByRole('status').first()).toHaveText('120 articles');
});

test('a filtered list keeps its place over a reload of the article', async ({ page, site }) => {
  await page.goto(`${site.url}?words=${encodeURIComponent('文章')}`);
  const scroller = page.locator('#list');
  await expect(page.locator('main ol a').first()).toBeVisible();
  // Hits come page by page.
  await expect(async () => {
    await scroller.evaluate((element) => element.scrollTo(0, 6_000));
    await expect(page.locator('[data-position="50"] a')).toBeVisible({ timeout: 500 });
  }).toPass();
  await page.mouse.click(700, 500);
  await expect(page.locator('[data-article-body]')).toBeVisible();
  await page.reload();
  await expect(page.locator('[data-article-body]')).toBeVisible();
  await page.goBack();
  await expect.poll(() => scroller.evaluate((element) => element.scrollTop)).toBe(6_000);
});

test('oldest first turns the list around', async ({ page, site }) => {
  await page.goto(`${site.url}?category=${encodeURIComponent('编程')}&order=oldest`);
  await expect(page.locator('main ol a').first()).toContainText('第 600 篇');
});

test('an empty result says what to remove', async ({ page, site }) => {
  await page.goto(`${site.url}?author=Nobody&words=nothing`);
  await expect(page.getByText('No article matches all of this')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Remove filter: by Nobody' })).toBeVisible();
});

async function countPosts(matches: (number: number) => boolean): Promise<number> {
  return Array.from({ length: 600 }, (_, index) => index + 1).filter(matches).length;
}
