import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { test as base, expect } from '@playwright/test';
import { policyIsKept } from './csp-violations.ts';
import { openSite, type Site } from './site.ts';

type Service = {
  address: string;
  asked: { url: URL; headers: Record<string, unknown> }[];
  close: () => void;
};

/** Stands in for who counts visits, and for who keeps comments. */
async function openService(): Promise<Service> {
  const asked: Service['asked'] = [];
  const server = createServer((request, response) => {
    asked.push({ url: new URL(request.url ?? '', 'http://service'), headers: request.headers });
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(`<!doctype html><meta name="color-scheme" content="light dark"><p>First!</p>
      <script>parent.postMessage({ giscus: { resizeHeight: 432 } }, '*');
      addEventListener('message', ({ data }) => { document.querySelector('p').textContent = JSON.stringify(data); });</script>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}`, asked, close: () => server.close() };
}

async function openSiteWith(settings: unknown): Promise<Site> {
  const content = mkdtempSync(path.join(os.tmpdir(), 'lectern-posts-'));
  writeFileSync(path.join(content, 'lectern.config.json'), JSON.stringify(settings));
  for (const [id, title] of [
    ['lamp', '灯下读书'],
    ['rain', '雨夜'],
  ])
    writeFileSync(
      path.join(content, `${id}.md`),
      `---\nid: ${id}\ntitle: ${title}\ndate: 2026-01-02\ncategories: [书评]\n---\n<p>书案上有一盏灯。</p>\n`,
    );
  const site = await openSite(content);
  return {
    ...site,
    stop: () => site.stop().finally(() => rmSync(content, { recursive: true, force: true })),
  };
}

const test = base
  .extend(policyIsKept)
  .extend<object, { counter: Service; frames: Service; served: Site; waline: Site }>({
    counter: [
      // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
      async ({}, use) => {
        const service = await openService();
        await use(service);
        service.close();
      },
      { scope: 'worker' },
    ],
    frames: [
      // biome-ignore lint/correctness/noEmptyPattern: as above.
      async ({}, use) => {
        const service = await openService();
        await use(service);
        service.close();
      },
      { scope: 'worker' },
    ],
    served: [
      async ({ counter, frames }, use) => {
        const site = await openSiteWith({
          address: 'https://reader.example.com/',
          views: [{ name: '雨', view: '?words=雨夜' }],
          analytics: { provider: 'goatcounter', site: counter.address },
          comments: {
            ...{ provider: 'giscus', site: frames.address, repo: 'a/b', repoId: 'R_1' },
            ...{ category: 'General', categoryId: 'D_1' },
          },
        });
        await use(site);
        await site.stop();
      },
      { scope: 'worker' },
    ],
    waline: [
      async ({ frames }, use) => {
        const site = await openSiteWith({ comments: { provider: 'waline', site: frames.address } });
        await use(site);
        await site.stop();
      },
      { scope: 'worker' },
    ],
  });

test.beforeEach(({ counter, frames }) => {
  counter.asked.length = 0;
  frames.asked.length = 0;
});

test('pages are counted as they are opened, without what was searched for', async ({
  page,
  served,
  counter,
}) => {
  await page.goto(`${served.url}?words=灯`);
  const counted = () =>
    counter.asked.map(({ url }) => `${url.searchParams.get('p')} ${url.searchParams.get('t')}`);
  await expect.poll(counted).toEqual(['/ 书案']);
  await page.locator('#list [data-position] a').first().click();
  await expect(page.locator('article h1')).toBeVisible();
  await expect.poll(() => counted().length).toBe(2);
  await page.goBack();
  await expect.poll(() => counted().length).toBe(3);
  await page.getByRole('link', { name: '雨', exact: true }).click();
  await expect(page).toHaveURL(/words=%E9%9B%A8/);
  await page.waitForTimeout(1500);
  expect(counted()).toEqual([
    '/ 书案',
    expect.stringMatching(/^\/a\/(lamp|rain) (灯下读书|雨夜)$/),
    '/ 书案',
  ]);
  for (const { url, headers } of counter.asked) {
    expect(decodeURIComponent(url.href)).not.toMatch(/words|“/);
    expect([headers.cookie, headers.referer]).toEqual([undefined, undefined]);
  }
});

test('who wants no counting is not counted', async ({ page, served, counter }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }));
  await page.goto(served.url);
  await page.waitForTimeout(2000);
  expect(counter.asked).toEqual([]);
});

test('comments are asked for on a click, and stay in a frame', async ({ page, served, frames }) => {
  await page.goto(`${served.url}a/lamp`);
  const show = page.getByRole('button', { name: 'Show comments' });
  await show.scrollIntoViewIfNeeded();
  await expect(page.getByText(/They come from 127\.0\.0\.1:\d+, which then learns/)).toBeVisible();
  expect(frames.asked).toEqual([]);
  await show.click();
  const frame = page.frameLocator('iframe[title="Comments"]');
  await expect(frame.getByText('First!')).toBeVisible();
  await expect(page.locator('iframe[title="Comments"]')).toHaveCSS('height', '432px');
  const [first] = frames.asked;
  if (!first) throw new Error('nothing was asked for');
  const { url, headers } = first;
  expect(url.pathname).toBe('/en/widget');
  expect(Object.fromEntries(url.searchParams)).toMatchObject({ term: 'a/lamp', repo: 'a/b', session: '' });
  expect(headers.referer).toBeUndefined();
  await page.evaluate(() => {
    document.documentElement.dataset.theme = 'dark';
  });
  await expect(frame.getByText('"theme":"dark"')).toBeVisible();
});

test('who comes back from signing in sees the comments, and the address is as before', async ({
  page,
  served,
  frames,
}) => {
  await page.goto(`${served.url}a/lamp?giscus=note`);
  await expect(page.frameLocator('iframe[title="Comments"]').getByText('First!')).toBeAttached();
  await expect(page).toHaveURL(`${served.url}a/lamp`);
  expect(frames.asked[0]?.url.searchParams.get('session')).toBe('note');
});

test('a Waline server shows its own page', async ({ page, waline, frames }) => {
  await page.goto(`${waline.url}a/rain`);
  await page.getByRole('button', { name: 'Show comments' }).click();
  await expect(page.frameLocator('iframe[title="Comments"]').getByText('First!')).toBeVisible();
  expect(frames.asked[0]?.url.search).toBe('?path=%2Fa%2Frain&lng=en');
});

test('a site that says nothing of a counter has none', async ({ page, waline, counter }) => {
  await page.goto(waline.url);
  await page.waitForTimeout(1500);
  expect(counter.asked).toEqual([]);
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  expect(policy).toContain("connect-src 'self';");
});

test('picked views stand apart, and have feeds', async ({ page, served }) => {
  await page.goto(served.url);
  const views = page.getByRole('list', { name: 'Picked by the publisher' });
  await views.getByRole('link', { name: '雨' }).click();
  await expect(page.locator('#list [data-position]')).toHaveCount(1);
  await page.getByRole('button', { name: 'View', exact: true }).click();
  await page.getByRole('button', { name: 'Subscribe to this view' }).click();
  const sheet = page.getByRole('dialog', { name: 'Subscribe' });
  await expect(sheet.getByRole('heading', { name: '雨' })).toBeVisible();
  const feed = new URL((await sheet.getByRole('link', { name: /^JSON Feed/ }).getAttribute('href')) ?? '');
  const response = await page.request.get(served.url + feed.pathname.slice(1));
  const { items } = await response.json();
  expect(items.map(({ title }: { title: string }) => title)).toEqual(['雨夜']);
});
