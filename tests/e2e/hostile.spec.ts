import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { hostileVectors } from '../hostile/vectors.ts';
import { test as base, expect, openSite, type Site } from './site.ts';

type Vector = { title: string; payload: string };

/** More vectors, when the folder that holds them lies beside the project. */
const sharedFile = path.resolve('../shared/fixtures/security/xss.json');

function sharedVectors(): Vector[] {
  if (!existsSync(sharedFile)) {
    console.log(`skipped: there is no ${path.basename(sharedFile)} beside the project`);
    return [];
  }
  const cases: { id: string; html: string }[] = JSON.parse(readFileSync(sharedFile, 'utf8'));
  return cases.map(({ id, html }) => ({ title: id, payload: html }));
}

const vectors: Vector[] = [...hostileVectors, ...sharedVectors()];

/** An archive in which every vector stands as body, title, author and category. */
const test = base.extend<object, { hostileSite: Site }>({
  hostileSite: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
    async ({}, use) => {
      const content = mkdtempSync(path.join(os.tmpdir(), 'lectern-hostile-'));
      vectors.forEach(({ payload }, number) => {
        const text = JSON.stringify(payload);
        const front = [
          `id: hostile-${number}`,
          `title: ${text}`,
          `author: ${text}`,
          'date: 2026-01-01 00:00:00',
        ];
        const post = `---\n${front.join('\n')}\ncategories: [${text}, source]\n---\n<p>start</p>${payload}\n`;
        mkdirSync(content, { recursive: true });
        writeFileSync(path.join(content, `${number}.md`), post);
      });
      const site = await openSite(content);
      await use(site);
      await site.stop();
      rmSync(content, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
});

for (const half of [0, 1]) {
  const part = vectors
    .map((vector, number) => ({ ...vector, number }))
    .filter(({ number }) => number % 2 === half);

  test(`hostile posts do nothing (${half + 1} of 2)`, async ({ page, hostileSite }) => {
    test.setTimeout(300_000);
    const attempts = watchAttempts(page, hostileSite.url);
    await page.goto(hostileSite.url);
    for (const { title, number } of part) {
      await openArticle(page, `hostile-${number}`);
      await provoke(page);
      expect(await findings(page, attempts), title).toEqual([]);
    }
  });

  // The archive may come from anywhere: the reader must hold without the cleaning of ingest and without the policy.
  test(`hostile archives do nothing, even without the policy (${half + 1} of 2)`, async ({
    browser,
    hostileSite,
  }) => {
    test.setTimeout(300_000);
    const context = await browser.newContext({ bypassCSP: true });
    const page = await context.newPage();
    const attempts = watchAttempts(page, hostileSite.url);
    await page.route('**/archive/packs/**', async (route) => {
      const response = await route.fetch();
      const pack: { entries: { id: string; html?: string[] }[] } = await response.json();
      const raw = (id: string): string => vectors[Number(id.replace('hostile-', ''))]?.payload ?? '';
      const entries = pack.entries.map((entry) => ({
        ...entry,
        ...(entry.html && { html: [raw(entry.id)] }),
      }));
      await route.fulfill({ json: { entries } });
    });
    await page.goto(hostileSite.url);
    for (const { title, number } of part) {
      await openArticle(page, `hostile-${number}`);
      await provoke(page);
      expect(await findings(page, attempts), title).toEqual([]);
    }
    await context.close();
  });
}

test('hostile titles, authors and categories are words', async ({ page, hostileSite }) => {
  const attempts = watchAttempts(page, hostileSite.url);
  await page.goto(hostileSite.url);
  const scroller = page.locator('#list');
  await expect(page.locator('main ol a').first()).toBeVisible();
  const height = await scroller.evaluate((element) => element.scrollHeight);
  for (let top = 0; top < height; top += 700) {
    await scroller.evaluate((element, y) => element.scrollTo(0, y), top);
  }
  expect(await findings(page, attempts)).toEqual([]);
});

/** Collects what a page tries: dialogs, navigations, windows, and requests that the policy does not know. */
function watchAttempts(page: Page, siteUrl: string): string[] {
  const attempts: string[] = [];
  page.on('dialog', (dialog) => {
    attempts.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('popup', () => attempts.push('window'));
  page.on('request', (request) => {
    if (!request.url().startsWith(siteUrl)) attempts.push(`request: ${request.url()}`);
  });
  page.on('framenavigated', (frame) => {
    const isApp = frame === page.mainFrame() && frame.url().startsWith(siteUrl);
    if (!isApp && frame.url() !== 'about:blank') attempts.push(`navigation: ${frame.url()}`);
  });
  return attempts;
}

/** Opens an article as a click on a link does, without loading the page again. */
async function openArticle(page: Page, id: string): Promise<void> {
  await page.evaluate((path) => {
    history.pushState(null, '', path);
    dispatchEvent(new PopStateEvent('popstate'));
  }, `/a/${id}`);
  // Two vectors may be the same post to ingest; the copy's address leads to the other one.
  await page.waitForFunction(
    (wanted) => !location.pathname.endsWith(wanted) || document.querySelector(`[data-article="${wanted}"]`),
    id,
  );
  // An article may be left with nothing, so the body need not have a size.
  await page.locator(`[data-article] [data-piece]`).first().waitFor({ state: 'attached' });
}

/** Hovers, focuses and clicks what the article left, except links that a person could choose. */
async function provoke(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const element of document.querySelectorAll<HTMLElement>('[data-article-body] *')) {
      if (element.closest('a[href]') || element.closest('button')) continue;
      for (const type of [
        'mouseover',
        'mouseenter',
        'pointerdown',
        'focusin',
        'click',
        'toggle',
        'animationstart',
      ]) {
        element.dispatchEvent(new Event(type, { bubbles: true }));
      }
      element.focus();
    }
  });
}

/** What an article managed to do. */
async function findings(page: Page, attempts: string[]): Promise<string[]> {
  const found = await page.evaluate(() => {
    const problems: string[] = [];
    const body = document.querySelector('[data-article-body]');
    if ('__ran' in window) problems.push('a script ran');
    if (!body) return problems;
    const area = body.getBoundingClientRect();
    for (const element of body.querySelectorAll('*')) {
      const name = element.localName;
      if (
        /^(script|style|link|meta|base|form|input|textarea|select|object|embed|iframe|template)$/.test(name)
      ) {
        problems.push(`element ${name}`);
      }
      for (const { name: attribute } of element.attributes) {
        if (/^on|^style$|^srcdoc$|^ping$|^formaction$/.test(attribute))
          problems.push(`attribute ${attribute}`);
      }
      for (const id of [element.id, element.getAttribute('name') ?? '']) {
        if (id && !id.startsWith('user-content-')) problems.push(`name ${id}`);
      }
      const href = element.getAttribute('href') ?? element.getAttribute('xlink:href');
      if (href && !/^(https?:|mailto:|tel:|#user-content-)/i.test(href)) problems.push(`address ${href}`);
      if (element.getAttribute('target') === '_blank' && !element.getAttribute('rel')?.includes('noopener')) {
        problems.push('a window with an opener');
      }
      const { position } = getComputedStyle(element);
      if (position === 'fixed' || position === 'sticky') problems.push(`position ${position}`);
      const box = element.getBoundingClientRect();
      const isOutside = box.width > 0 && (box.left < area.left - 1 || box.right > area.right + 1);
      const scrolls = element.closest('[role="region"], [data-scroll]');
      if (isOutside && !scrolls) problems.push(`${name} leaves the article`);
    }
    return problems;
  });
  return [...attempts.splice(0), ...found];
}
