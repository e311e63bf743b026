import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { policyIsKept } from './csp-violations.ts';
import { test as base, expect, openSite, type Site } from './site.ts';

const paragraph = `<p>${'读书是一件安静的事，书案上有一盏灯，灯下有一本书。'.repeat(12)}</p>`;
const titles = ['缘起', '一行该有多长', '字号与行距', '标点挤压', '结语'];
const guide = titles
  .map((title) => `<h2>${title}</h2>${paragraph.repeat(3)}<p><strong>小结：${title}</strong></p>${paragraph}`)
  .join('');

function writeGuidePosts(folder: string): void {
  mkdirSync(path.join(folder, '编程'), { recursive: true });
  for (let number = 1; number <= 40; number++) {
    const day = `2026-05-${String(1 + (number % 28)).padStart(2, '0')}`;
    const front = `id: post-${number}\ntitle: 第 ${number} 篇\ndate: ${day} 12:00:00\ncategories: [编程, 来源]\n`;
    writeFileSync(path.join(folder, `编程/${number}.md`), `---\n${front}---\n<p>第 ${number} 篇。</p>\n`);
  }
  const front =
    'id: guide\ntitle: 从零搭建一张书案\ndate: 2026-12-01 08:00:00\nlink: https://original.example/guide\ncategories: [设计]\nauthor: 林夕\n';
  writeFileSync(path.join(folder, 'guide.md'), `---\n${front}---\n${guide}\n`);
}

const test = base.extend<{ violations: string[] }, { desk: Site }>({
  desk: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
    async ({}, use) => {
      const content = mkdtempSync(path.join(os.tmpdir(), 'lectern-keys-'));
      writeGuidePosts(content);
      const site = await openSite(content);
      await use(site);
      await site.stop();
      rmSync(content, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  ...policyIsKept,
});

const phone = { width: 390, height: 844 };
const heading = (page: Page): Locator => page.getByRole('article').getByRole('heading', { level: 1 });
const focusedRow = (page: Page): Locator => page.locator('#list [data-position] a:focus');
const place = (page: Page): Promise<number> =>
  page.locator('#article').evaluate((element) => element.scrollTop);

/** A list whose first rows are there and that has the focus: keys come from here on. */
async function openList(page: Page, desk: Site): Promise<void> {
  await page.goto(desk.url);
  await expect(page.locator('[data-position="0"] a')).toBeVisible();
  await expect(page.locator('#list')).toBeFocused();
}

async function openGuide(page: Page, desk: Site): Promise<void> {
  await page.goto(`${desk.url}a/guide`);
  await expect(page.locator('[data-article-body]')).toContainText('小结：结语');
  await expect(page.locator('[data-contents]')).toBeAttached();
  await expect(page.locator('#article')).toBeFocused();
}

for (const size of [{ width: 1440, height: 900 }, phone]) {
  test(`a person reads with the keyboard alone on ${size.width} px`, async ({ page, desk }) => {
    await page.setViewportSize(size);
    await openList(page, desk);
    // Nothing has the focus yet: the first key begins at the topmost row.
    await page.keyboard.press('j');
    await expect(focusedRow(page)).toContainText('从零搭建一张书案');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    const row = page.locator('[data-position="1"] a').first();
    await expect(row).toBeFocused();
    const address = (await row.getAttribute('href')) ?? '';
    await page.keyboard.press('o');
    await expect(page.locator('[data-article-body]')).toBeVisible();
    const first = (await heading(page).textContent()) ?? '';
    await page.keyboard.press('n');
    await expect(heading(page)).not.toHaveText(first);
    await page.keyboard.press('p');
    await expect(heading(page)).toHaveText(first);
    await page.keyboard.press('u');
    await expect(page.locator('[data-article-body]')).toHaveCount(0);
    await expect(focusedRow(page)).toHaveAttribute('href', address);
    await page.keyboard.press('Enter');
    await expect(heading(page)).toHaveText(first);
    await page.keyboard.press('Escape');
    await expect(page.locator(`#list a[href="${address}"]`)).toBeFocused();
  });
}

test('the space bar turns pages and goes on to the next article at the end', async ({ page, desk }) => {
  await openList(page, desk);
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: /^Next/ })).toBeAttached();
  await page.keyboard.press('Space');
  await expect.poll(() => place(page)).toBeGreaterThan(300);
  await expect(heading(page)).toHaveText('从零搭建一张书案');
  await page.keyboard.press('Shift+Space');
  await expect.poll(() => place(page)).toBe(0);
  await page.locator('#article').evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await page.keyboard.press('Space');
  await expect(heading(page)).not.toHaveText('从零搭建一张书案');
});

test('keys are left to an input method, a field and a dialog', async ({ page, desk }) => {
  await openList(page, desk);
  await page.evaluate(() => {
    for (const init of [
      { key: 'j', isComposing: true },
      { key: '?', keyCode: 229 },
      { key: 'j', altKey: true },
    ])
      document.dispatchEvent(new KeyboardEvent('keydown', { ...init, bubbles: true }));
  });
  await expect(focusedRow(page)).toHaveCount(0);
  await page.keyboard.press('/');
  const field = page.getByRole('searchbox');
  await expect(field).toBeFocused();
  await page.keyboard.type('?jk');
  await expect(field).toHaveValue('?jk');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  // With a Chinese input method the same key types another sign.
  await page.locator('#list').focus();
  await page.evaluate(() => {
    document.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key: '？', code: 'Slash', shiftKey: true, bubbles: true }),
    );
  });
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await expect(page.locator('#list')).toBeFocused();
});

test('a person gives a command another key, and turns single keys off', async ({ page, desk }) => {
  await openList(page, desk);
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await sheet.getByRole('button', { name: /^Next row/ }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('s');
  await expect(sheet.getByRole('alert')).toContainText('Star');
  await sheet.getByRole('button', { name: 'Leave it there' }).click();
  await sheet.getByRole('button', { name: /^Next row/ }).click();
  await page.keyboard.press('w');
  await expect(sheet.getByRole('button', { name: 'Next row: W. Change' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('w');
  await expect(focusedRow(page)).toContainText('从零搭建一张书案');

  await page.reload();
  await expect(page.locator('[data-position="0"] a')).toBeVisible();
  await page.keyboard.press('w');
  await expect(focusedRow(page)).toContainText('从零搭建一张书案');
  await page.keyboard.press('?');
  await sheet.getByRole('checkbox').uncheck();
  await page.keyboard.press('Escape');
  const before = await focusedRow(page).getAttribute('href');
  await page.keyboard.press('w');
  await page.keyboard.press('?');
  await expect(sheet).toHaveCount(0);
  await expect(focusedRow(page)).toHaveAttribute('href', before ?? '');
});

test('s, l and m mark the row in hand, and z takes it back', async ({ page, desk }) => {
  await openList(page, desk);
  await page.keyboard.press('j');
  const id = /[^/]+$/.exec((await focusedRow(page).getAttribute('href')) ?? '')?.[0] ?? '';
  await page.keyboard.press('s');
  const starred = page.locator('#list [data-position]');
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await expect(page).toHaveURL(/\?is=starred$/);
  await expect(starred).toHaveCount(1);
  await expect(starred.locator(`a[href$="/a/${id}"]`)).toBeVisible();
  await page.keyboard.press('z');
  await page.keyboard.press('g');
  await page.keyboard.press('h');
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await expect(starred).toHaveCount(0);
});

test('keys turn the list round and open what can be chosen about it', async ({ page, desk }) => {
  await openList(page, desk);
  await page.keyboard.press('g');
  await page.keyboard.press('o');
  await expect(page).toHaveURL(/order=oldest/);
  await expect(page.locator('[data-position="0"] a')).toContainText('第 28 篇');
  await page.keyboard.press('g');
  await page.keyboard.press('v');
  await expect(page.getByRole('radio', { name: 'Gallery' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('radio', { name: 'Gallery' })).toBeHidden();
});

test('the palette finds commands, places and titles', async ({ page, desk }) => {
  await openList(page, desk);
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: /^Find/ });
  const field = palette.getByRole('combobox');
  await expect(field).toBeFocused();
  await field.pressSequentially('第 17');
  await expect(palette.getByRole('option')).toHaveText(['第 17 篇来源']);
  await expect(palette.getByText('1 result')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(heading(page)).toHaveText('第 17 篇');
  await expect(palette).toHaveCount(0);

  await page.keyboard.press('Control+k');
  await expect(palette.getByRole('option').first()).toContainText('第 17 篇');
  await field.pressSequentially('zzz');
  await expect(palette).toContainText('Nothing fits');
  await page.keyboard.press('Escape');
  await expect(palette).toHaveCount(0);
  await expect(page.locator('#article')).toBeFocused();

  await page.keyboard.press('Control+k');
  await field.pressSequentially('keyboard');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
});

test('the page about the archive and a missing page have keys too', async ({ page, desk }) => {
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  const palette = page.getByRole('dialog', { name: /^Find/ });
  for (const address of ['about/archive', 'no/such/page', 'a/no-such-article']) {
    await page.goto(`${desk.url}${address}`);
    await expect(page.locator('h1').last()).toBeVisible();
    await page.keyboard.press('?');
    await expect(sheet, address).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(sheet).toHaveCount(0);
    await page.keyboard.press('f');
    expect(await page.evaluate(() => sessionStorage.getItem('lectern:focus'))).not.toBe('true');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').pressSequentially('第 17');
    await expect(palette.getByRole('option')).toHaveText(['第 17 篇来源']);
    await page.keyboard.press('Escape');
    await expect(palette).toHaveCount(0);
    await page.keyboard.press('d');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
    await page.evaluate(() => localStorage.clear());
    await page.keyboard.press('Escape');
    await expect(page, address).toHaveURL(desk.url);
    await page.evaluate(() => localStorage.clear());
  }
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await expect(page).toHaveURL(/about\/archive$/);
  await expect(page.getByRole('heading', { level: 1, name: 'About this archive' })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await expect(page).toHaveURL(/\?is=starred$/);
});

test('Shift+Y copies the article as Markdown', async ({ page, desk, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openGuide(page, desk);
  await expect(page.locator('[data-copies-markdown]')).toBeAttached();
  await page.keyboard.press('Shift+Y');
  await expect(page.getByText('Copied', { exact: false })).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('# 从零搭建一张书案');
  expect(copied).toContain('## 标点挤压');
});

test('a finger finds the palette, the keys and focus mode', async ({ browser, desk }) => {
  const context = await browser.newContext({ viewport: phone, hasTouch: true, locale: 'en-GB' });
  const page = await context.newPage();
  for (const address of ['a/guide', 'about/archive']) {
    await page.goto(`${desk.url}${address}`);
    // The page has all its parts: what comes before it has a button of its own.
    await expect(page.getByRole('heading', { level: 1 }).last()).toBeVisible();
    const button = page.getByRole('button', { name: 'Reading settings' });
    for (const [entry, dialog] of [
      ['Find a command or title', /^Find/],
      ['Keyboard shortcuts', 'Keyboard shortcuts'],
    ] as const) {
      await button.tap();
      await page.getByRole('button', { name: entry }).tap();
      await expect(page.getByRole('dialog', { name: dialog })).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await expect(button).toBeFocused();
    }
  }
  await page.goto(`${desk.url}a/guide`);
  await page.getByRole('button', { name: 'Focus', exact: true }).tap();
  await expect(page.getByRole('banner')).toHaveCount(0);
  await page.getByRole('button', { name: 'Leave focus mode' }).tap();
  await expect(page.getByRole('banner')).toBeVisible();
  await context.close();
});

test('an input method’s Enter chooses nothing in the palette', async ({ page, desk }) => {
  await openList(page, desk);
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox');
  await field.pressSequentially('17');
  await expect(page.getByRole('dialog').getByRole('option')).toHaveCount(1);
  await field.evaluate((element) => {
    element.dispatchEvent(
      new KeyboardEvent('keydown', {
        key: 'Enter',
        keyCode: 229,
        which: 229,
        isComposing: true,
        bubbles: true,
      }),
    );
  });
  await expect(field).toBeVisible();
  expect(page.url()).toBe(desk.url);
});

test('the contents follow the reading and lead to a section', async ({ page, desk }) => {
  await openGuide(page, desk);
  const rail = page.getByRole('navigation', { name: 'Contents' });
  await expect(rail.getByRole('link')).toHaveCount(titles.length * 2);
  const address = page.url();
  const entries = await page.evaluate(() => history.length);
  await page.keyboard.press('t');
  await expect(rail.getByRole('link').first()).toBeFocused();
  for (let step = 0; step < 4; step++) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const section = page.getByRole('heading', { name: '字号与行距', exact: true });
  await expect(section).toBeFocused();
  await expect(rail.locator('[aria-current]')).toHaveText('字号与行距');
  await page.locator('#article').evaluate((element) => element.scrollTo(0, element.scrollHeight));
  await expect(rail.locator('[aria-current]')).toContainText('结语');
  await expect(rail).toContainText('100 %');
  expect(page.url()).toBe(address);
  expect(await page.evaluate(() => history.length)).toBe(entries);
  await page.keyboard.press('t');
  await page.keyboard.press('Escape');
  await expect(page.locator('#article')).toBeFocused();
});

test('the contents never lie over the text', async ({ page, desk }) => {
  for (const width of [1200, 1440, 1920, 2560]) {
    await page.setViewportSize({ width, height: 900 });
    await openGuide(page, desk);
    const text = await page.locator('[data-article-body] p').first().boundingBox();
    const rail = await page.locator('[data-contents]').boundingBox();
    expect(rail?.x, String(width)).toBeGreaterThan((text?.x ?? 0) + (text?.width ?? 0));
  }
});

test('on a phone the contents are a sheet, and the bars make room for the text', async ({ page, desk }) => {
  await page.setViewportSize(phone);
  await openGuide(page, desk);
  const bar = page.getByRole('navigation', { name: 'Go to' });
  await bar.getByRole('button', { name: 'Contents' }).click();
  const sheet = page.getByRole('dialog', { name: 'Contents' });
  await sheet.getByRole('link', { name: '标点挤压', exact: true }).click();
  await expect(sheet).toHaveCount(0);
  await expect(page.getByRole('heading', { name: '标点挤压', exact: true })).toBeFocused();
  await expect(page.getByRole('heading', { name: '标点挤压', exact: true })).toBeInViewport();

  const scroller = page.locator('#article');
  await scroller.evaluate((element) => element.scrollBy(0, 400));
  await expect(bar).not.toBeInViewport();
  const height = await scroller.evaluate((element) => element.clientHeight);
  await scroller.evaluate((element) => element.scrollBy(0, -60));
  await expect(bar).toBeInViewport();
  expect(await scroller.evaluate((element) => element.clientHeight)).toBe(height);
  await bar.getByRole('button', { name: 'Contents' }).focus();
  await scroller.evaluate((element) => element.scrollBy(0, 400));
  await expect(bar).toBeInViewport();
});

test('a link to a section opens there', async ({ page, desk, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openGuide(page, desk);
  await page.getByRole('button', { name: 'Copy the link to “标点挤压”' }).press('Enter');
  await expect(page.getByText('Link copied')).toBeVisible();
  const address = await page.evaluate(() => navigator.clipboard.readText());
  await page.goto('about:blank');
  await page.goto(address);
  await expect(page.getByRole('heading', { name: '标点挤压', exact: true })).toBeInViewport();
  await page.keyboard.press('y');
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(`${desk.url}a/guide`);
});

test('focus mode leaves the article alone, also after a reload, and Escape leaves it', async ({
  page,
  desk,
}) => {
  await openGuide(page, desk);
  await page.keyboard.press('f');
  await expect(page.getByRole('banner')).toHaveCount(0);
  await expect(page.getByRole('navigation', { name: 'Categories' })).toHaveCount(0);
  await expect(page.locator('#list')).not.toBeVisible();
  await expect(page.getByText(/minutes left/)).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Leave focus mode' })).toBeVisible();
  await expect(page.getByRole('banner')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('banner')).toBeVisible();
  await expect(heading(page)).toHaveText('从零搭建一张书案');
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-article-body]')).toHaveCount(0);
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const size of [{ width: 1440, height: 900 }, phone]) {
    test(`axe finds nothing in ${colorScheme} on ${size.width} px`, async ({ page, desk }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize(size);
      await openGuide(page, desk);
      const check = async (what: string): Promise<void> => {
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
          .analyze();
        const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`);
        expect(found, what).toEqual([]);
      };
      await check('article with contents');
      await page.keyboard.press('t');
      await check('contents');
      await page.keyboard.press('Escape');
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
      await check('sheet of keys');
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+k');
      await expect(page.getByRole('combobox')).toBeFocused();
      await check('palette');
      await page.keyboard.press('Escape');
      await page.keyboard.press('f');
      await expect(page.getByRole('button', { name: 'Leave focus mode' })).toBeVisible();
      await check('focus mode');
    });
  }
}
