import { expect, test } from './site.ts';

const languages = [
  ['zh-CN', 'zh-Hans', '筛选', 'zh-'],
  ['zh-TW', 'zh-Hant', '篩選', 'zh-hant-'],
  ['en-US', 'en', 'Filter', 'en-'],
] as const;

for (const [locale, language, filter, chunk] of languages) {
  test.describe(`in a browser that asks for ${locale}`, () => {
    test.use({ locale });

    test('only its words travel, and they do not wait for the app', async ({ page, site }) => {
      const asked: string[] = [];
      page.on('request', (request) => {
        const [, name] = /\/reader\/((?:zh-hant|zh|en)-)[^/]+\.js$/.exec(request.url()) ?? [];
        if (name) asked.push(name);
      });
      // The app comes only when the words are here: were they asked for by the app, none would ever show.
      const words = page.waitForResponse((response) => response.url().includes(`/reader/${chunk}`));
      await page.route(/\/reader\/index-[^/]+\.js$/, async (route) => {
        await words;
        await route.continue();
      });
      await page.goto(site.url);
      await expect(page.getByRole('button', { name: filter, exact: true }).first()).toBeVisible();
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      expect(asked).toEqual([chunk]);
    });
  });
}

test('another language is spoken as soon as it is chosen, and at the next visit', async ({ page, site }) => {
  await page.goto(site.url);
  await page.getByRole('button', { name: 'Reading settings' }).click();
  await page.getByRole('radio', { name: '繁體中文' }).check();
  await expect(page.getByRole('dialog', { name: '閱讀設定' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: '閱讀設定' })).toBeVisible();
  await page.getByRole('button', { name: '閱讀設定' }).click();
  await page.getByRole('radio', { name: '跟隨瀏覽器' }).check();
  await expect(page.getByRole('dialog', { name: 'Reading settings' })).toBeVisible();
});

test('the page says that it cannot go on when its words do not come', async ({ page, site }) => {
  await page.route(/\/reader\/en-[^/]+\.js$/, (route) => route.abort());
  await page.goto(site.url);
  await expect(page.getByRole('button', { name: 'Reload the page' })).toBeVisible();
});
