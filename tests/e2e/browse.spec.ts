import type { Page } from '@playwright/test';
import { expect, test } from './site.ts';

/** Clicks the row in the middle of the screen as a hand would, without scrolling it first; gives its address. */
async function openMiddleRow(page: Page): Promise<string> {
  const box = (await page.locator('#list').boundingBox()) ?? {
    x: 0,
    y: 0,
    width: 0,
    height: 0,
  };
  const point = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const href = await page.evaluate(
    ({ x, y }) => document.elementFromPoint(x, y)?.closest('a')?.getAttribute('href'),
    point,
  );
  await page.mouse.click(point.x, point.y);
  return href ?? '';
}

test('a person browses, opens an article, and comes back to the same row at the same place', async ({
  page,
  site,
}) => {
  await page.goto(site.url);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('All articles');
  await expect(page).toHaveTitle('书案');
  await page.setViewportSize({ width: 390, height: 844 });

  const scroller = page.locator('#list');
  await scroller.evaluate((element) => element.scrollTo(0, 20_010));
  await expect(page.getByRole('link', { name: /文章第 16\d 篇/ }).first()).toBeVisible();
  const name = await openMiddleRow(page);
  await expect(page.locator('[data-article-body]')).toContainText('读书是一件安静的事');
  await expect(page).toHaveTitle(/文章第 16\d 篇 · 书案/);

  await page.goBack();
  await expect(page.locator(`a[href="${name}"]`)).toBeInViewport();
  expect(await scroller.evaluate((element) => element.scrollTop)).toBe(20_010);

  await page.reload();
  await expect(page.locator(`a[href="${name}"]`)).toBeInViewport();
  expect(await scroller.evaluate((element) => element.scrollTop)).toBe(20_010);
});

test('the way back from an article keeps the place, also after a reload of the article', async ({
  page,
  site,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(site.url);
  const scroller = page.locator('#list');
  await scroller.evaluate((element) => element.scrollTo(0, 9_005));
  await expect(page.locator('[data-position="76"] a')).toBeVisible();
  await openMiddleRow(page);
  await expect(page.locator('[data-article-body]')).toBeVisible();
  await page.reload();
  await expect(page.locator('[data-article-body]')).toContainText('完。');
  await page.getByRole('link', { name: 'Back to the list' }).first().click();
  await expect.poll(() => scroller.evaluate((element) => element.scrollTop)).toBe(9_005);
});

test('a fresh visit to a list begins at the top', async ({ page, site }) => {
  await page.goto(site.url);
  const scroller = page.locator('#list');
  await scroller.evaluate((element) => element.scrollTo(0, 5_000));
  await page
    .getByRole('navigation', { name: 'Categories' })
    .getByRole('link', { name: '编程' })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('编程');
  await expect.poll(() => scroller.evaluate((element) => element.scrollTop)).toBe(0);
});

test('previous and next follow the view one came from', async ({ page, site }) => {
  await page.goto(`${site.url}?category=${encodeURIComponent('设计')}`);
  const links = page.locator('main ol a');
  await links.nth(1).click();
  const article = page.getByRole('article');
  await expect(article.getByRole('heading', { level: 1 })).toHaveText(/设计文章/);
  await article.getByRole('link', { name: /^Next/ }).click();
  await expect(article.getByRole('heading', { level: 1 })).toHaveText(/设计文章第 8 篇/);
  await article.getByRole('link', { name: /^Previous/ }).click();
  await expect(article.getByRole('heading', { level: 1 })).toHaveText(/设计文章第 5 篇/);
});

test('going on to the next articles and back again ends at the same place', async ({ page, site }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(site.url);
  const scroller = page.locator('#list');
  await scroller.evaluate((element) => element.scrollTo(0, 9_005));
  await expect(page.locator('[data-position="76"] a')).toBeVisible();
  await openMiddleRow(page);
  const heading = page.getByRole('article').getByRole('heading', { level: 1 });
  const times = 8;
  for (let step = 0; step < times; step++) {
    const before = await heading.textContent();
    await page.getByRole('article').getByRole('link', { name: /^Next/ }).click();
    await expect(heading).not.toHaveText(before ?? '');
  }
  for (let step = 0; step <= times; step++) await page.goBack();
  await expect(page.locator('[data-article-body]')).toHaveCount(0);
  await expect.poll(() => scroller.evaluate((element) => element.scrollTop)).toBe(9_005);
});

test('the skip link to the article keeps the list and the view', async ({ page, site }) => {
  await page.goto(site.url);
  await page.locator('#list').evaluate((element) => element.scrollTo(0, 3_000));
  await expect(page.locator('[data-position="25"] a')).toBeVisible();
  await openMiddleRow(page);
  await expect(page.locator('[data-article-body]')).toBeVisible();
  const address = page.url();
  await page.getByRole('link', { name: 'Skip to the article' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('#article')).toBeFocused();
  expect(page.url()).toBe(address);
  expect(await page.locator('#list').evaluate((element) => element.scrollTop)).toBe(3_000);
});

test('the keys scroll a fresh list and a fresh article', async ({ page, site }) => {
  await page.goto(site.url);
  await expect(page.locator('#list')).toBeFocused();
  await page.goto(`${site.url}a/long-article`);
  await expect(page.locator('#article')).toBeFocused();
  await expect(page.locator('[data-article-body]')).toContainText('第 200 段');
  await page.keyboard.press('End');
  await expect
    .poll(() => page.locator('#article').evaluate((element) => element.scrollTop))
    .toBeGreaterThan(1000);
});

test('on a wide screen the list stays while one reads', async ({ page, site }) => {
  await page.goto(site.url);
  const scroller = page.locator('#list');
  await scroller.evaluate((element) => element.scrollTo(0, 3_000));
  await expect(page.locator('[data-position="25"]')).toBeVisible();
  const href = await openMiddleRow(page);
  await expect(page.locator('[data-article-body]')).toBeVisible();
  expect(await scroller.evaluate((element) => element.scrollTop)).toBe(3_000);
  await expect(page.locator(`main ol a[href="${href}"]`)).toHaveAttribute('aria-current', 'true');
  await expect(page.locator(`main ol a[href="${href}"]`)).toBeInViewport();
});

test('the browser goes from list to article with the keyboard alone', async ({ page, site }) => {
  await page.goto(site.url);
  await page.locator('main ol a').first().focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  const focused = page.locator('main ol a:focus');
  await expect(focused).toHaveAttribute(
    'href',
    (await page.locator('[data-position="1"] a').getAttribute('href')) ?? '',
  );
  await page.keyboard.press('Enter');
  await expect(page.locator('[data-article-body]')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-article-body]')).toHaveCount(0);
  await expect(page.locator('main ol a:focus')).toBeVisible();
});
