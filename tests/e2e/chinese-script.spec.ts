import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { watchViolations } from './csp-violations.ts';
import { expect, openSite, type Site, test } from './site.ts';

let posts: string;
let site: Site;

const long = Array.from(
  { length: 6000 },
  (_, line) => `<p>第 ${line} 段。理发之后头发干燥，这里的软件发展得很快。</p>`,
);

test.beforeAll(async () => {
  posts = mkdtempSync(path.join(os.tmpdir(), 'lectern-scripts-'));
  const write = (id: string, title: string, body: string): void =>
    writeFileSync(
      path.join(posts, `${id}.md`),
      `---\nid: ${id}\ntitle: ${title}\ndate: 2026-01-01 08:00:00\n---\n${body}\n`,
    );
  write(
    'hair',
    '头发与软件发展',
    '<h2>这里的软件</h2><p>理<b>发</b>之后，头发干燥，发展了软件。</p><h2>博客</h2><p>一个博客。</p><h2>终</h2><pre><code>let 软件 = 1;</code></pre>',
  );
  write('hant', '頭髮與軟體', '<p>這裡的軟體與頭髮都很長，發展得很快，乾淨。</p>');
  write('long', '很长的软件文章', long.join(''));
  write('english', 'Plain English', '<p>Nothing changes here, whatever is chosen.</p>');
  site = await openSite(posts);
});

test.afterAll(async () => {
  await site?.stop();
  rmSync(posts, { recursive: true, force: true });
});

const body = (page: Page) => page.locator('[data-article-body]');
const choose = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name: 'Reading settings' }).click();
  await page
    .getByRole('dialog', { name: 'Reading settings' })
    .getByRole('radio', { name, exact: true })
    .check();
  await page.keyboard.press('Escape');
};

test('an article is read in Traditional characters, and back, without another request for it', async ({
  page,
}) => {
  const violations = await watchViolations(page);
  await page.goto(`${site.url}a/hair`);
  await expect(body(page)).toContainText('头发干燥');
  await page.waitForLoadState('networkidle');
  const requests: string[] = [];
  page.on('request', (request) => requests.push(new URL(request.url()).pathname));
  const before = await body(page).textContent();
  await choose(page, '台灣繁體');
  await expect(body(page)).toContainText('理髮之後，頭髮乾燥，發展了軟體。');
  await expect(body(page)).toContainText('一個部落格');
  await expect(body(page).locator('code')).toHaveText('let 软件 = 1;');
  await expect(body(page)).toHaveAttribute('lang', 'zh-Hant-TW');
  await expect(page.locator('article h1')).toHaveText('頭髮與軟體發展');
  await expect(page).toHaveTitle(/頭髮與軟體發展/);
  await expect(page.locator('[data-contents]')).toContainText('這裡的軟體');
  await expect(page.locator('main ol a', { hasText: '很長的軟體文章' })).toBeVisible();
  await choose(page, 'As written');
  await expect(body(page)).toContainText('理发之后，头发干燥');
  await expect(body(page)).toHaveAttribute('lang', 'zh-Hans');
  await expect(page.locator('[data-contents]')).toContainText('这里的软件');
  expect(await body(page).textContent()).toBe(before);
  expect(requests.filter((path) => path.includes('/archive/'))).toEqual([]);
  expect(violations).toEqual([]);
});

test('the choice is kept, and is no business of what is not Chinese or Traditional already', async ({
  page,
}) => {
  await page.goto(site.url);
  await choose(page, '香港繁體');
  await page.reload();
  await expect(page.locator('main ol a', { hasText: '頭髮與軟件發展' })).toBeVisible();
  await page.locator('main ol a', { hasText: 'Plain English' }).click();
  await expect(body(page)).toHaveAttribute('lang', 'en');
  await page.goto(`${site.url}a/hant`);
  await expect(body(page)).toHaveText('這裡的軟體與頭髮都很長，發展得很快，乾淨。');
  await choose(page, '简体');
  await expect(body(page)).toHaveText('这里的软体与头发都很长，发展得很快，干净。');
  await expect(body(page)).toHaveAttribute('lang', 'zh-Hans');
});

test('what is copied is what was read', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${site.url}a/hair`);
  await choose(page, '台灣繁體');
  await expect(body(page)).toContainText('頭髮乾燥');
  await page.getByRole('button', { name: 'Save and print' }).click();
  await page.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toContain('# 頭髮與軟體發展');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('頭髮乾燥');
  expect(copied).toContain('let 软件 = 1;');
});

test('a long article keeps the place and lets the page answer while it changes', async ({ page }) => {
  await page.goto(`${site.url}a/long`);
  const paragraph = page.locator('[data-article-body] p').nth(3000);
  await expect(paragraph).toBeAttached({ timeout: 30_000 });
  await paragraph.evaluate((element) => element.scrollIntoView());
  await expect(paragraph).toBeInViewport();
  await page.keyboard.press('c');
  await page.keyboard.press('c');
  await expect(page.locator('[data-article-body] p').last()).toContainText('這裡的軟體');
  await expect(paragraph).toContainText('頭髮乾燥');
  await expect(paragraph).toBeInViewport();
});
