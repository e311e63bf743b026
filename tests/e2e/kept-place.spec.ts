import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test as base, expect, type Locator, type Page } from '@playwright/test';
import { buildSite, openSite, type Site } from './site.ts';

const rows = 10_000;
const paragraphs = 60;

/** A site that is built anew while somebody reads it. */
type GrowingSite = Site & { content: string };

/** Posts by the hour, the newest first; each has a text that takes some scrolling. */
function writePosts(content: string, numbers: readonly number[]): void {
  const texts = Array.from(
    { length: paragraphs },
    (_, line) => `<p>第 ${line} 段。${'灯下读书。'.repeat(8)}</p>`,
  );
  for (const number of numbers) {
    const date = new Date(Date.UTC(2026, 4, 1) - number * 3_600_000).toISOString();
    const body = number === 4321 ? texts.join('') : `<p>${number}</p>`;
    const front = `---\nid: p${number}\ntitle: 第 ${number} 篇\ndate: ${date}\n---\n`;
    writeFileSync(path.join(content, `p${number}.md`), front + body);
  }
}

async function openGrowingSite(count: number): Promise<GrowingSite> {
  const content = mkdtempSync(path.join(os.tmpdir(), 'lectern-posts-'));
  mkdirSync(content, { recursive: true });
  writePosts(
    content,
    Array.from({ length: count }, (_, number) => number),
  );
  const site = await openSite(content);
  const stop = async (): Promise<void> => {
    await site.stop();
    rmSync(content, { recursive: true, force: true });
  };
  return { ...site, content, stop };
}

/** Adds posts that are newer than all others, and may take some away; then builds the site anew. */
function rebuild(
  site: GrowingSite,
  { added, removed = [] }: { added: number; removed?: readonly number[] },
): void {
  writePosts(
    site.content,
    Array.from({ length: added }, (_, number) => -1 - number),
  );
  for (const number of removed) rmSync(path.join(site.content, `p${number}.md`));
  buildSite(site.content, site.folder);
}

const test = base.extend<{ small: GrowingSite; pageErrors: undefined }, { large: GrowingSite }>({
  large: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
    async ({}, use) => {
      const site = await openGrowingSite(rows);
      await use(site);
      await site.stop();
    },
    { scope: 'worker' },
  ],
  // biome-ignore lint/correctness/noEmptyPattern: see above.
  small: async ({}, use) => {
    const site = await openGrowingSite(3000);
    await use(site);
    await site.stop();
  },
  pageErrors: [
    async ({ page }, use) => {
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(String(error)));
      await use(undefined);
      expect(errors).toEqual([]);
    },
    { auto: true },
  ],
});

/** The link to an article in the list. */
const rowOf = (page: Page, id: string): Locator => page.locator(`#list a[href$="/a/${id}"]`);

/** The row at the top of the list, and how far it is out of sight. */
const topmost = (page: Page): Promise<{ id: string; offset: number }> =>
  page.evaluate(() => {
    const top = document.querySelector('#list')?.getBoundingClientRect().top ?? 0;
    const items = [...document.querySelectorAll<HTMLElement>('#list [data-position]')]
      .map((element) => ({ element, box: element.getBoundingClientRect() }))
      .sort((a, b) => a.box.top - b.box.top);
    const row = items.find(({ box }) => box.bottom > top + 1);
    const id = row?.element.querySelector('a')?.getAttribute('href')?.split('/').at(-1) ?? '';
    return { id, offset: Math.round(top - (row?.box.top ?? 0)) };
  });

/** Scrolls as a hand does that has thrown the scrollbar: the row of this number is at the top, a little of it out of sight. */
async function scrollTo(page: Page, number: number): Promise<void> {
  await expect(page.locator('[data-position="0"] a')).toBeVisible();
  // A search brings its rows page by page.
  await expect(async () => {
    await page.locator('#list').evaluate((list, position) => {
      const first = list.querySelector('ol');
      const height = first?.querySelector('li')?.offsetHeight ?? 0;
      list.scrollTo(0, (first?.offsetTop ?? 0) + position * height + 30);
    }, number);
    await expect.poll(() => topmost(page), { timeout: 500 }).toEqual({ id: `p${number}`, offset: 30 });
  }).toPass();
}

/** The paragraph at the top of the open article. */
const paragraphAtTop = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const top = document.querySelector('#article')?.getBoundingClientRect().top ?? 0;
    const all = [...document.querySelectorAll('[data-article-body] p')];
    const first = all.find((paragraph) => paragraph.getBoundingClientRect().bottom > top + 1);
    return first?.textContent?.slice(0, 6) ?? '';
  });

/** What is remembered of visits: the dates of the newest articles. */
const visits = (page: Page): Promise<string> =>
  page.evaluate(() => /"newest":\d+/.exec(localStorage.getItem('lectern:visits') ?? '')?.[0] ?? '');

/** How many articles have a place at which one can go on. */
const keptPlaces = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const opening = indexedDB.open('lectern:/');
        opening.onsuccess = () => {
          const database = opening.result;
          if (!database.objectStoreNames.contains('places')) return resolve(0);
          const count = database.transaction('places').objectStore('places').count();
          count.onsuccess = () => resolve(count.result);
          database.close();
        };
      }),
  );

test.describe('on a phone, in a list of ten thousand rows', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('row and paragraph are the same after another font size, back, forward and a reload', async ({
    page,
    large,
  }) => {
    await page.goto(large.url);
    await scrollTo(page, 4320);
    const place = await topmost(page);
    await rowOf(page, 'p4321').click();
    await expect(page.locator('[data-article-body]')).toBeVisible();
    await page
      .locator('[data-article-body] p')
      .nth(40)
      .evaluate((paragraph) => {
        const pane = document.querySelector('#article');
        const distance = paragraph.getBoundingClientRect().top - (pane?.getBoundingClientRect().top ?? 0);
        pane?.scrollBy(0, distance + 20);
      });
    await expect.poll(() => paragraphAtTop(page)).toMatch(/^第 40 段/);

    for (let step = 0; step < 4; step++) await page.keyboard.press('=');
    await page.reload();
    await expect.poll(() => paragraphAtTop(page)).toMatch(/^第 40 段/);
    await page.goBack();
    await expect.poll(() => topmost(page)).toEqual(place);
    await page.reload();
    await expect.poll(() => topmost(page)).toEqual(place);
    await page.goForward();
    await expect.poll(() => paragraphAtTop(page)).toMatch(/^第 40 段/);
  });
});

test('an archive that was rebuilt shows the same row at a reload', async ({ page, small }) => {
  await page.goto(small.url);
  await scrollTo(page, 300);
  rebuild(small, { added: 25 });
  await page.reload();
  await expect.poll(() => topmost(page)).toEqual({ id: 'p300', offset: 30 });
  await expect(page.locator('[data-position="325"] a')).toHaveAttribute('href', /\/a\/p300$/);
  await rowOf(page, 'p301').click();
  await page.goBack();
  await expect.poll(() => topmost(page)).toEqual({ id: 'p300', offset: 30 });
});

test('a text that was edited shows the same paragraph, wherever it stands now', async ({ page, small }) => {
  writePosts(small.content, [4321]);
  buildSite(small.content, small.folder);
  await page.goto(`${small.url}a/p4321`);
  await page
    .locator('[data-article-body] p')
    .nth(40)
    .evaluate((paragraph) => {
      const pane = document.querySelector('#article');
      pane?.scrollBy(0, paragraph.getBoundingClientRect().top - pane.getBoundingClientRect().top + 10);
    });
  await expect.poll(() => paragraphAtTop(page)).toMatch(/^第 40 段/);
  await expect.poll(() => keptPlaces(page)).toBe(1);
  const file = path.join(small.content, 'p4321.md');
  const added = '<p>后来补写的一段话。</p>'.repeat(7);
  writeFileSync(file, readFileSync(file, 'utf8').replace('<p>第 3 段', `${added}<p>第 3 段`));
  buildSite(small.content, small.folder);
  await page.reload();
  await expect.poll(() => paragraphAtTop(page)).toMatch(/^第 40 段/);
  const other = await page.context().newPage();
  await other.goto(`${small.url}a/p4321`);
  await other.getByRole('button', { name: 'Continue' }).click();
  await expect.poll(() => paragraphAtTop(other)).toMatch(/^第 40 段/);
});

test('where the row itself is gone, its date keeps the place', async ({ page, small }) => {
  await page.goto(small.url);
  await scrollTo(page, 300);
  rebuild(small, { added: 25, removed: [300] });
  await page.reload();
  await expect.poll(() => topmost(page)).toEqual({ id: 'p301', offset: 30 });
});

test('a search keeps its row in a rebuilt archive', async ({ page, small }) => {
  await page.goto(`${small.url}?words=${encodeURIComponent('篇')}`);
  await scrollTo(page, 300);
  rebuild(small, { added: 25 });
  await page.reload();
  await expect.poll(() => topmost(page)).toEqual({ id: 'p300', offset: 30 });
});

test('an article opened before a rebuild has its neighbours after it', async ({ page, small }) => {
  await page.goto(small.url);
  await scrollTo(page, 300);
  await rowOf(page, 'p301').click();
  await expect(page.locator('[data-article-body]')).toBeVisible();
  rebuild(small, { added: 25 });
  await page.reload();
  await expect(page.locator('#article a[rel="next"]')).toContainText('第 302 篇');
  await page.locator('#article a[rel="next"]').click();
  await expect(page.locator('#article h1')).toHaveText('第 302 篇');
  await expect(page.locator('#list [aria-current]')).toHaveAttribute('href', /\/a\/p302$/);
});

test('files that a rebuild has taken away are missed once: the list goes on where it is', async ({
  page,
  small,
}) => {
  await page.goto(small.url);
  await scrollTo(page, 300);
  rebuild(small, { added: 25 });
  // The old files may be gone from the host: nothing that this page has not read yet can be had.
  const old = new Set<string>();
  await page.route('**/archive/rows/**', async (route) => {
    if (old.size === 0) {
      old.add(route.request().url());
      await route.fulfill({ status: 404 });
    } else await route.continue();
  });
  await page.locator('#list').evaluate((list) => list.scrollBy(0, 120 * 2200));
  await expect.poll(() => topmost(page)).toEqual({ id: 'p2475', offset: 30 });
  expect(old.size).toBe(1);
  await expect(page.locator('[data-position="2500"] a')).toHaveAttribute('href', /\/a\/p2475$/);
});

test('articles that arrive wait behind a button and move nothing', async ({ page, small }) => {
  await page.clock.install();
  await page.goto(small.url);
  await scrollTo(page, 300);
  await page.locator('[data-position="302"] a').focus();
  rebuild(small, { added: 12 });
  await page.clock.fastForward('11:00');
  const button = page.getByRole('button', { name: '12 new articles' });
  await expect(button).toBeVisible();
  expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(44);
  expect(await topmost(page)).toEqual({ id: 'p300', offset: 30 });
  await page.keyboard.press('.');
  await expect(page.locator('[data-position="0"] a')).toHaveAttribute('href', /\/a\/p-12$/);
  await expect(button).toBeHidden();
  await expect(page.locator('#list')).toBeFocused();
  expect(await page.locator('#list').evaluate((list) => list.scrollTop)).toBe(0);
});

test('a line stands between what is new and what the visit before has seen', async ({ page, small }) => {
  await page.clock.install();
  await page.goto(small.url);
  await expect(page.locator('[data-position="0"] a')).toHaveAttribute('href', /\/a\/p0$/);
  await expect.poll(() => visits(page)).toContain('newest');
  await expect(page.getByText('Seen last time')).toHaveCount(0);
  rebuild(small, { added: 3 });
  // A short while away is the same visit.
  const first = await visits(page);
  await page.reload();
  await expect.poll(() => visits(page)).not.toBe(first);
  await expect(page.getByText('Seen last time')).toHaveCount(0);
  await page.clock.fastForward('40:00');
  rebuild(small, { added: 5 });
  await page.reload();
  const mark = page.getByText('Seen last time');
  await expect(mark).toBeVisible();
  await expect(page.locator('[data-position]').filter({ has: mark })).toHaveAttribute('data-position', '2');
  await page.getByRole('link', { name: 'Order: Newest first' }).click();
  await expect(page.locator('[data-position="0"] a')).toHaveAttribute('href', /\/a\/p2999$/);
  await expect(mark).toHaveCount(0);
});
