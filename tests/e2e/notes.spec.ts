import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test as base, expect, openSite, type Site } from './site.ts';

const filler = '<p>书案上有一盏灯，灯下有一本书。读书是一件安静的事。</p>'.repeat(40);
const body = `<p><a href="#end">二</a>到后面去。眉批<sup id="fnref-1"><a href="#fn-1">1</a></sup>，又见<a href="#fn-2">[注2]</a>，再见<a href="#fn-3">[3]</a>。</p>
${filler}
<h2 id="end">到此为止的一节</h2>
<ol><li id="fn-1">写在天头的批注。<a href="#fnref-1">↩</a></li><li><a id="fn-2"></a>写在<b>地脚</b>的。</li></ol>
<p id="fn-3">${'很长的一条。'.repeat(300)}</p>`;

const test = base.extend<object, { notes: Site }>({
  notes: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
    async ({}, use) => {
      const content = mkdtempSync(path.join(os.tmpdir(), 'lectern-notes-'));
      writeFileSync(
        path.join(content, 'a.md'),
        `---\nid: notes\ntitle: 批注\ndate: 2026-01-01\n---\n${body}\n`,
      );
      const site = await openSite(content);
      await use(site);
      await site.stop();
      rmSync(content, { recursive: true });
    },
    { scope: 'worker' },
  ],
});

for (const viewport of [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]) {
  test.describe(`notes at ${viewport.width} px`, () => {
    test.use({ viewport });

    test('stand beside their call, by keyboard too, and give the focus back', async ({ page, notes }) => {
      await page.goto(`${notes.url}a/notes`);
      const call = page.getByRole('link', { name: '1', exact: true });
      await call.focus();
      await page.keyboard.press('Enter');
      const note = page.getByRole('note');
      await expect(note).toContainText('写在天头的批注。');
      await expect(note).not.toContainText('↩');
      await expect(note).toBeFocused();
      await expect(note).toBeInViewport({ ratio: 1 });
      await page.keyboard.press('Escape');
      await expect(note).toHaveCount(0);
      await expect(call).toBeFocused();
      await expect(page).toHaveURL(/\/a\/notes$/);
    });

    test('lead to where they stand when asked', async ({ page, notes }) => {
      await page.goto(`${notes.url}a/notes`);
      await page.locator('[data-article-body]').getByRole('link', { name: '[注2]' }).click();
      await expect(page.getByRole('note')).toContainText('写在地脚的。');
      await page.getByRole('note').getByRole('button').click();
      await expect(page.getByRole('note')).toHaveCount(0);
      await expect(page.getByRole('listitem').filter({ hasText: '地脚' })).toBeInViewport();
    });

    test('that are long, and headings, are gone to', async ({ page, notes }) => {
      await page.goto(`${notes.url}a/notes`);
      await page.locator('[data-article-body]').getByRole('link', { name: '[3]' }).click();
      await expect(page.getByRole('note')).toHaveCount(0);
      await expect(page.getByText('很长的一条。很长的一条。')).toBeInViewport();
      await page.getByRole('link', { name: '二', exact: true }).click();
      await expect(page.getByRole('heading', { name: '到此为止的一节' })).toBeInViewport();
    });
  });
}
