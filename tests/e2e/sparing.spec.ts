import type { Page } from '@playwright/test';
import { openPictureSite, type PictureSite } from './picture-site.ts';
import { test as base, expect } from './site.ts';

const picture = (name: string, width: number, height: number): string =>
  `<p><img src="http://img.example.com/${name}-${width}x${height}.png" width="${width}" height="${height}" alt="${name}"></p><p>Text.</p>`;
const posts = [
  {
    id: 'spare',
    body: `<p>Text.</p>${picture('one', 800, 600)}${picture('two', 1200, 500)}${picture('three', 500, 500)}`,
  },
  ...[1, 2, 3].map((number) => ({
    id: `row-${number}`,
    date: '2025-01-01',
    body: picture(`row${number}`, 800, 600),
  })),
];

const test = base.extend<object, { spare: PictureSite }>({
  spare: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
    async ({}, use) => {
      const { site, stop } = await openPictureSite(posts);
      await use(site);
      await stop();
    },
    { scope: 'worker' },
  ],
});

/** Counts the pictures that the page asks for. */
function countPictures(page: Page): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'image' && request.url().includes('/img?')) asked.push(request.url());
  });
  return asked;
}

async function saveData(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const connection = Object.assign(new EventTarget(), { saveData: true });
    Object.defineProperty(navigator, 'connection', { value: connection });
  });
}

test('on a line that is to be spared nothing loads but what is wanted', async ({ page, spare }) => {
  await saveData(page);
  const asked = countPictures(page);
  await page.goto(spare.url);
  await expect(page.locator('main ol a').first()).toBeVisible();
  await expect(page.locator('main ol img')).toHaveCount(0);
  await page.locator('main ol a', { hasText: 'spare' }).click();
  const body = page.locator('[data-article-body]');
  const tiles = body.getByRole('group', { name: 'A picture from img.example.com is not loaded yet' });
  await expect(tiles).toHaveCount(3);
  expect(asked).toEqual([]);
  const reserved = await tiles.nth(1).boundingBox();
  await tiles.nth(1).getByRole('button', { name: 'Load this picture' }).click();
  const image = body.locator('img[alt="two"]');
  await expect(image).toHaveAttribute('data-state', 'ready');
  await expect(image).toBeFocused();
  const shown = await image.boundingBox();
  expect([shown?.width, shown?.height]).toEqual([reserved?.width, expect.closeTo(reserved?.height ?? 0, 0)]);
  expect(new Set(asked.map((url) => new URL(url).searchParams.get('url')))).toEqual(
    new Set(['http://img.example.com/two-1200x500.png']),
  );
  await body.getByRole('button', { name: 'Load all pictures of this article' }).click();
  await expect(tiles).toHaveCount(0);
  await expect(body.locator('img[data-state="ready"]')).toHaveCount(3);
});

test('a reader may load pictures always, or only by hand, and the page follows at once', async ({
  page,
  spare,
}) => {
  await saveData(page);
  await page.goto(`${spare.url}a/spare`);
  const body = page.locator('[data-article-body]');
  await expect(body.getByRole('button', { name: 'Load this picture' })).toHaveCount(3);
  await page.getByRole('button', { name: 'Reading settings' }).click();
  const pictures = page.getByRole('group', { name: 'Pictures' });
  await pictures.getByRole('radio', { name: 'Always' }).check();
  await expect(body.locator('img[alt="one"]')).toHaveAttribute('data-state', 'ready');
  await expect(page.locator('main ol img').first()).toBeVisible();
  await pictures.getByRole('radio', { name: 'On tap' }).check();
  await expect(page.locator('main ol img')).toHaveCount(0);
  await page.reload();
  await expect(body.getByRole('button', { name: 'Load this picture' })).toHaveCount(3);
});

test('a picture that is looked at on its own loads, its neighbours wait', async ({ page, spare }) => {
  await saveData(page);
  const asked = countPictures(page);
  await page.goto(`${spare.url}a/spare`);
  const body = page.locator('[data-article-body]');
  await body.getByRole('button', { name: 'Load this picture' }).first().click();
  await body.locator('img[alt="one"]').click();
  const box = page.getByRole('dialog');
  await expect(box).toContainText('1 / 3');
  await expect(box.locator('.yarl__slide_current img[alt="one"]')).toHaveAttribute('data-state', 'ready');
  expect(asked.filter((url) => !url.includes('one-800x600'))).toEqual([]);
  await page.keyboard.press('ArrowRight');
  await expect(box.locator('.yarl__slide_current img[alt="two"]')).toHaveAttribute('data-state', 'ready');
});
