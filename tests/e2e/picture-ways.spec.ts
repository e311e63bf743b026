import type { Page } from '@playwright/test';
import { policyIsKept } from './csp-violations.ts';
import { drawnPicture, playPictures } from './picture-server.ts';
import { listenFor, openPictureSite, openStaticSite, type PictureSite, playedProxy } from './picture-site.ts';
import { test as base, expect } from './site.ts';

const hills = await drawnPicture({ width: 800, height: 400 });
const picture = (name: string, alt: string): string =>
  `<p><img src="http://img.example.com/${name}" width="800" height="400" alt="${alt}"></p><p>Text.</p>`;
const post = {
  id: 'ways',
  date: '2023-11-14 22:13:20',
  body: `<p>Text.</p>${picture('a-800x400.png', 'hill')}${picture('gone.png', 'lost')}`,
};
const mirrored = '3k9v00000000.webp';

const test = base.extend<{ violations: string[] }, { archived: PictureSite }>({
  archived: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
    async ({}, use) => {
      const { site, stop } = await openPictureSite([post], { imageMirror: 'kept/', wayback: true });
      await use(site);
      await stop();
    },
    { scope: 'worker' },
  ],
  ...policyIsKept,
});

const image = (page: Page, alt: string) => page.locator(`[data-article-body] img[alt="${alt}"]`);

/** The archive as `lectern mirror` leaves it: its pictures name their files in the mirror. */
async function nameMirror(page: Page): Promise<void> {
  await page.route('**/archive/packs/**', async (route) => {
    const text = await (await route.fetch()).text();
    const body = text.replaceAll('<img ', `<img data-mirror=\\"${mirrored}\\" `);
    await route.fulfill({ body, contentType: 'application/json' });
  });
  // The article's page has the article too, as JSON.
  await page.route('**/a/ways', async (route) => {
    const text = await (await route.fetch()).text();
    const body = text.replaceAll('\\u003cimg ', `\\u003cimg data-mirror=\\"${mirrored}\\" `);
    await route.fulfill({ body, contentType: 'text/html' });
  });
}

test('a picture comes from the mirror where it has it', async ({ page, archived }) => {
  await nameMirror(page);
  await page.route(`**/kept/3/${mirrored}`, (route) =>
    route.fulfill({ body: hills, contentType: 'image/png' }),
  );
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${archived.url}a/ways`);
  await expect(image(page, 'hill')).toHaveAttribute('src', `${archived.url}kept/3/${mirrored}`);
  await expect(image(page, 'hill')).toHaveAttribute('data-state', 'ready');
  // The list's picture has no file in the mirror here.
  expect(asked.filter((url) => url.includes('/img?') && !/w=(160|240)$/.test(url))).toEqual([]);
});

test('a picture that the mirror lacks comes through the proxy', async ({ page, archived }) => {
  await nameMirror(page);
  await page.goto(`${archived.url}a/ways`);
  await expect(image(page, 'hill')).toHaveAttribute('src', /\/img\?url=/);
  await expect(image(page, 'hill')).toHaveAttribute('data-state', 'ready');
});

test('a picture that is gone comes from the Internet Archive, its own server left alone', async ({
  page,
  archived,
}) => {
  const direct: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).hostname === 'img.example.com') direct.push(request.url());
  });
  await page.route('https://web.archive.org/**', (route) =>
    route.fulfill({ body: hills, contentType: 'image/png' }),
  );
  await page.goto(`${archived.url}a/ways`);
  await expect(image(page, 'lost')).toHaveAttribute(
    'src',
    'https://web.archive.org/web/20231114221320im_/http://img.example.com/gone.png',
  );
  await expect(image(page, 'lost')).toHaveAttribute('data-state', 'ready');
  expect(direct).toEqual([]);
});

test.describe('on a static host', () => {
  test('a proxy of ours elsewhere says why a picture did not come, and gives one to save', async ({
    page,
  }) => {
    const pictures = await playPictures();
    const proxy = playedProxy(pictures, ['img.example.com']);
    const elsewhere = await listenFor((request) => proxy.fetch(request));
    const site = await openStaticSite([post], elsewhere.url);
    const direct: string[] = [];
    page.on('request', (request) => {
      if (new URL(request.url()).hostname === 'img.example.com') direct.push(request.url());
    });
    await page.goto(`${site.url}a/ways`);
    await expect(image(page, 'hill')).toHaveAttribute('data-state', 'ready');
    await expect(page.locator('[data-article-body]')).toContainText(
      'A picture from img.example.com did not load',
    );
    // It said that the picture is gone: nobody else was asked.
    expect(direct).toEqual([]);
    await image(page, 'hill').click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save the picture' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^a-800x400\./);
    site.stop();
    elsewhere.stop();
    pictures.stop();
    await proxy.close();
  });

  test('another service is one way among others, and is not asked why', async ({ page }) => {
    const pictures = await playPictures();
    const service = await listenFor(async (request) => {
      const { searchParams } = new URL(request.url);
      if (request.method !== 'GET' || searchParams.get('of')?.includes('gone'))
        return new Response('', { status: 404 });
      return new Response(new Uint8Array(hills), { headers: { 'content-type': 'image/png' } });
    });
    const site = await openStaticSite([post], `${service.url}?of={url}&w={width}`);
    await page.route('http://img.example.com/**', (route) =>
      route.fulfill({ body: hills, contentType: 'image/png' }),
    );
    await page.goto(`${site.url}a/ways`);
    await expect(image(page, 'hill')).toHaveAttribute('data-state', 'ready');
    const chosen = await image(page, 'hill').evaluate((each: HTMLImageElement) => each.currentSrc);
    expect(chosen).toBe(`${service.url}?of=http%3A%2F%2Fimg.example.com%2Fa-800x400.png&w=960`);
    await expect(image(page, 'lost')).toHaveAttribute('src', 'http://img.example.com/gone.png');
    await expect(image(page, 'lost')).toHaveAttribute('data-state', 'ready');
    await image(page, 'hill').click();
    await expect(page.getByRole('link', { name: 'Open original' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Save the picture' })).toHaveCount(0);
    site.stop();
    service.stop();
    pictures.stop();
  });
});
