import { expect, test } from './site.ts';

// Which rule wins is decided by the order in which layers are first named. A build that splits the first page's styles into several files may
// load them in another order than they were written in.
test('the layers of the styles come in their order', async ({ page, site }) => {
  await page.goto(site.url);
  await expect(page.locator('main ol a').first()).toBeVisible();
  const layers = await page.evaluate(() => {
    const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
    const names = rules.flatMap((rule) => {
      if (rule instanceof CSSLayerStatementRule) return [...rule.nameList];
      return rule instanceof CSSLayerBlockRule ? [rule.name] : [];
    });
    return [...new Set(names)];
  });
  expect(layers).toEqual(['reset', 'tokens', 'base', 'ui', 'article'].slice(0, layers.length));
  expect(layers.length).toBeGreaterThan(3);
});
