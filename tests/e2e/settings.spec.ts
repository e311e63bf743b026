import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { watchViolations } from './csp-violations.ts';
import { expect, test } from './site.ts';

const article = (page: Page) => page.locator('[data-article-body]');
const button = (page: Page) => page.getByRole('button', { name: 'Reading settings' });
const panel = (page: Page) => page.getByRole('dialog', { name: 'Reading settings' });

async function openFirstArticle(page: Page): Promise<void> {
  await page.locator('main ol a').first().click();
  await expect(article(page).locator('p').first()).toBeVisible();
}

/** The article's own value of a property. */
const styleOf = (page: Page, property: string): Promise<string> =>
  article(page).evaluate((body, name) => getComputedStyle(body).getPropertyValue(name), property);

async function faults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`));
}

/** Until nothing moves any more. */
const settle = (page: Page): Promise<unknown> =>
  page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));

test('the settings are worked by keyboard alone, and break no rule of the page', async ({ page, site }) => {
  const violations = await watchViolations(page);
  await page.goto(site.url);
  await openFirstArticle(page);
  await button(page).focus();
  await page.keyboard.press('Enter');
  await expect(panel(page).getByRole('radio', { name: 'System' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  const size = panel(page).getByRole('slider', { name: 'Size' });
  await expect(size).toBeFocused();
  const before = Number.parseFloat(await styleOf(page, 'font-size'));
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(size).toHaveAttribute('aria-valuetext', '20 px');
  expect(Number.parseFloat(await styleOf(page, 'font-size'))).toBe(before + 2);
  await page.keyboard.press('Escape');
  await expect(panel(page)).toBeHidden();
  await expect(button(page)).toBeFocused();
  // The article is still open: the key was the panel's.
  await expect(article(page)).toBeVisible();
  await page.reload();
  await expect(article(page)).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  expect(Number.parseFloat(await styleOf(page, 'font-size'))).toBe(before + 2);
  await button(page).click();
  await panel(page).getByRole('button', { name: 'Reset text' }).click();
  expect(Number.parseFloat(await styleOf(page, 'font-size'))).toBe(before);
  expect(violations).toEqual([]);
});

test('the button closes what it opened, and so does a press beside the panel', async ({ page, site }) => {
  await page.goto(site.url);
  await expect(page.locator('main ol a').first()).toBeVisible();
  await button(page).click();
  await expect(panel(page)).toBeVisible();
  await expect(button(page)).toHaveAttribute('aria-expanded', 'true');
  await button(page).click();
  await expect(panel(page)).toBeHidden();
  await button(page).click();
  await expect(panel(page)).toBeVisible();
  await page.mouse.click(300, 880);
  await expect(panel(page)).toBeHidden();
  await expect(button(page)).toHaveAttribute('aria-expanded', 'false');
});

test('a chosen theme is there before anything is painted', async ({ page, site }) => {
  await page.addInitScript(() => {
    localStorage.setItem('lectern:preferences', '{"theme":"black"}');
  });
  // The worst order: the app is there before the script that dresses the page. The home page asks for the app
  // only after its text; the page of any other address asks for it at once.
  const app = page.waitForResponse(/\/reader\/index-[^/]+\.js$/);
  await page.route('**/theme.js', async (route) => {
    const response = await route.fetch();
    await (await app).finished();
    await route.fulfill({ response });
  });
  await page.goto(`${site.url}about/archive`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const { painted, dressed } = await page.evaluate(() => {
    const [script] = performance
      .getEntriesByType('resource')
      .filter(({ name }) => name.endsWith('/theme.js'));
    const [paint] = performance.getEntriesByName('first-paint');
    return {
      painted: paint?.startTime ?? 0,
      dressed: script instanceof PerformanceResourceTiming ? script.responseEnd : Number.POSITIVE_INFINITY,
    };
  });
  expect(painted).toBeGreaterThan(dressed);
  const frame = page.locator('meta[name="theme-color"]');
  await expect(frame).toHaveAttribute('content', /lab\(0 0 0\)|oklch\(0 0 0\)/);
});

test('on a phone the panel leaves the text in sight, and fingers find what they press', async ({
  page,
  site,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(site.url);
  await openFirstArticle(page);
  await button(page).click();
  await expect(panel(page)).toBeVisible();
  await settle(page);
  const box = await panel(page).boundingBox();
  expect(box?.y).toBeGreaterThan(844 * 0.4);
  expect((box?.y ?? 0) + (box?.height ?? 0)).toBeCloseTo(844, 0);
  const targets = await panel(page)
    .locator('label:has(input), button')
    .evaluateAll((elements) => elements.map((element) => element.getBoundingClientRect().height));
  expect(Math.min(...targets)).toBeGreaterThanOrEqual(44);
});

test('forced colours keep the chosen one visible', async ({ page, site }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.goto(site.url);
  await button(page).click();
  const option = panel(page).locator('label', { hasText: 'By connection' });
  const line = await option.evaluate((label) => getComputedStyle(label, '::after').borderBlockEndWidth);
  expect(line).toBe('2px');
  expect(await faults(page)).toEqual([]);
});
