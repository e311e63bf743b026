import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildSite, expect, openSite, test } from './site.ts';
import { writeStoryPosts } from './story-posts.ts';

test('an article opens cold, with at most three dependent steps after the page', async ({ page, site }) => {
  const requests: string[] = [];
  page.on('request', (request) => requests.push(new URL(request.url()).pathname));
  await page.goto(`${site.url}a/post-300`);
  await expect(page.getByRole('article').getByRole('heading', { level: 1 })).toHaveText('编程文章第 300 篇');
  await expect(page).toHaveTitle('编程文章第 300 篇 · 书案');
  // The next article is fetched ahead, after this one.
  expect(requests.filter((file) => file.includes('/directories/'))).toHaveLength(1);
  expect(requests.filter((file) => file.includes('/lists/'))).toHaveLength(1);
});

test('opening an article from the list asks for its pack and nothing else', async ({ page, site }) => {
  const directory = page.waitForResponse((response) => response.url().includes('/directories/'));
  await page.goto(site.url);
  await expect(page.locator('main ol a').first()).toBeVisible();
  await directory;
  const requests: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/archive/')) requests.push(new URL(request.url()).pathname);
  });
  await page.locator('main ol a').nth(3).click();
  await expect(page.locator('[data-article-body]')).toBeVisible();
  const beforeNext = requests.filter((file) => !file.includes('/rows/') && !file.includes('/lists/'));
  expect(beforeNext[0]).toMatch(/packs/);
  expect(beforeNext.filter((file) => file.includes('/directories/'))).toEqual([]);
});

test('the times that a person reads are those of their zone', async ({ browser, site }) => {
  const context = await browser.newContext({ locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
  const page = await context.newPage();
  await page.goto(`${site.url}a/post-300`);
  await expect(page.getByRole('article').locator('time')).toContainText('20:00');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  await context.close();
});

test('an id that was read aloud and typed again leads to the article', async ({ page, site }) => {
  await page.goto(`${site.url}a/STAY-3OO`);
  await expect(page).toHaveURL(`${site.url}a/stay300`);
  await expect(page.getByRole('article').getByRole('heading', { level: 1 })).toHaveText('An id of its own');
});

test('a missing article offers others', async ({ page, site }) => {
  await page.goto(`${site.url}a/no-such-article`);
  await expect(page.getByRole('heading', { name: 'There is no article at this address' })).toBeVisible();
  await page
    .locator('main')
    .getByRole('link', { name: /文章第/ })
    .last()
    .click();
  await expect(page.locator('[data-article-body]')).toBeVisible();
});

test('an address that is no page says so', async ({ page, site }) => {
  await page.goto(`${site.url}no/such/page`);
  await expect(page.getByRole('heading', { name: 'There is no page at this address' })).toBeVisible();
});

test('an unreachable archive is said, and tried again', async ({ page, site }) => {
  await page.route('**/archive/manifest.json', (route) => route.abort());
  await page.goto(site.url);
  await expect(page.getByRole('alert')).toContainText('The archive could not be reached');
  await page.unroute('**/archive/manifest.json');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('main ol a').first()).toBeVisible();
});

test('a pack that does not come leaves the list, and can be asked for again', async ({ page, site }) => {
  await page.route('**/archive/packs/**', (route) => route.abort());
  await page.goto(site.url);
  await page.locator('main ol a').first().click();
  await expect(page.getByRole('alert')).toContainText('The article could not be loaded');
  await expect(page.locator('main ol a').first()).toBeVisible();
  await page.unroute('**/archive/packs/**');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.locator('[data-article-body]')).toBeVisible();
});

test('an archive of a newer format says that the reader is too old', async ({ page, site }) => {
  await page.route('**/archive/manifest.json', (route) => route.fulfill({ json: { format: 99 } }));
  await page.goto(site.url);
  await expect(page.getByRole('alert')).toContainText('newer Lectern');
});

test('a site below a path works at all its addresses', async ({ page }) => {
  const content = mkdtempSync(path.join(os.tmpdir(), 'lectern-posts-'));
  writeStoryPosts(content);
  const site = await openSite(content, { base: '/reading/room/' });
  expect(new URL(site.url).pathname).toBe('/reading/room/');
  await page.goto(`${site.url}a/post-300`);
  await expect(page.getByRole('article').getByRole('heading', { level: 1 })).toHaveText('编程文章第 300 篇');
  await page.locator('header').getByRole('link', { name: '书案' }).click();
  await expect(page).toHaveURL(site.url);
  await expect(page.locator('main ol a').first()).toBeVisible();
  await site.stop();
  rmSync(content, { recursive: true, force: true });
});

test('links of former sites and of posts that are gone still answer', async ({ page }) => {
  const content = mkdtempSync(path.join(os.tmpdir(), 'lectern-posts-'));
  const write = (file: string, front: string): void =>
    writeFileSync(
      path.join(content, file),
      `---\n${front}\ndate: 2021-03-04\ncategories: [书]\n---\n<p>${front}</p>\n`,
    );
  write('stays.md', 'title: 你好\npermalink: /2021/03/你好/');
  write('moves.md', 'title: It moved');
  write('goes.md', 'title: It went');
  const site = await openSite(content);

  await page.goto(`${site.url}2021/03/${encodeURIComponent('你好')}/index.html`);
  await expect(page.getByRole('article').getByRole('heading', { level: 1 })).toHaveText('你好');
  await page.goto(site.url);
  const addressOf = (title: string): Promise<string | null> =>
    page.getByRole('link', { name: new RegExp(title) }).getAttribute('href');
  const moving = await addressOf('It moved');
  const going = await addressOf('It went');

  renameSync(path.join(content, 'moves.md'), path.join(content, 'moved.md'));
  rmSync(path.join(content, 'goes.md'));
  buildSite(content, site.folder);
  await page.goto(new URL(moving ?? '', site.url).href);
  await expect(page.getByRole('article').getByRole('heading', { level: 1 })).toHaveText('It moved');
  expect(new URL(page.url()).pathname).not.toBe(moving);
  await page.goto(new URL(going ?? '', site.url).href);
  await expect(page.locator('main').getByRole('heading', { name: 'It went' })).toBeVisible();
  await site.stop();
  rmSync(content, { recursive: true, force: true });
});
