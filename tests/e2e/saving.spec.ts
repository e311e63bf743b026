import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { policyIsKept } from './csp-violations.ts';
import { openPictureSite, type PictureSite } from './picture-site.ts';
import { test as base, expect } from './site.ts';

const body = `<h2>一节</h2><p>书案上有一盏<strong>灯</strong>。<a href="https://source.example/page">出处</a></p>
<p><img src="http://img.example.com/a-800x600.png" width="800" height="600" alt="山"></p>
<p><img src="http://gone.example.com/b.png" width="800" height="600" alt="不见了的"></p>
<pre data-language="js"><code>const a = 1;</code></pre>`;

const test = base.extend<{ violations: string[] }, { saved: PictureSite }>({
  saved: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
    async ({}, use) => {
      const { site, stop } = await openPictureSite([{ id: 'saved', body }]);
      await use(site);
      await stop();
    },
    { scope: 'worker' },
  ],
  ...policyIsKept,
});

async function openMenu(page: Page, site: PictureSite): Promise<void> {
  await page.goto(`${site.url}a/saved`);
  const menu = page.getByRole('button', { name: 'Save and print' });
  await menu.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Save as EPUB' })).toBeVisible();
}

async function download(page: Page, name: string): Promise<{ name: string; bytes: Buffer }> {
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name }).click();
  const file = await waiting;
  await expect(page.getByText(`Saved as ${file.suggestedFilename()}`)).toBeVisible();
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

test('an article is copied and saved as Markdown', async ({ page, saved, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openMenu(page, saved);
  await page.getByRole('button', { name: 'Copy as Markdown' }).click();
  await expect(page.getByText('Copied')).toBeVisible();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toContain('# saved\n');
  expect(text).toContain('书案上有一盏**灯**。[出处](https://source.example/page)');
  expect(text).toContain('![山](http://img.example.com/a-800x600.png)');
  expect(text).toContain('```js\nconst a = 1;\n```');
  const file = await download(page, 'Save as Markdown');
  expect([file.name, file.bytes.toString()]).toEqual(['saved.md', text]);
});

test('a saved page shows its pictures without asking anyone', async ({ page, saved, context }) => {
  await openMenu(page, saved);
  const { name, bytes } = await download(page, 'Save as a web page with its pictures');
  expect(name).toBe('saved.html');
  const reader = await context.newPage();
  const asked: string[] = [];
  reader.on('request', (request) => asked.push(request.url()));
  await reader.setContent(bytes.toString());
  const picture = reader.getByRole('img', { name: '山' });
  await expect(picture).toHaveAttribute('src', /^data:image\//);
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  expect(asked.filter((url) => !url.startsWith('data:') && !url.includes('gone.example.com'))).toEqual([]);
  await reader.close();
});

test('a book has the text and the pictures that could be read', async ({ page, saved }) => {
  await openMenu(page, saved);
  const { name, bytes } = await download(page, 'Save as EPUB');
  expect(name).toBe('saved.epub');
  const files = unzipSync(new Uint8Array(bytes));
  expect(Object.keys(files)).toContain('META-INF/container.xml');
  const text = strFromU8(files['EPUB/text.xhtml'] ?? new Uint8Array());
  expect(text).toContain('书案上有一盏');
  expect(text).toMatch(/<img[^>]* src="picture-1\.\w+"/);
  expect(text).toContain('<a href="http://gone.example.com/b.png">不见了的</a>');
});

test('on a phone the menu stays on the screen', async ({ page, saved }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openMenu(page, saved);
  await expect(page.getByRole('button', { name: 'Print', exact: true })).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Print', exact: true })).toBeHidden();
  await expect(page).toHaveURL(/\/a\/saved$/);
});

test('paper has the addresses of links, of the article, and a code', async ({ page, saved }) => {
  await page.goto(`${saved.url}a/saved`);
  await expect(page.getByRole('button', { name: 'Save and print' })).toBeVisible();
  const link = page.locator('[data-article-body]').getByRole('link', { name: '出处' });
  const end = page.getByText('This copy:');
  await expect(end).toHaveCount(0);
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await expect(end).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'https://source.example/page' })).toBeVisible();
  await expect(link).toHaveAttribute('data-paper-note', '1');
  await expect(page.getByRole('banner')).toBeHidden();
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect(end).toHaveCount(0);
  await expect(link).not.toHaveAttribute('data-paper-note', '1');
});
