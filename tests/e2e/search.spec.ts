import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { policyIsKept } from './csp-violations.ts';
import { test as base, expect, openSite, type Site } from './site.ts';

const filler = `<p>${'书案上有一盏灯，灯下有一本书，读书是一件安静的事。'.repeat(8)}</p>`.repeat(12);

function writePosts(folder: string): void {
  mkdirSync(path.join(folder, '笔记'), { recursive: true });
  for (let number = 1; number <= 30; number++) {
    const body =
      number % 3 === 0
        ? `${filler}<p>深夜听见<b>雨打</b>芭蕉，写到 GPT-5 为止。</p>${filler}<p>又是雨打芭蕉。</p>`
        : filler;
    const title = number === 5 ? '雨打芭蕉' : `第 ${number} 篇`;
    const day = `2026-05-${String(number).padStart(2, '0')}`;
    const front = `id: post-${number}\ntitle: ${title}\ndate: ${day} 12:00:00\ncategories: [笔记, 来源]\n`;
    writeFileSync(path.join(folder, `笔记/${number}.md`), `---\n${front}---\n${body}\n`);
  }
}

const test = base.extend<{ violations: string[] }, { desk: Site }>({
  desk: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
    async ({}, use) => {
      const content = mkdtempSync(path.join(os.tmpdir(), 'lectern-search-'));
      writePosts(content);
      const site = await openSite(content);
      await use(site);
      await site.stop();
      rmSync(content, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  ...policyIsKept,
});

const count = (page: Page) => page.getByRole('status').first();
const row = (page: Page, position: number) => page.locator(`[data-position="${position}"]`);

test('a phrase is found in texts, and the row shows where', async ({ page, desk }) => {
  await page.goto(desk.url);
  await page.getByRole('searchbox').fill('雨打芭蕉');
  await expect(count(page)).toHaveText('11 articles');
  await expect(page).toHaveURL(/words=/);
  // The title that has it comes first, then the newest text.
  await expect(row(page, 0).locator('mark')).toHaveText('雨打芭蕉');
  await expect(row(page, 1)).toContainText('第 30 篇');
  await expect(row(page, 1).locator('mark')).toHaveText('雨打芭蕉');
  await page.reload();
  await expect(count(page)).toHaveText('11 articles');
});

test('how a query was understood stands below it, and each part goes away', async ({ page, desk }) => {
  await page.goto(`${desk.url}?words=${encodeURIComponent('gpt5 -title:芭蕉 OR')}`);
  const parts = page.getByRole('list', { name: 'How this is searched' });
  await expect(parts.getByRole('link')).toHaveCount(2);
  await expect(count(page)).toHaveText('10 articles');
  await parts.getByRole('link', { name: 'Remove: not in the title' }).click();
  await expect(page).toHaveURL(/words=gpt5/);
});

test('an article shows all hits, and n and N lead from one to the next', async ({ page, desk }) => {
  await page.goto(`${desk.url}?words=${encodeURIComponent('雨打芭蕉')}`);
  await row(page, 1).getByRole('link').first().click();
  const hits = page.getByRole('region', { name: 'Hits in this article' });
  await expect(hits.getByRole('status')).toHaveText('1 of 2');
  const painted = () => page.evaluate(() => [...(CSS.highlights.get('hits') ?? [])].map(String));
  expect(await painted()).toEqual(['雨打芭蕉', '雨打芭蕉']);
  const top = () => page.locator('#article').evaluate((element) => element.scrollTop);
  const first = await top();
  expect(first).toBeGreaterThan(500);
  await page.keyboard.press('n');
  await expect(hits.getByRole('status')).toHaveText('2 of 2');
  expect(await top()).toBeGreaterThan(first);
  await page.keyboard.press('Shift+N');
  await expect(hits.getByRole('status')).toHaveText('1 of 2');
  await hits.getByRole('button', { name: 'Hide hits' }).click();
  expect(await painted()).toEqual([]);
  await page.keyboard.press('n');
  await expect(page).toHaveURL(/post-27/);
});

test('results can come newest first, and in a category alone', async ({ page, desk }) => {
  await page.goto(`${desk.url}?words=${encodeURIComponent('雨打芭蕉')}`);
  await expect(count(page)).toHaveText('11 articles');
  await page.getByRole('link', { name: 'Order: Best first' }).click();
  await expect(page).toHaveURL(/order=newest/);
  await expect(row(page, 0)).toContainText('第 30 篇');
  const sought = (category: string): string =>
    `${desk.url}?category=${encodeURIComponent(category)}&words=${encodeURIComponent('雨打芭蕉')}`;
  await page.goto(sought('笔记/来源'));
  await expect(count(page)).toHaveText('11 articles');
  await page.goto(sought('别处'));
  await expect(count(page)).toHaveText('0 articles');
});

test('what was sought lately is offered, and can be forgotten', async ({ page, desk }) => {
  await page.goto(`${desk.url}?words=${encodeURIComponent('一盏灯')}`);
  await expect(count(page)).toHaveText('30 articles');
  await expect.poll(() => page.evaluate(() => localStorage.getItem('lectern:searches'))).toContain('一盏灯');
  await page.goto(desk.url);
  await page.getByRole('searchbox').focus();
  const recent = page.getByRole('region', { name: 'Recent searches' });
  await recent.getByRole('link', { name: '一盏灯' }).click();
  await expect(count(page)).toHaveText('30 articles');
  await page.getByRole('searchbox').fill('');
  await recent.getByRole('button', { name: 'Clear recent searches' }).click();
  await expect(recent).toHaveCount(0);
});

test('a starred article is found among those that are starred', async ({ page, desk }) => {
  await page.goto(`${desk.url}?words=${encodeURIComponent('雨打芭蕉')}`);
  await row(page, 1).getByRole('button', { name: 'Star' }).click();
  await page.goto(`${desk.url}?words=${encodeURIComponent('雨打芭蕉 is:starred')}`);
  await expect(count(page)).toHaveText('1 article');
  await page.goto(`${desk.url}?is=starred&words=${encodeURIComponent('雨打芭蕉')}`);
  await expect(count(page)).toHaveText('1 article');
  await page.goto(`${desk.url}?is=starred&words=${encodeURIComponent('没有的话')}`);
  await expect(count(page)).toHaveText('0 articles');
});

test('without network, what is on this device is searched, and the list says so', async ({ page, desk }) => {
  await page.goto(`${desk.url}?words=${encodeURIComponent('一盏灯')}`);
  await expect(count(page)).toHaveText('30 articles');
  await page.context().setOffline(true);
  await page.getByRole('searchbox').fill('雨打芭蕉');
  await expect(row(page, 0)).toContainText('雨打芭蕉');
  await expect(page.getByText('the titles and summaries of 30 articles on this device')).toBeVisible();
  await expect(count(page)).toHaveText('1+ articles');
  await page.context().setOffline(false);
  await expect(count(page)).toHaveText('11 articles');
});

test('titles that are here are shown before the answer has come', async ({ page, desk }) => {
  await page.goto(desk.url);
  let answer = (): void => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/archive/search/**', async (route) => {
    await held;
    await route.continue();
  });
  await page.getByRole('searchbox').fill('雨打芭蕉');
  await expect(count(page)).toHaveText('1+ articles');
  await expect(row(page, 0)).toContainText('雨打芭蕉');
  answer();
  await expect(count(page)).toHaveText('11 articles');
});

test('a search takes nothing but keys', async ({ page, desk }) => {
  await page.goto(desk.url);
  await expect(row(page, 0)).toBeVisible();
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('雨打芭蕉');
  await expect(count(page)).toHaveText('11 articles');
  await page.keyboard.press('Enter');
  await page.keyboard.press('j');
  await expect(row(page, 0).getByRole('link').first()).toBeFocused();
  await page.keyboard.press('j');
  await expect(row(page, 1).getByRole('link').first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/a\/post-30/);
  const hits = page.getByRole('region', { name: 'Hits in this article' }).getByRole('status');
  await expect(hits).toHaveText('1 of 2');
  await page.keyboard.press('n');
  await expect(hits).toHaveText('2 of 2');
  await page.keyboard.press('u');
  await expect(count(page)).toHaveText('11 articles');
});

for (const theme of ['light', 'dark', 'sepia', 'black', 'contrast', 'eink'])
  test(`axe finds nothing on results in ${theme}`, async ({ page, desk }) => {
    await page.addInitScript(
      (name) => localStorage.setItem('lectern:preferences', JSON.stringify({ theme: name })),
      theme,
    );
    await page.goto(`${desk.url}?words=${encodeURIComponent('gpt5 雨打 -title:芭蕉')}`);
    await expect(row(page, 0).locator('mark').first()).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
  });
