import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { test as base, buildSite, expect, openSite, type Site } from './site.ts';

const filler = '<p>书案上有一盏灯，灯下有一本书。读书是一件安静的事。</p>'.repeat(30);
const opening = '<p>夜里下了雨，<b>屋檐</b>下的人都没有睡。他们在等天亮。</p>';
const ending = '<p>天亮以后雨停了，巷子里有人卖花。</p>';

type Desk = Site & { content: string; write: (body: string) => void };

const test = base.extend<object, { desk: Desk }>({
  desk: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
    async ({}, use) => {
      const content = mkdtempSync(path.join(os.tmpdir(), 'lectern-highlights-'));
      const write = (body: string): void =>
        writeFileSync(
          path.join(content, 'a.md'),
          `---\nid: rain\ntitle: 夜雨 <一>\nauthor: 雨人\ndate: 2026-01-01\ncategories: [新媒体, 灯下]\n---\n${body}\n`,
        );
      write(opening + filler + ending);
      writeFileSync(
        path.join(content, 'b.md'),
        '---\nid: other\ntitle: 另一篇\ndate: 2026-01-02\n---\n<p>没有。</p>\n',
      );
      const site = await openSite(content);
      await use({ ...site, content, write });
      await site.stop();
      rmSync(content, { recursive: true });
    },
    { scope: 'worker' },
  ],
});

const bar = (page: Page): Locator => page.getByRole('toolbar', { name: 'Selected passage' });
const editor = (page: Page): Locator => page.getByRole('dialog', { name: 'Note' });
const list = (page: Page): Locator => page.getByRole('region', { name: 'Notes' });

async function openArticle(page: Page, desk: Desk): Promise<void> {
  await page.goto(`${desk.url}a/rain`);
  await expect(page.locator('[data-article-body]')).toContainText('天亮以后');
  // The keys, the stored marks and the words about them are here.
  await page.waitForLoadState('networkidle');
}

/** Selects words of the text, which may run over the borders of elements. */
async function select(page: Page, words: string): Promise<void> {
  await page.evaluate((wanted) => {
    const body = document.querySelector('[data-article-body]');
    if (!body) throw new Error('no body');
    const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    const nodes: { node: Node; start: number }[] = [];
    let text = '';
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      nodes.push({ node, start: text.length });
      text += node.textContent;
    }
    const start = text.indexOf(wanted);
    if (start < 0) throw new Error('no such words');
    const point = (at: number) => {
      const found = nodes.findLast((one) => one.start <= at) ?? nodes[0];
      if (!found) throw new Error('no text');
      return { node: found.node, offset: at - found.start };
    };
    const [from, to] = [point(start), point(start + wanted.length - 1)];
    getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset + 1);
  }, words);
}

/** The words that are coloured, by colour. */
function painted(page: Page): Promise<Record<string, string[]>> {
  return page.evaluate(() => {
    const all: Record<string, string[]> = {};
    for (const [name, highlight] of CSS.highlights) {
      if (name.startsWith('note-') && name !== 'note-open') all[name] = [...highlight].map(String);
    }
    return all;
  });
}

test('a passage is highlighted with a key, noted, and both outlive a reload', async ({ page, desk }) => {
  await openArticle(page, desk);
  await select(page, '雨，屋檐下的人');
  await expect(bar(page)).toBeVisible();
  await page.keyboard.press('h');
  await expect.poll(() => painted(page)).toEqual({ 'note-yellow': ['雨，屋檐下的人'] });
  await expect(bar(page)).toHaveCount(0);
  // The caret is left at its end: Enter opens it.
  await page.keyboard.press('Enter');
  await expect(editor(page)).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.type('等待的写法');
  await page.keyboard.press('Escape');
  await expect(editor(page)).toHaveCount(0);
  await expect(page).toHaveURL(/\/a\/rain$/);
  await expect(list(page)).toContainText('等待的写法');
  await page.reload();
  await expect.poll(() => painted(page)).toEqual({ 'note-yellow': ['雨，屋檐下的人'] });
  await page.keyboard.press('e');
  await expect(page.getByRole('heading', { name: 'Notes' })).toBeFocused();
  await expect(list(page)).toContainText('等待的写法');
});

test('a mouse selects, colours, opens and deletes; each is taken back', async ({ page, desk }) => {
  await openArticle(page, desk);
  const box = await page.locator('[data-article-body]').getByText('夜里下了雨').boundingBox();
  if (!box) throw new Error('no text');
  await page.mouse.move(box.x + 2, box.y + 12);
  await page.mouse.down();
  await page.mouse.move(box.x + 100, box.y + 12, { steps: 4 });
  await expect(bar(page)).toHaveCount(0);
  await page.mouse.up();
  await bar(page).getByRole('button', { name: 'cinnabar red' }).click();
  await expect.poll(async () => Object.keys(await painted(page))).toEqual(['note-red']);
  const [words = ''] = (await painted(page))['note-red'] ?? [];
  expect(words).toMatch(/^夜里/);
  await page.mouse.click(box.x + 30, box.y + 12);
  await expect(editor(page)).toBeVisible();
  await editor(page).getByRole('radio', { name: 'azurite blue' }).check();
  await expect.poll(() => painted(page)).toEqual({ 'note-blue': [words] });
  await editor(page).getByRole('button', { name: 'Delete' }).click();
  await expect.poll(() => painted(page)).toEqual({});
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => painted(page)).toEqual({ 'note-blue': [words] });
  await page.keyboard.press('z');
  await expect.poll(() => painted(page)).toEqual({ 'note-red': [words] });
  await page.keyboard.press('z');
  await expect.poll(() => painted(page)).toEqual({});
});

test('Escape gives up a selection and not the article', async ({ page, desk }) => {
  await openArticle(page, desk);
  await select(page, '他们在等天亮');
  await expect(bar(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(bar(page)).toHaveCount(0);
  await expect(page).toHaveURL(/\/a\/rain$/);
});

test('a second tab shows what the first has noted', async ({ page, context, desk }) => {
  await openArticle(page, desk);
  const other = await context.newPage();
  await openArticle(other, desk);
  await page.bringToFront();
  await select(page, '他们在等天亮');
  await expect(bar(page)).toBeVisible();
  await page.keyboard.press('h');
  await expect.poll(() => painted(page)).toEqual({ 'note-yellow': ['他们在等天亮'] });
  await expect.poll(() => painted(other)).toEqual({ 'note-yellow': ['他们在等天亮'] });
});

test('the article may change: passages are found again, and what is gone is still noted', async ({
  page,
  desk,
}) => {
  await openArticle(page, desk);
  for (const words of ['没有睡。他们在等天亮', '天亮以后雨停了，巷子里有人卖花']) {
    await select(page, words);
    await expect(bar(page)).toBeVisible();
    await page.keyboard.press('h');
    await expect(bar(page)).toHaveCount(0);
  }
  desk.write(
    `<h2>新的开头</h2><p>加了一段。</p><p>夜里下了雨，屋檐下的人都没有<i>睡</i>。</p><p>他们在等 天亮。</p>${filler}`,
  );
  buildSite(desk.content, desk.folder);
  try {
    await page.reload();
    await expect
      .poll(async () => (await painted(page))['note-yellow']?.map((words) => words.replace(/\s/g, '')))
      .toEqual(['没有睡。他们在等天亮']);
    await expect(list(page)).toContainText('This passage is no longer in the text.');
    await expect(list(page).getByRole('blockquote')).toHaveCount(2);
  } finally {
    desk.write(opening + filler + ending);
    buildSite(desk.content, desk.folder);
  }
});

test('noted articles are a view; notes are saved, deleted, and added again', async ({ page, desk }) => {
  await openArticle(page, desk);
  await select(page, '他们在等天亮');
  await bar(page).getByRole('button', { name: 'Note', exact: true }).click();
  await page.keyboard.type('一句好话');
  await editor(page).getByRole('button', { name: 'Done' }).click();
  await expect(list(page)).toContainText('一句好话');
  await page.goto(desk.url);
  await page.getByRole('navigation', { name: 'Categories' }).getByRole('link', { name: 'Notes 1' }).click();
  await expect(page).toHaveURL(/\?is=noted$/);
  await expect(page.locator('#list ol a')).toHaveCount(1);
  await page.getByRole('button', { name: 'Back up' }).click();
  const saved = async (button: string): Promise<string> => {
    const saving = page.waitForEvent('download');
    await page.getByRole('button', { name: button }).click();
    return (await saving).path();
  };
  const markdown = readFileSync(await saved('Save notes as Markdown'), 'utf8');
  expect(markdown).toContain('\n## [夜雨 \\<一\\>](<');
  expect(markdown).toContain('\n> 他们在等天亮\n\n一句好话\n');
  expect(readFileSync(await saved('Save the sources as OPML'), 'utf8')).toContain('<outline text="灯下"');
  const backup = await saved('Save everything as a file');
  await page.getByRole('button', { name: 'Delete everything' }).click();
  await page.getByRole('button', { name: 'Really delete everything' }).click();
  await expect(page.getByText('Everything is deleted')).toBeVisible();
  const broken = JSON.parse(readFileSync(backup, 'utf8'));
  broken.notes.push({ id: 'x' });
  await page
    .getByLabel('Add from a file')
    .and(page.locator('input'))
    .setInputFiles({
      name: 'x.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(broken)),
    });
  await expect(page.getByText('1 note. Left out because they are damaged: 1 note.')).toBeVisible();
  await page.getByRole('button', { name: 'Close' }).click();
  await openArticle(page, desk);
  await expect.poll(() => painted(page)).toEqual({ 'note-yellow': ['他们在等天亮'] });
});

test('where nothing can be stored it is said once, and a note lasts as long as the page', async ({
  page,
  desk,
}) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('blocked', 'SecurityError');
    };
  });
  await openArticle(page, desk);
  await select(page, '他们在等天亮');
  await expect(bar(page)).toBeVisible();
  await page.keyboard.press('h');
  await expect(page.getByText('does not let this page store anything')).toBeVisible();
  await expect.poll(() => painted(page)).toEqual({ 'note-yellow': ['他们在等天亮'] });
});

for (const theme of ['light', 'dark', 'eink']) {
  test(`axe finds nothing in ${theme}`, async ({ page, desk }) => {
    await openArticle(page, desk);
    await page.evaluate((name) => {
      document.documentElement.dataset.theme = name;
    }, theme);
    const check = async (part: string): Promise<void> => {
      const { violations } = await new AxeBuilder({ page }).include(part).analyze();
      expect(violations).toEqual([]);
    };
    await select(page, '他们在等天亮');
    await expect(bar(page)).toBeVisible();
    await check('[role="toolbar"]');
    await bar(page).getByRole('button', { name: 'Note', exact: true }).click();
    await expect(editor(page).getByRole('textbox')).toBeFocused();
    await page.keyboard.type('一句好话');
    await check('[role="dialog"]');
    await page.keyboard.press('Escape');
    await expect(list(page)).toContainText('一句好话');
    await check('[data-notes-place]');
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the bar is at the lower edge, and a tap opens a passage', async ({ page, desk }) => {
    await openArticle(page, desk);
    await select(page, '他们在等天亮');
    await expect(bar(page)).toBeVisible();
    const place = await bar(page).boundingBox();
    expect((place?.y ?? 0) + (place?.height ?? 0)).toBeGreaterThan(650);
    for (const button of await bar(page).getByRole('button').all()) {
      const size = await button.boundingBox();
      expect(Math.min(size?.width ?? 0, size?.height ?? 0)).toBeGreaterThanOrEqual(44);
    }
    await bar(page).getByRole('button', { name: 'gamboge yellow' }).tap();
    await expect.poll(() => painted(page)).toEqual({ 'note-yellow': ['他们在等天亮'] });
    const words = await page.evaluate(() => {
      const [range] = CSS.highlights.get('note-yellow') ?? [];
      const box = range instanceof Range ? range.getClientRects()[0] : undefined;
      return box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : { x: 0, y: 0 };
    });
    await page.touchscreen.tap(words.x, words.y);
    await expect(editor(page)).toBeInViewport({ ratio: 1 });
    await editor(page).getByRole('textbox').fill('手机上写的');
    await editor(page).getByRole('button', { name: 'Done' }).tap();
    await expect(list(page)).toContainText('手机上写的');
    // What is said meanwhile does not lie on the bar.
    await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
    await select(page, '夜里下了雨');
    await bar(page).getByRole('button', { name: 'azurite blue' }).tap();
    await expect.poll(() => painted(page)).toMatchObject({ 'note-blue': ['夜里下了雨'] });
  });
});
