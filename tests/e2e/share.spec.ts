import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { policyIsKept } from './csp-violations.ts';
import { readCodes } from './read-code.ts';
import { test as base, buildSite, expect, openSite, type Site } from './site.ts';

const filler = '<p>书案上有一盏灯，灯下有一本书。读书是一件安静的事。</p>'.repeat(30);
const twice = '<p>他们<b>在等</b>天亮，鸡叫过三遍了。</p>';
const body = `<p>夜里下了雨，<b>屋檐</b>下的人都没有睡。</p>${twice}${filler}${twice}${filler}<p>鸟&amp;虫-都，醒了。</p>${filler}`;
const title = '夜雨 & 灯火 #1 🏮';
const address = 'https://reader.example.com/';

const test = base.extend<{ violations: string[] }, { desk: Site }>({
  desk: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
    async ({}, use) => {
      const content = mkdtempSync(path.join(os.tmpdir(), 'lectern-share-'));
      const front = `title: "${title}"\nauthor: 雨人\ndate: 2026-01-01\nlang: zh-Hans\ncategories: [新媒体, 灯下]`;
      const link = 'link: https://source.example/p?id=7&utm_source=rss&spm=1.2';
      writeFileSync(path.join(content, 'a.md'), `---\nid: rain\n${front}\n${link}\n---\n${body}\n`);
      writeFileSync(path.join(content, 'b.md'), '---\nid: other\ntitle: 另一篇\n---\n<p>没有。</p>\n');
      const site = await openSite(content);
      await use(site);
      await site.stop();
      rmSync(content, { recursive: true });
    },
    { scope: 'worker' },
  ],
  ...policyIsKept,
});

const sheet = (page: Page): Locator => page.getByRole('dialog');
const copied = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());

async function openArticle(page: Page, desk: Site): Promise<void> {
  await page.goto(`${desk.url}a/rain`);
  await expect(page.locator('[data-notes-place]')).toBeAttached();
  // The keys are here.
  await page.waitForLoadState('networkidle');
}

/** Selects words, the last of their kind, which may run over the borders of elements. */
async function select(page: Page, words: string): Promise<void> {
  await page.evaluate((wanted) => {
    const text = document.querySelector('[data-article-body]');
    if (!text) throw new Error('no body');
    const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
    const points: { node: Node; offset: number }[] = [];
    let all = '';
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const own = node.textContent ?? '';
      for (let offset = 0; offset < own.length; offset++) points.push({ node, offset });
      all += own;
    }
    const start = all.lastIndexOf(wanted);
    const [from, to] = [points[start], points[start + wanted.length - 1]];
    if (!from || !to) throw new Error('no such words');
    getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset + 1);
  }, words);
}

/** The passage that is marked: its words, and where on the screen. */
function marked(page: Page): Promise<{ words: string; top: number } | null> {
  return page.evaluate(() => {
    const [range] = CSS.highlights.get('passage') ?? [];
    return range instanceof Range ? { words: String(range), top: range.getBoundingClientRect().top } : null;
  });
}

async function sharePassage(page: Page, words: string): Promise<string> {
  await select(page, words);
  await page.getByRole('toolbar').getByRole('button', { name: 'Share' }).click();
  await sheet(page).getByRole('button', { name: 'Copy link' }).click();
  await expect(sheet(page).getByText('Copied')).toBeVisible();
  return copied(page);
}

test.beforeEach(({ context }) => context.grantPermissions(['clipboard-read', 'clipboard-write']));

test('an article is passed on by link, code, service and citation, with the keyboard alone', async ({
  page,
  desk,
}) => {
  await openArticle(page, desk);
  await page.keyboard.press('Shift+S');
  await expect(sheet(page).getByRole('heading', { name: 'Share', exact: true })).toBeVisible();
  const url = `${desk.url}a/rain`;
  const copy = sheet(page).getByRole('button', { name: 'Copy link' });
  for (
    let presses = 0;
    presses < 5 && !(await copy.evaluate((button) => button === document.activeElement));
    presses++
  )
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(sheet(page).getByText('Copied')).toBeVisible();
  expect(await copied(page)).toBe(url);

  const links = await sheet(page).getByRole('list').getByRole('link').all();
  expect(links.length).toBe(6);
  for (const link of links) {
    expect(decodeURIComponent((await link.getAttribute('href')) ?? '')).toContain(url);
    await expect(link).toHaveAttribute('rel', 'noopener noreferrer');
    await expect(link).toHaveAttribute('target', '_blank');
  }
  const weibo = new URL((await sheet(page).getByRole('link', { name: 'Weibo' }).getAttribute('href')) ?? '');
  expect([weibo.searchParams.get('url'), weibo.searchParams.get('title')]).toEqual([url, title]);
  expect(await readCodes(await sheet(page).screenshot())).toEqual([url]);

  await sheet(page).getByRole('button', { name: 'Markdown link' }).click();
  await expect.poll(() => copied(page)).toBe(`[夜雨 \\& 灯火 #1 🏮](<${url}>)`);
  await sheet(page).getByRole('button', { name: 'GB/T 7714' }).click();
  await expect
    .poll(() => copied(page))
    .toMatch(/^雨人\. 夜雨 & 灯火 #1 🏮\[EB\/OL\]\. 灯下, \(2026-01-01\)\[\d{4}-\d\d-\d\d\]\. http/);
  await expect(
    sheet(page).getByRole('link', { name: 'https://source.example/p?id=7', exact: true }),
  ).toBeVisible();

  await page.keyboard.press('Escape');
  await expect(sheet(page)).toHaveCount(0);
  await expect(page).toHaveURL(url);
});

test('Mastodon asks for the server once', async ({ page, desk, context }) => {
  await context.route('https://social.example/**', (route) => route.fulfill({ body: 'a post' }));
  await openArticle(page, desk);
  await page.locator('#article').getByRole('button', { name: 'Share' }).first().click();
  await sheet(page).getByRole('button', { name: 'Mastodon' }).click();
  await page.keyboard.type('http://social.example');
  await page.keyboard.press('Enter');
  await expect(sheet(page).getByText('A name such as')).toBeVisible();
  await sheet(page).getByLabel('Your Mastodon server').fill('@me@social.example');
  const opening = context.waitForEvent('page');
  await page.keyboard.press('Enter');
  const post = new URL((await opening).url());
  expect([post.host, post.pathname]).toEqual(['social.example', '/share']);
  expect(post.searchParams.get('text')).toBe(`${title}\n${desk.url}a/rain`);
  await page.reload();
  await page.locator('#article').getByRole('button', { name: 'Share' }).first().click();
  await expect(sheet(page).getByRole('link', { name: 'Mastodon' })).toHaveAttribute('href', post.href);
});

test('a poster is drawn here, and its code leads to the article', async ({ page, desk }) => {
  await openArticle(page, desk);
  const asked: string[] = [];
  await page.keyboard.press('Shift+S');
  await expect(sheet(page).getByRole('button', { name: 'Make a poster' })).toBeVisible();
  page.on('request', (request) => asked.push(request.url()));
  await sheet(page).getByRole('button', { name: 'Make a poster' }).click();
  await expect(page.locator('canvas[data-drawn]')).toBeVisible();
  const saving = page.waitForEvent('download');
  await sheet(page).getByRole('button', { name: 'Save as PNG' }).click();
  const file = await saving;
  expect(file.suggestedFilename()).toBe('夜雨 & 灯火 #1 🏮.png');
  const png = readFileSync(await file.path());
  expect(png.readUInt32BE(16), 'pixels wide').toBe(1080);
  expect(await readCodes(png)).toEqual([`${desk.url}a/rain`]);
  expect(asked.filter((url) => !url.startsWith('blob:'))).toEqual([]);
  await sheet(page).getByRole('button', { name: 'Back' }).click();
  await expect(sheet(page).getByRole('button', { name: 'Copy link' })).toBeVisible();
});

for (const way of [
  'the page that came with the article',
  'the reader alone',
  'a browser without text fragments',
]) {
  test(`a link opens at its passage, the second of two that are alike, through ${way}`, async ({
    page,
    desk,
    context,
  }) => {
    await openArticle(page, desk);
    const link = await sharePassage(page, '在等天亮，鸡叫');
    expect(link).toMatch(/#q=\d+,7,[\da-z]+:~:text=[^,]+-,[^,]+,-[^,]+$/);
    const opened = await context.newPage();
    if (way === 'the reader alone') {
      await opened.route(/\/a\/rain$/, async (route) => {
        await route.fulfill({ response: await route.fetch({ url: `${desk.url}404.html` }), status: 200 });
      });
    }
    await opened.goto(way.startsWith('a browser') ? link.replace(':~:', ':~~:').replace(/:~~:.*/, '') : link);
    await expect.poll(() => marked(opened)).toMatchObject({ words: '在等天亮，鸡叫' });
    const place = await marked(opened);
    expect(place?.top).toBeGreaterThan(0);
    expect(place?.top).toBeLessThan(720);
    const which = await opened.evaluate(() => {
      const [range] = CSS.highlights.get('passage') ?? [];
      if (!(range instanceof Range)) return null;
      const before = new Range();
      const text = document.querySelector('[data-article-body]');
      if (!text) return null;
      before.setStart(text, 0);
      before.setEnd(range.startContainer, range.startOffset);
      return String(before).includes('在等天亮，鸡叫');
    });
    expect(which, 'the same words stand before it').toBe(true);
    // Who has read on and comes back stays where they were.
    await opened.locator('#article').evaluate((pane) => pane.scrollTo(0, 120));
    await expect.poll(() => opened.locator('#article').evaluate(({ scrollTop }) => scrollTop)).toBe(120);
    await opened.reload();
    await expect.poll(() => marked(opened)).toMatchObject({ words: '在等天亮，鸡叫' });
    expect(await opened.locator('#article').evaluate(({ scrollTop }) => scrollTop)).toBeLessThan(300);
    await opened.close();
  });
}

test('a browser finds a passage with signs by the text fragment alone', async ({ page, desk }) => {
  await openArticle(page, desk);
  const link = await sharePassage(page, '鸟&虫-都，醒');
  expect(link).toContain('%26');
  expect(link).toContain('%2D');
  await page.route(/\/reader\/index-[^/]+\.js$/, (route) => route.abort());
  await page.goto('about:blank');
  await page.goto(link.replace(/#q=[^:]*/, '#'));
  const pane = page.locator('.desk_article');
  await expect.poll(() => pane.evaluate(({ scrollTop }) => scrollTop)).toBeGreaterThan(500);
});

test('a passage is found in the other script, also when it was passed on from there', async ({
  page,
  desk,
  context,
}) => {
  await page.addInitScript(() =>
    localStorage.setItem('lectern:preferences', JSON.stringify({ chinese: 'hant-tw' })),
  );
  await openArticle(page, desk);
  await expect(page.locator('[data-article-body]')).toContainText('雞叫過三遍了');
  const link = await sharePassage(page, '天亮，雞叫過三遍');
  expect(decodeURIComponent(link)).toContain('鸡叫过三遍');
  const opened = await context.newPage();
  await opened.goto(link);
  await expect.poll(() => marked(opened)).toMatchObject({ words: '天亮，雞叫過三遍' });
});

test('a link to a passage that is gone says so', async ({ page, desk }) => {
  await page.goto(`${desk.url}a/rain#q=10,4,zzz`);
  await expect(page.getByText('no longer in the text').first()).toBeVisible();
});

test('a passage becomes a poster whose code leads to it', async ({ page, desk }) => {
  await openArticle(page, desk);
  await select(page, '屋檐下的人都没有睡。');
  await expect(page.getByRole('toolbar', { name: 'Selected passage' })).toBeVisible();
  await page.keyboard.press('Shift+S');
  const dialog = page.getByRole('dialog', { name: 'Share a passage' });
  await expect(dialog.getByRole('blockquote')).toHaveText('屋檐下的人都没有睡。');
  await dialog.getByRole('button', { name: 'Make a poster' }).click();
  await expect(page.locator('canvas[data-drawn]')).toBeVisible();
  const saving = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Save as PNG' }).click();
  const [code = ''] = await readCodes(readFileSync(await (await saving).path()));
  expect(code).toMatch(/\/a\/rain#q=\d+,10,[\da-z]+$/);
  await page.goto('about:blank');
  await page.goto(code);
  await expect.poll(() => marked(page)).toMatchObject({ words: '屋檐下的人都没有睡。' });
});

test('a view is passed on from the menu of its list', async ({ page, desk }) => {
  await page.goto(`${desk.url}?category=新媒体/灯下&words=灯 火`);
  await page.getByRole('button', { name: 'View' }).click();
  await page.getByRole('button', { name: 'Share this view' }).click();
  await sheet(page).getByRole('button', { name: 'Copy link' }).click();
  await expect(sheet(page).getByText('Copied')).toBeVisible();
  const url = new URL(await copied(page));
  expect([url.searchParams.get('category'), url.searchParams.get('words')]).toEqual(['新媒体/灯下', '灯 火']);
  expect(await readCodes(await sheet(page).screenshot())).toEqual([url.href]);
  await expect(sheet(page).getByRole('button', { name: 'Make a poster' })).toHaveCount(0);
});

test('the system passes on, where it can', async ({ page, desk }) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'share', {
      value: (data: ShareData) => {
        document.title = JSON.stringify(data);
        return Promise.reject(new DOMException('closed', 'AbortError'));
      },
    });
  });
  await openArticle(page, desk);
  await page.keyboard.press('Shift+S');
  await sheet(page).getByRole('button', { name: 'Share with an app' }).click();
  await expect(page).toHaveTitle(JSON.stringify({ title, text: title, url: `${desk.url}a/rain` }));
  await expect(page.getByText('could not be passed on')).toHaveCount(0);
});

test('links lead to where the site is published', async ({ page, desk }) => {
  const content = mkdtempSync(path.join(os.tmpdir(), 'lectern-share-'));
  writeFileSync(path.join(content, 'b.md'), '---\nid: other\ntitle: 另一篇\n---\n<p>没有。</p>\n');
  const site = await openSite(content);
  buildSite(content, site.folder, { options: ['--address', address] });
  await page.goto(`${site.url}a/other`);
  await page.waitForLoadState('networkidle');
  await page.keyboard.press('Shift+S');
  await expect(sheet(page).getByRole('textbox', { name: 'Link' })).toHaveValue(`${address}a/other`);
  expect(desk.url).not.toBe(address);
  await site.stop();
  rmSync(content, { recursive: true });
});

for (const size of [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
]) {
  for (const theme of ['light', 'dark']) {
    test(`axe finds nothing in sheet and poster at ${size.width} px, ${theme}`, async ({ page, desk }) => {
      await page.setViewportSize(size);
      await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: theme === 'dark' ? 'dark' : 'light' });
      await openArticle(page, desk);
      await select(page, '屋檐下的人都没有睡。');
      await expect(page.getByRole('toolbar', { name: 'Selected passage' })).toBeVisible();
      await page.keyboard.press('Shift+S');
      await expect(sheet(page).getByRole('button', { name: 'Copy link' })).toBeVisible();
      await sheet(page).getByRole('button', { name: 'Mastodon' }).click();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
      await sheet(page).getByRole('button', { name: 'Make a poster' }).click();
      await expect(page.locator('canvas[data-drawn]')).toBeVisible();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    });
  }
}
