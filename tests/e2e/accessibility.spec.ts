import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { policyIsKept } from './csp-violations.ts';
import { test as base, expect } from './site.ts';

const test = base.extend<{ violations: string[] }>({ ...policyIsKept });

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const themes = ['light', 'dark', 'sepia', 'black', 'contrast', 'eink'];
const sizes = [
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
];
const category = encodeURIComponent('编程');
const author = encodeURIComponent('作者 1');

/** Screens by their addresses, and what shows that each is there. */
const screens: [name: string, address: string, sign: string][] = [
  ['the list', '', '#list [data-position] a'],
  ['a category', `?category=${category}`, '#list [data-position] a'],
  ['a filtered list', `?author=${author}&from=2026-03&to=2026-05`, '#list [data-position] a'],
  ['a list without rows', '?author=nobody', 'text=Nothing here'],
  ['starred articles', '?is=starred', '#list h2'],
  ['an article', 'a/long-article', '[data-article-body] p'],
  ['a picture that is gone', 'a/broken-picture', '[data-image-tile]'],
  ['no article', 'a/none-of-these', 'text=There is no article at this address'],
  ['no page', 'nowhere/at/all', 'text=There is no page at this address'],
  ['about the archive', 'about/archive', 'h1'],
];

/** What opens over a page: the key or the button that opens it, and its role. */
const overlays: [name: string, open: (page: Page) => Promise<void>, sign: string][] = [
  ['the sheet of keys', (page) => page.keyboard.press('?'), 'dialog[open]'],
  ['the palette', (page) => page.keyboard.press('Control+k'), '[role="combobox"]'],
  [
    'the reading settings',
    (page) => page.getByRole('button', { name: 'Reading settings' }).click(),
    '[popover]:popover-open',
  ],
  [
    'the filters',
    (page) => page.getByRole('button', { name: 'Filter' }).filter({ visible: true }).first().click(),
    'dialog[open]',
  ],
  ['chance and days', (page) => page.getByRole('button', { name: 'Wander' }).click(), 'dialog[open]'],
];

/** What depends on the colours of a theme. */
const colourRules = ['color-contrast', 'link-in-text-block'];

/** All rules once, and those about colours in every theme. */
async function expectNoFaults(page: Page): Promise<void> {
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
  expect.soft(await faults(page, (axe) => axe.withTags(rules)), 'all rules').toEqual([]);
  for (const theme of themes) {
    // As `public/theme.js` does it, but at once.
    await page.evaluate((chosen) => document.documentElement.setAttribute('data-theme', chosen), theme);
    expect.soft(await faults(page, (axe) => axe.withRules(colourRules)), theme).toEqual([]);
  }
}

async function faults(page: Page, choose: (axe: AxeBuilder) => AxeBuilder): Promise<string[]> {
  const { violations } = await choose(new AxeBuilder({ page })).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`));
}

for (const size of sizes) {
  test.describe(`at ${size.width} px, in every theme, axe finds nothing`, () => {
    test.use({ viewport: size, contextOptions: { reducedMotion: 'reduce' } });

    for (const [name, address, sign] of screens) {
      test(`on ${name}`, async ({ page, site }) => {
        await page.goto(site.url + address);
        await expect(page.locator(sign).first()).toBeVisible();
        await expectNoFaults(page);
      });
    }

    for (const [name, open, sign] of overlays) {
      test(`on ${name}`, async ({ page, site }) => {
        await page.goto(site.url);
        await expect(page.locator('#list [data-position] a').first()).toBeVisible();
        await open(page);
        await expect(page.locator(sign).first()).toBeVisible();
        await expectNoFaults(page);
      });
    }
  });
}

test('at 400 % zoom nothing is cut off, and nothing needs scrolling in two directions', async ({
  page,
  site,
}) => {
  // What is left of 1280 by 1024 pixels (WCAG 2.2, 1.4.10).
  await page.setViewportSize({ width: 320, height: 256 });
  for (const [name, address, sign] of screens) {
    await page.goto(site.url + address);
    await page.locator(sign).first().waitFor();
    const wide = await page.evaluate(() => {
      const { clientWidth } = document.documentElement;
      const reachesOut = (element: Element): boolean => {
        const { left, right, width } = element.getBoundingClientRect();
        return width > 0 && (left < -1 || right > clientWidth + 1);
      };
      /** A box that scrolls sideways and nothing else, as chips, code and tables do. */
      const scrollsAlone = (element: Element | null): boolean => {
        if (element === null) return false;
        const { clientHeight, scrollHeight } = element;
        const isSideways =
          /auto|scroll/.test(getComputedStyle(element).overflowX) && scrollHeight <= clientHeight + 1;
        return isSideways || scrollsAlone(element.parentElement);
      };
      return [...document.querySelectorAll('main :is(a, button, p, h1, h2, h3, input, li)')]
        .filter((element) => reachesOut(element) && !scrollsAlone(element))
        .map((element) => element.outerHTML.slice(0, 120));
    });
    expect.soft(wide, name).toEqual([]);
    const scrolls = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
    expect.soft(scrolls, name).toBe(false);
  }
});

test('at 400 % zoom the bars leave most of the window to the text', async ({ page, site }) => {
  await page.setViewportSize({ width: 320, height: 256 });
  for (const address of ['', 'a/long-article']) {
    await page.goto(site.url + address);
    const scroller = page.locator(address === '' ? '#list' : '#article');
    await expect(scroller.locator('p, a').first()).toBeVisible();
    const share = await scroller.evaluate((element) => element.clientHeight / innerHeight);
    expect(share, address).toBeGreaterThan(0.6);
  }
});

test('at 400 % zoom the reading settings are among the places', async ({ page, site }) => {
  await page.setViewportSize({ width: 320, height: 256 });
  await page.goto(site.url);
  await page.getByRole('button', { name: 'Categories' }).click();
  const sheet = page.getByRole('dialog', { name: 'Categories' });
  // Its words are not those of the bar, which has none here.
  const name = sheet.getByRole('link').first();
  expect(await name.evaluate((item) => getComputedStyle(item).fontSize)).not.toBe('0px');
  await sheet.getByRole('button', { name: 'Reading settings' }).click();
  await page.getByRole('radio', { name: 'Dark', exact: true }).check({ force: true });
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});
