import type { Locator, Page } from '@playwright/test';
import { policyIsKept } from './csp-violations.ts';
import { openPictureSite, type PictureSite } from './picture-site.ts';
import { test as base, expect } from './site.ts';

const picture = (name: string, width: number, height: number): string =>
  `<img src="http://img.example.com/${name}-${width}x${height}.png" width="${width}" height="${height}" alt="${name}">`;
const words = '<p>书案上有一盏灯，灯下有一本书。</p>'.repeat(12);

const posts = [
  {
    id: 'album',
    date: '2026-01-02',
    body: [
      `<p>Start.</p><figure>${picture('one', 1200, 800)}<figcaption>The first, under a red sun</figcaption></figure>${words}`,
      `<p><a href="https://ok.example/">${picture('linked', 600, 400)}</a></p>${words}`,
      `<p>${picture('two', 300, 200)}</p><p>An ${picture('emoji', 20, 20)} in the line.</p>${words}`,
      `<p>${picture('long', 500, 3000)}</p>${words}`,
      `<p><img src="http://img.example.com/broken.png" width="700" height="500" alt="broken"></p>${words}`,
      `<p>${picture('last', 2400, 1600)}</p>${words}`,
    ].join('\n'),
  },
  { id: 'other', date: '2026-01-01', body: '<p>Another article.</p>' },
];

const test = base.extend<{ violations: string[] }, { album: PictureSite }>({
  album: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
    async ({}, use) => {
      const { site, stop } = await openPictureSite(posts);
      await use(site);
      await stop();
    },
    { scope: 'worker' },
  ],
  ...policyIsKept,
});

const box = (page: Page): Locator => page.getByRole('dialog', { name: 'Pictures of the article' });
const shown = (page: Page): Locator => box(page).locator('.yarl__slide_current');
const inArticle = (page: Page, name: string): Locator =>
  page.locator(`[data-article-body] img[alt="${name}"]`);

async function openAlbum(page: Page, album: PictureSite, name = 'one'): Promise<void> {
  await page.goto(`${album.url}a/album`);
  const image = inArticle(page, name);
  await image.scrollIntoViewIfNeeded();
  await expect(image).toHaveAttribute('data-state', 'ready');
  await image.click({ position: { x: 20, y: 20 } });
  await expect(box(page)).toBeVisible();
  await expect(shown(page).getByRole('img', { name })).toHaveAttribute('data-state', 'ready');
}

test('a person looks through the pictures of an article with the keys', async ({ page, album }) => {
  await openAlbum(page, album);
  await expect(box(page)).toContainText('1 / 5');
  await expect(box(page)).toContainText('The first, under a red sun');
  await page.keyboard.press('ArrowLeft');
  await expect(box(page)).toContainText('1 / 5');
  await page.keyboard.press('ArrowRight');
  await expect(box(page)).toContainText('2 / 5');
  await expect(shown(page).getByRole('img', { name: 'two' })).toBeVisible();
  await page.keyboard.press('End');
  await expect(box(page)).toContainText('5 / 5');
  await page.keyboard.press('ArrowRight');
  await expect(box(page)).toContainText('5 / 5');
  await page.keyboard.press('Home');
  await expect(box(page)).toContainText('1 / 5');
  await page.keyboard.press('Escape');
  await expect(box(page)).toHaveCount(0);
  await expect(page.locator('[data-article="album"]')).toBeVisible();
  await expect(inArticle(page, 'one')).toBeFocused();
});

test('a picture opens by key and gives the focus back without moving the article', async ({
  page,
  album,
}) => {
  await page.goto(`${album.url}a/album`);
  const image = inArticle(page, 'long');
  await image.scrollIntoViewIfNeeded();
  await expect(image).toHaveAttribute('data-state', 'ready');
  await image.focus();
  const scroller = page.locator('#article');
  const before = await scroller.evaluate((element) => element.scrollTop);
  for (const key of ['Enter', ' ']) {
    await page.keyboard.press(key);
    await expect(box(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(box(page)).toHaveCount(0);
    await expect(image).toBeFocused();
    await expect.poll(() => page.evaluate(() => 'lecternPicture' in history.state)).toBe(false);
  }
  expect(await scroller.evaluate((element) => element.scrollTop)).toBe(before);
});

test('Back closes the picture and Forward opens it again; the article keeps its place', async ({
  page,
  album,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(album.url);
  await page.getByRole('link', { name: /album/ }).click();
  const image = inArticle(page, 'last');
  await image.scrollIntoViewIfNeeded();
  await expect(image).toHaveAttribute('data-state', 'ready');
  const place = () => page.locator('#article').evaluate((element) => element.scrollTop);
  const before = await place();
  const length = await page.evaluate(() => history.length);
  await image.click();
  await expect(box(page)).toContainText('5 / 5');
  expect(await page.evaluate(() => history.length)).toBe(length + 1);
  await page.goBack();
  await expect(box(page)).toHaveCount(0);
  await expect(page).toHaveURL(`${album.url}a/album`);
  expect(await place()).toBe(before);
  await page.goForward();
  await expect(box(page)).toContainText('5 / 5');
  await page.goBack();
  await page.goBack();
  await expect(page.locator('[data-article-body]')).toHaveCount(0);
  await expect(page.locator('main ol a').first()).toBeVisible();
});

test('a picture that was open is open after a reload, and Back leads to its article', async ({
  page,
  album,
}) => {
  await openAlbum(page, album, 'two');
  await page.reload();
  await expect(box(page)).toContainText('2 / 5');
  await page.goBack();
  await expect(box(page)).toHaveCount(0);
  await expect(page.locator('[data-article="album"]')).toBeVisible();
});

test('Escape leaves the picture, not the article, wherever the focus is', async ({ page, album }) => {
  await openAlbum(page, album);
  await box(page).getByRole('link', { name: 'Open original' }).focus();
  await page.keyboard.press('Escape');
  await expect(box(page)).toHaveCount(0);
  await expect(page.locator('[data-article="album"]')).toBeVisible();
});

test('the picture comes in its largest width, and its neighbours are there before they are wanted', async ({
  page,
  album,
}) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    const { searchParams } = new URL(request.url());
    const name = /\/(\w+)-\d+x/.exec(searchParams.get('url') ?? '')?.[1];
    if (name) asked.push(`${name} ${searchParams.get('w')}`);
  });
  await openAlbum(page, album, 'last');
  expect(asked).toContain('last 2560');
  await page.keyboard.press('Home');
  await expect.poll(() => asked).toContain('one 1280');
  await expect.poll(() => asked).toContain('two 320');
  expect(asked.filter((each) => each.startsWith('linked 1'))).toEqual([]);
});

test('a double click enlarges at the pointer, the wheel and the keys do too', async ({ page, album }) => {
  await openAlbum(page, album);
  const width = async (): Promise<number> =>
    (await shown(page).getByRole('img', { name: 'one' }).boundingBox())?.width ?? 0;
  const whole = await width();
  await page.mouse.dblclick(720, 450);
  await expect.poll(width).toBeCloseTo(whole * 2, -1);
  await page.keyboard.press('-');
  await expect.poll(width).toBeCloseTo(whole, -1);
  await page.mouse.move(720, 450);
  await page.mouse.wheel(0, -100);
  await expect.poll(width).toBeGreaterThan(whole * 1.2);
  await page.mouse.wheel(0, 400);
  await expect.poll(width).toBeCloseTo(whole, -1);
  await page.keyboard.press('+');
  await expect.poll(width).toBeCloseTo(whole * 2, -1);
});

test('a long picture is as wide as there is room, and scrolls by wheel and by key', async ({
  page,
  album,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await openAlbum(page, album, 'long');
  const image = shown(page).getByRole('img', { name: 'long' });
  expect((await image.boundingBox())?.width).toBe(390);
  const top = async (): Promise<number> => (await image.boundingBox())?.y ?? 0;
  const start = await top();
  await page.mouse.move(200, 500);
  await page.mouse.wheel(0, 600);
  await expect.poll(top).toBeLessThan(start - 500);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('PageDown');
  await expect.poll(top).toBeLessThan(start - 1000);
  expect((await image.boundingBox())?.width).toBe(390);
});

test('a picture that cannot be had says so, and is tried again', async ({ page, album }) => {
  await openAlbum(page, album, 'long');
  await page.keyboard.press('ArrowRight');
  await expect(box(page)).toContainText('4 / 5');
  await expect(shown(page)).toContainText('The picture from img.example.com did not load');
  await page.route('http://img.example.com/**', async (route) =>
    route.fulfill({
      contentType: 'image/svg+xml',
      body: '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
    }),
  );
  await shown(page).getByRole('button', { name: 'Try again' }).click();
  await expect(shown(page).getByRole('img', { name: 'broken' })).toHaveAttribute('data-state', 'ready');
});

test('a picture can be saved under its name', async ({ page, album }) => {
  await openAlbum(page, album);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    box(page).getByRole('button', { name: 'Save the picture' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^one-1200x800\.(png|webp|avif)$/);
});

test('the original is one press away, without a word of who asks', async ({ page, album }) => {
  await openAlbum(page, album);
  const link = box(page).getByRole('link', { name: 'Open original' });
  await expect(link).toHaveAttribute('href', 'http://img.example.com/one-1200x800.png');
  await expect(link).toHaveAttribute('rel', /noopener noreferrer/);
});

test('a picture that is a link leads where the link does, one in a line of text stays there', async ({
  page,
  album,
}) => {
  await page.goto(`${album.url}a/album`);
  const linked = inArticle(page, 'linked');
  await expect(linked).not.toHaveAttribute('role', 'button');
  const [request] = await Promise.all([
    page.context().waitForEvent('request', (each) => each.url().startsWith('https://ok.example')),
    linked.click(),
  ]);
  expect(request.isNavigationRequest()).toBe(true);
  await inArticle(page, 'emoji').click();
  await expect(box(page)).toHaveCount(0);
});

test('nothing moves by itself when that is asked for', async ({ page, album }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openAlbum(page, album);
  await page.keyboard.press('ArrowRight');
  await expect(box(page)).toContainText('2 / 5');
  const running = await page.evaluate(
    () =>
      document.getAnimations().filter(({ effect }) => Number(effect?.getComputedTiming().duration) > 0)
        .length,
  );
  expect(running).toBe(0);
});

test('what it needs is not a part of the list, and comes when a hand is near', async ({ page, album }) => {
  const scripts: string[] = [];
  page.on('request', (request) => {
    if (/\/reader\/lightbox-.*\.js$/.test(request.url())) scripts.push(request.url());
  });
  await page.goto(album.url);
  await expect(page.locator('main ol a').first()).toBeVisible();
  await page.locator('main ol a').first().click();
  await expect(inArticle(page, 'one')).toHaveAttribute('data-state', 'ready');
  await page.mouse.move(0, 0);
  expect(scripts).toEqual([]);
  await inArticle(page, 'one').hover();
  await expect.poll(() => scripts.length).toBe(1);
});

test('two fingers enlarge, one finger turns the page', async ({ browser, album }) => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    isMobile: true,
  });
  const page = await context.newPage();
  await openAlbum(page, album);
  const fingers = await touchScreen(page);
  const image = shown(page).getByRole('img', { name: 'one' });
  await fingers.move([
    [
      { x: 170, y: 400 },
      { x: 220, y: 400 },
    ],
    [
      { x: 140, y: 400 },
      { x: 250, y: 400 },
    ],
    [
      { x: 90, y: 400 },
      { x: 300, y: 400 },
    ],
  ]);
  await expect.poll(async () => (await image.boundingBox())?.width).toBeGreaterThan(500);
  await page.keyboard.press('Escape');
  await expect(box(page)).toHaveCount(0);
  await openAlbum(page, album);
  await fingers.move([[{ x: 340, y: 400 }], [{ x: 250, y: 402 }], [{ x: 120, y: 404 }], [{ x: 60, y: 404 }]]);
  await expect(box(page)).toContainText('2 / 5');
  await context.close();
});

type Point = { x: number; y: number };

/** Fingers on the screen: each step says where they are. */
async function touchScreen(page: Page) {
  const session = await page.context().newCDPSession(page);
  const dispatch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: readonly Point[]) =>
    session.send('Input.dispatchTouchEvent', {
      type,
      touchPoints: points.map((point, id) => ({ ...point, id })),
    });
  return {
    async move(steps: readonly (readonly Point[])[]): Promise<void> {
      const [first = [], ...others] = steps;
      await dispatch('touchStart', first);
      for (const points of others) await dispatch('touchMove', points);
      await dispatch('touchEnd', []);
    },
  };
}
