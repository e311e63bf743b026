import type { Page } from '@playwright/test';
import { expect, test } from './site.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

/** In CSS pixels: what a fingertip finds (WCAG 2.5.5). */
const fingertip = 44;

/**
 * What can be pressed and is smaller than a fingertip, outside running text. The days of the calendar are: their month is pressed instead, and the
 * filters take any day (WCAG 2.5.8, "equivalent").
 */
const tooSmall = (page: Page): Promise<string[]> =>
  page.evaluate((least) => {
    const inText =
      '[data-article-body] :is(p, li, h1, h2, h3, h4, h5, h6, td, dd, figcaption), a[href^="#"]:not(:focus), [data-day]';
    const pressable = 'a[href], button, summary, select, input:not([type="hidden"])';
    /** Of a radio or a tick its label is pressed; of a link around a row the row. */
    const target = (element: Element): Element =>
      element.closest('label') ??
      (element.closest('[data-position]') && element.matches('[data-position] a')
        ? element.closest('[data-position]')
        : null) ??
      element;
    return [...document.querySelectorAll<HTMLElement>(pressable)].flatMap((element) => {
      if (element.closest(inText) || !element.checkVisibility({ visibilityProperty: true })) return [];
      const { width, height } = target(element).getBoundingClientRect();
      const isSmall = height > 1 && (height < least - 0.5 || width < least - 0.5);
      return isSmall ? [`${Math.round(width)}×${Math.round(height)} ${element.outerHTML.slice(0, 140)}`] : [];
    });
  }, fingertip);

const screens: [name: string, address: string, sign: string][] = [
  ['the list', '', '#list [data-position] a'],
  ['a filtered list', `?author=${encodeURIComponent('作者 1')}`, '#list [data-position] a'],
  ['an article', 'a/long-article', '[data-article-body] p'],
  ['a search', '?words=a%20-zzz', '#list [data-position] a'],
  ['the page about the archive', 'about/archive', 'main h1'],
  ['no article', 'a/none-of-these', '#article h1'],
];

for (const [name, address, sign] of screens) {
  test(`a finger finds everything on ${name}`, async ({ page, site }) => {
    await page.goto(site.url + address);
    await expect(page.locator(sign).first()).toBeVisible();
    await expect.poll(() => tooSmall(page)).toEqual([]);
  });
}

for (const name of ['Reading settings', 'Categories', 'Filter', 'View', 'Wander']) {
  test(`a finger finds everything behind the button "${name}"`, async ({ page, site }) => {
    await page.goto(site.url);
    await expect(page.locator('#list [data-position] a').first()).toBeVisible();
    await page.getByRole('button', { name }).filter({ visible: true }).first().tap();
    await expect(page.locator('dialog[open], [popover]:popover-open').first()).toBeVisible();
    await expect.poll(() => tooSmall(page)).toEqual([]);
  });
}

const behindKeys: [name: string, press: (page: Page) => Promise<void>, address?: string][] = [
  ['the keyboard shortcuts', (page) => page.keyboard.press('?')],
  ['the palette', (page) => page.keyboard.press('Control+k')],
  [
    'the mutes',
    async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').pressSequentially('mute');
      await page.keyboard.press('Enter');
    },
  ],
  [
    'the pinned views',
    async (page) => {
      await page.getByRole('button', { name: 'View', exact: true }).tap();
      await page.getByRole('button', { name: 'Pin this view' }).tap();
      await page.getByRole('button', { name: 'View', exact: true }).tap();
      await page.getByRole('button', { name: 'Edit pinned views' }).tap();
    },
    '?words=a',
  ],
];

for (const [name, press, address = ''] of behindKeys) {
  test(`a finger finds everything on ${name}`, async ({ page, site }) => {
    await page.goto(site.url + address);
    await expect(page.locator('#list [data-position] a').first()).toBeVisible();
    await press(page);
    await expect(page.locator('dialog[open]').first()).toBeVisible();
    await expect.poll(() => tooSmall(page)).toEqual([]);
  });
}
