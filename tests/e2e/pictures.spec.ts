import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import net, { type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { serve } from '@hono/node-server';
import { createSiteServer } from '#cli/site-server.ts';
import { createNodeProxy } from '#proxy/node.ts';
import { test as base, buildSite, expect } from './site.ts';

/** A picture of one red pixel. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==',
  'base64',
);
const missingHost = 'gone.example.com';

type PictureSite = { url: string; asked: IncomingMessage[]; refuse: Set<string> };

/** A site whose pictures lie on a server that this test plays; names lead to it by the proxy's own hooks. */
const test = base.extend<{ pictures: PictureSite }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
  pictures: async ({}, use) => {
    const asked: IncomingMessage[] = [];
    const refuse = new Set<string>();
    const upstream = await listen(
      createServer((request, response) => {
        asked.push(request);
        const isRefused = refuse.has(request.url ?? '');
        response
          .writeHead(isRefused ? 403 : 200, { 'content-type': 'image/png' })
          .end(isRefused ? '' : pixel);
      }),
    );
    const content = mkdtempSync(path.join(os.tmpdir(), 'lectern-posts-'));
    writeFileSync(
      path.join(content, 'post.md'),
      `---\nid: pictures\ntitle: Pictures\ndate: 2026-01-01\n---\n<p>Text.</p>
<p><img src="https://old-proxy.workers.dev/?http://img.example.com/one.png" width="800" height="400" alt="one"></p>
<p>More.</p><p><img src="http://${missingHost}/two.png" width="800" height="400" alt="two"></p>`,
    );
    const folder = path.join(content, '.site');
    buildSite(content, folder);
    const site = createSiteServer(folder, (allowHosts) =>
      createNodeProxy({
        allowHosts,
        lookup: async (host) => {
          if (host === missingHost) throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
          return [{ address: '93.184.216.34', family: 4 }];
        },
        connect: () => net.connect(portOf(upstream), '127.0.0.1'),
      }),
    );
    const server = await new Promise<Server>((resolve) => {
      const started = serve({ fetch: site.fetch, port: 0, hostname: '127.0.0.1' }, () =>
        resolve(started as Server),
      );
    });
    await use({ url: `http://127.0.0.1:${portOf(server)}/`, asked, refuse });
    server.closeAllConnections();
    server.close();
    upstream.close();
    await site.close();
    rmSync(content, { recursive: true, force: true });
  },
});

test('pictures come through the proxy, which tells their server nothing of the reader', async ({
  page,
  pictures,
}) => {
  await page.goto(`${pictures.url}a/pictures`);
  const image = page.locator('[data-article-body] img[alt="one"]');
  await expect(image).toHaveJSProperty('complete', true);
  await expect(image).toHaveJSProperty('naturalWidth', 1);
  await expect(image).toHaveAttribute('referrerpolicy', 'no-referrer');
  await expect(image).toHaveAttribute('src', /\/img\?url=http%3A%2F%2Fimg\.example\.com%2Fone\.png/);
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
  pictures.refuse.add('/one.png');
  await page.route('http://img.example.com/**', (route) =>
    route.fulfill({ body: pixel, contentType: 'image/png' }),
  );
  await page.goto(`${pictures.url}a/pictures`);
  const image = page.locator('[data-article-body] img[alt="one"]');
  await expect(image).toHaveAttribute('src', 'http://img.example.com/one.png');
  await expect(image).toHaveJSProperty('naturalWidth', 1);
});

test('a picture that cannot be had is an honest tile, and can be tried again', async ({ page, pictures }) => {
  pictures.refuse.add('/one.png');
  await page.goto(`${pictures.url}a/pictures`);
  const body = page.locator('[data-article-body]');
  await expect(body).toContainText('A picture from img.example.com did not load');
  await expect(body.getByRole('link', { name: 'Open original' }).first()).toHaveAttribute(
    'href',
    'http://img.example.com/one.png',
  );
  // The proxy remembers a failure for half a minute; a person's wish to try again comes from another session here.
  await page.route('http://img.example.com/**', (route) =>
    route.fulfill({ body: pixel, contentType: 'image/png' }),
  );
  await body.getByRole('button', { name: 'Try again' }).first().click();
  await expect(body.locator('img[alt="one"]')).toHaveJSProperty('naturalWidth', 1);
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
  pictures.refuse.add('/one.png');
  await page.goto(pictures.url);
  await expect(page.locator('main ol a')).toContainText('Pictures');
  await expect(page.locator('main ol a img')).toHaveCount(0);
});

async function listen(server: Server): Promise<Server> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

function portOf(server: Server): number {
  const address = server.address() as AddressInfo;
  return address.port;
}
