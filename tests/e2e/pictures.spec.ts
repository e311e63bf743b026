import { drawnPicture } from './picture-server.ts';
import { missingHost, openPictureSite, type PictureSite } from './picture-site.ts';
import { test as base, expect } from './site.ts';

const post = {
  id: 'pictures',
  body: `<p>Text.</p>
<p><img src="https://old-proxy.workers.dev/?http://img.example.com/one-800x400.png" width="800" height="400" alt="one"></p>
<p>More.</p><p><img src="http://${missingHost}/two.png" width="800" height="400" alt="two"></p>`,
};

const hills = await drawnPicture({ width: 800, height: 400 });

const test = base.extend<{ pictures: PictureSite }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
  pictures: async ({}, use) => {
    const { site, stop } = await openPictureSite([post]);
    await use(site);
    await stop();
  },
});

test('pictures come through the proxy, which tells their server nothing of the reader', async ({
  page,
  pictures,
}) => {
  await page.goto(`${pictures.url}a/pictures`);
  const image = page.locator('[data-article-body] img[alt="one"]');
  await expect(image).toHaveJSProperty('complete', true);
  await expect(image).toHaveAttribute('data-state', 'ready');
  await expect(image).toHaveAttribute('referrerpolicy', 'no-referrer');
  await expect(image).toHaveAttribute('src', /\/img\?url=http%3A%2F%2Fimg\.example\.com%2Fone-800x400\.png/);
  expect(pictures.asked).not.toHaveLength(0);
  for (const { headers } of pictures.asked) {
    expect(headers.host).toBe('img.example.com');
    expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['referer']));
    expect([headers.cookie, headers['accept-language'], headers.origin]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    expect(headers['user-agent']).toMatch(/^Lectern/);
  }
});

test('a picture that its server keeps from the proxy comes from the original', async ({ page, pictures }) => {
  pictures.refuse.add('/one-800x400.png');
  await page.route('http://img.example.com/**', (route) =>
    route.fulfill({ body: hills, contentType: 'image/png' }),
  );
  await page.goto(`${pictures.url}a/pictures`);
  const image = page.locator('[data-article-body] img[alt="one"]');
  await expect(image).toHaveAttribute('src', 'http://img.example.com/one-800x400.png');
  await expect(image).toHaveAttribute('data-state', 'ready');
});

test('a picture that cannot be had is an honest tile, and can be tried again', async ({ page, pictures }) => {
  pictures.refuse.add('/one-800x400.png');
  await page.goto(`${pictures.url}a/pictures`);
  const body = page.locator('[data-article-body]');
  await expect(body).toContainText('A picture from img.example.com did not load');
  await expect(body.getByRole('link', { name: 'Open original' }).first()).toHaveAttribute(
    'href',
    'http://img.example.com/one-800x400.png',
  );
  // The proxy remembers a failure for half a minute; a person's wish to try again comes from another session here.
  await page.route('http://img.example.com/**', (route) =>
    route.fulfill({ body: hills, contentType: 'image/png' }),
  );
  await body.getByRole('button', { name: 'Try again' }).first().click();
  await expect(body.locator('img[alt="one"]')).toHaveAttribute('data-state', 'ready');
});

test('a host that does not exist is not asked by the reader', async ({ page, pictures }) => {
  const direct: string[] = [];
  page.on('request', (request) => {
    if (new URL(request.url()).hostname === missingHost) direct.push(request.url());
  });
  await page.goto(`${pictures.url}a/pictures`);
  await page.locator('[data-article-body]').getByText('More.').scrollIntoViewIfNeeded();
  await expect(page.locator('[data-article-body]')).toContainText(
    `A picture from ${missingHost} did not load`,
  );
  expect(direct).toEqual([]);
});

test('a list row whose picture fails gives its place to the text', async ({ page, pictures }) => {
  pictures.refuse.add('/one-800x400.png');
  await page.goto(pictures.url);
  await expect(page.locator('main ol a')).toContainText('pictures');
  await expect(page.locator('main ol a img')).toHaveCount(0);
});
