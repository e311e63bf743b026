import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test as base, expect, openSite, type Site } from './site.ts';

const paragraph = (text: string): string => `<p>${text.repeat(6)}</p>`;
const arabic = 'على المكتب مصباح وتحت المصباح كتاب مفتوح منذ الخريف الماضي. ';
const hebrew = 'על השולחן מנורה ומתחתיה ספר פתוח מאז הסתיו שעבר. ';

const posts = {
  arabic: {
    front: 'title: "كتاب Lectern والمصباح"\nlang: ar\ndate: 2026-05-03 08:00:00\nauthor: ليلى',
    body: `<h2>أولا</h2>${paragraph(arabic)}<blockquote>${paragraph(arabic)}</blockquote><h2>ثانيا</h2>${paragraph(arabic)}<h2>ثالثا</h2>${paragraph(arabic)}<p lang="zh">书案上有一盏灯。</p>`,
  },
  hebrew: { front: 'title: המנורה והספר\nlang: he\ndate: 2026-05-02 08:00:00', body: paragraph(hebrew) },
  chinese: {
    front: 'title: 灯与书\nlang: zh\ndate: 2026-05-01 08:00:00',
    body: `<p>书案上有一盏灯。</p><p dir="rtl" lang="ar">${arabic}</p><p>灯下有一本书。</p>`,
  },
};

const test = base.extend<object, { desk: Site }>({
  desk: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
    async ({}, use) => {
      const content = mkdtempSync(path.join(os.tmpdir(), 'lectern-direction-'));
      for (const [id, { front, body }] of Object.entries(posts)) {
        writeFileSync(path.join(content, `${id}.md`), `---\nid: ${id}\n${front}\n---\n${body}\n`);
      }
      const site = await openSite(content);
      await use(site);
      await site.stop();
      rmSync(content, { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
});

for (const width of [390, 1440]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 844 } });

    test('an article that runs from right to left does so in a page that does not', async ({
      page,
      desk,
    }) => {
      await page.goto(`${desk.url}a/arabic`);
      const body = page.locator('[data-article-body]');
      await expect(body.locator('p').first()).toBeVisible();
      const directionOf = (selector: string): Promise<string> =>
        page
          .locator(selector)
          .first()
          .evaluate((element) => getComputedStyle(element).direction);
      expect(await directionOf('article h1')).toBe('rtl');
      expect(await directionOf('[data-article-body] h2')).toBe('rtl');
      expect(await directionOf('html')).toBe('ltr');
      // The rule of a quote stands where its lines begin.
      const quote = await body.locator('blockquote').evaluate((element) => {
        const { borderLeftWidth, borderRightWidth, paddingLeft, paddingRight } = getComputedStyle(element);
        return {
          borderLeftWidth,
          borderRightWidth,
          isIndentedRight: parseFloat(paddingRight) > parseFloat(paddingLeft),
        };
      });
      expect(quote.borderLeftWidth).toBe('0px');
      expect(quote.borderRightWidth).not.toBe('0px');
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    });

    test('rows have the direction of their titles', async ({ page, desk }) => {
      await page.goto(desk.url);
      const titles = page.locator('#list [data-position] a > [lang]');
      await expect(titles).toHaveCount(3);
      const directions = await titles.evaluateAll((all) =>
        all.map((title) => getComputedStyle(title).direction),
      );
      expect(directions).toEqual(['rtl', 'rtl', 'ltr']);
    });

    test('a paragraph from right to left turns nothing else of a Chinese article', async ({ page, desk }) => {
      await page.goto(`${desk.url}a/chinese`);
      const paragraphs = page.locator('[data-article-body] p');
      await expect(paragraphs).toHaveCount(3);
      const directions = await paragraphs.evaluateAll((all) =>
        all.map((one) => getComputedStyle(one).direction),
      );
      expect(directions).toEqual(['ltr', 'rtl', 'ltr']);
    });
  });
}
