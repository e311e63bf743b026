import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { watchLayoutShifts } from './layout-shifts.ts';
import { openPictureSite, type PictureSite } from './picture-site.ts';
import { test as base, expect } from './site.ts';

const picture = (name: string, width: number, height: number): string =>
  `<img src="http://img.example.com/${name}-${width}x${height}.png" width="${width}" height="${height}" alt="${name}">`;
const words = '<p>书案上有一盏灯，灯下有一本书。读书是一件安静的事，图片是书里的窗。</p>';

const post = {
  id: 'sizes',
  body: [
    words,
    `<p>${picture('first', 1200, 800)}</p>${words}`,
    `<p>${picture('plain', 900, 900)}</p>${words}`,
    `<p>${picture('small', 300, 200)}</p>${words}`,
    `<p>${picture('g1', 800, 600)}</p><p>${picture('g2', 800, 600)}</p><p>${picture('g3', 800, 600)}</p>`,
    words.repeat(20),
    `<p>${picture('far', 5000, 3000)}</p>${words}`,
    `<p><img src="http://img.example.com/unknown-700x500.png" alt="unknown"></p>${words}`,
  ].join('\n'),
};

/** The post says 4:3. */
const wrongPost = {
  id: 'wrong',
  body: `${words}<p>${picture('w0', 800, 600)}</p>${words}<p>${picture('w1', 800, 600).replace('800x600', '800x300')}</p>`,
};

const test = base.extend<object, { sized: PictureSite }>({
  sized: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
    async ({}, use) => {
      const others = Array.from({ length: 30 }, (_, number) => ({
        id: `row-${number}`,
        date: '2025-01-01',
        body: `<p>${picture(`row${number}`, 800, 600)}</p>${words}`,
      }));
      const { site, stop } = await openPictureSite([post, wrongPost, ...others]);
      await use(site);
      await stop();
    },
    { scope: 'worker' },
  ],
});

const screens = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 3, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1 },
} satisfies Record<string, BrowserContextOptions>;
type Screen = keyof typeof screens;

/** A page that writes down the widths it asks the proxy for, picture by picture. */
async function openPage(browser: Browser, screen: Screen) {
  const context = await browser.newContext(screens[screen]);
  const page = await context.newPage();
  const asked = new Map<string, string[]>();
  page.on('request', (request) => {
    const { pathname, searchParams } = new URL(request.url());
    if (pathname !== '/img') return;
    const name = /\/(\w+)-\d+x/.exec(searchParams.get('url') ?? '')?.[1] ?? '';
    asked.set(name, [...(asked.get(name) ?? []), searchParams.get('w') ?? 'as it is']);
  });
  return { page, asked, close: () => context.close() };
}

/** Scrolls the article down, and waits for every picture. */
async function readOn(page: Page): Promise<void> {
  await expect(page.locator('[data-article-body] img[alt="unknown"]')).toBeAttached();
  for (const image of await page.locator('[data-article-body] img').all()) {
    await image.scrollIntoViewIfNeeded();
    await expect(image).toHaveAttribute('data-state', 'ready');
  }
}

// The next width from what the box shows: 342 px by 3 on the phone, 704 px on the desktop; half and a third of it in the gallery. A picture
// of unknown size comes in two pixels for one at most; none comes wider than it is.
const expected: Record<Screen, Record<string, string>> = {
  phone: { first: '1280', plain: '960', small: '320', g1: '960', g2: '640', far: '1280', unknown: '960' },
  desktop: { first: '960', plain: '960', small: '320', g1: '320', g2: '320', far: '960', unknown: '960' },
};

for (const screen of ['phone', 'desktop'] as const) {
  test(`each picture is asked for once, in the width that a ${screen} shows`, async ({ browser, sized }) => {
    const { page, asked, close } = await openPage(browser, screen);
    await page.goto(`${sized.url}a/sizes`);
    await readOn(page);
    for (const [name, width] of Object.entries(expected[screen])) {
      expect(
        asked.get(name)?.filter((each) => each !== '160' && each !== '240'),
        name,
      ).toEqual([width]);
      const current = await page
        .locator(`[data-article-body] img[alt="${name}"]`)
        .evaluate((image: HTMLImageElement) => image.currentSrc);
      expect(new URL(current).searchParams.get('w'), name).toBe(width);
    }
    await close();
  });

  test(`thumbnails are as small as a ${screen} allows`, async ({ browser, sized }) => {
    const { page, asked, close } = await openPage(browser, screen);
    await page.goto(sized.url);
    await expect(page.locator('main ol img').first()).toHaveJSProperty('complete', true);
    await expect.poll(() => asked.get('row0')).toEqual([screen === 'phone' ? '240' : '160']);
    await close();
  });

  test(`nothing jumps on a ${screen}, in the list or in an article`, async ({ browser, sized }) => {
    const { page, close } = await openPage(browser, screen);
    const shifts = await watchLayoutShifts(page);
    await page.goto(sized.url);
    await expect(page.locator('main ol img').first()).toHaveJSProperty('complete', true);
    await page.locator('#list').evaluate((list) => list.scrollTo(0, 1500));
    await expect(page.locator('[data-position="20"] img')).toHaveJSProperty('complete', true);
    expect(await shifts()).toEqual([]);
    await page.goto(`${sized.url}a/sizes`);
    for (const name of ['first', 'plain', 'small', 'g1', 'g2', 'g3', 'far']) {
      const image = page.locator(`[data-article-body] img[alt="${name}"]`);
      await image.scrollIntoViewIfNeeded();
      await expect(image).toHaveAttribute('data-state', 'ready');
    }
    expect(await shifts()).toEqual([]);
    await close();
  });
}

test('the first picture of an article is asked for before the others, which wait', async ({
  browser,
  sized,
}) => {
  const { page, asked, close } = await openPage(browser, 'desktop');
  await page.goto(`${sized.url}a/sizes`);
  const image = page.locator('[data-article-body] img');
  await expect(image.first()).toHaveAttribute('fetchpriority', 'high');
  await expect(image.first()).toHaveAttribute('data-state', 'ready');
  expect(asked.has('far')).toBe(false);
  await close();
});

test('a picture of another shape than the post says gets its own', async ({ browser, sized }) => {
  const { page, close } = await openPage(browser, 'desktop');
  await page.goto(`${sized.url}a/wrong`);
  const image = page.locator('[data-article-body] img[alt="w1"]');
  await image.scrollIntoViewIfNeeded();
  await expect(image).toHaveAttribute('data-state', 'ready');
  const box = await image.boundingBox();
  expect((box?.width ?? 0) / (box?.height ?? 1)).toBeCloseTo(800 / 300, 1);
  await close();
});
