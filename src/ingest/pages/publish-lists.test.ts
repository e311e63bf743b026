import { existsSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { listPagePath } from '#contract/list-page-url.ts';
import { buildQuietly } from '#ingest/testing/build-and-report.ts';
import { filesBelow, makeFolder } from '#ingest/testing/temporary-folder.ts';
import { publishLists } from './publish-lists.ts';

const shell =
  '<html lang="en"><head><title>书案</title></head><body><div id="lectern"><div></div></div><noscript>no</noscript></body></html>';

const postOf = (number: number, category: string): string =>
  `---\nid: post-${number}\ntitle: 第${number}篇\ndate: 2026-01-${String(number).padStart(2, '0')}\ncategories: [${category}]\n---\n<p>文章。</p>\n`;

async function openSite() {
  const posts = Array.from({ length: 30 }, (_, index) => [
    `${index + 1}.md`,
    postOf(index + 1, index < 2 ? '历史, 某刊' : '新闻, 某报'),
  ]);
  const content = makeFolder(Object.fromEntries(posts));
  const site = makeFolder();
  const build = (): Promise<unknown> => buildQuietly({ content, site });
  await build();
  return { content, site, build, publish: () => publishLists(site, { shell, base: '/' }) };
}

const pageOf = (site: string, category: readonly string[]): string =>
  path.join(site, listPagePath(category), 'index.html');
const titlesOf = (site: string, category: readonly string[]): (string | undefined)[] =>
  Array.from(
    readFileSync(pageOf(site, category), 'utf8').matchAll(/row_title">([^<]*)/g),
    ([, title]) => title,
  );

it('writes the first page and those of categories and sources, and not again when nothing has changed', async () => {
  const { site, publish } = await openSite();
  expect(publish()).toEqual({ count: 5, written: 5 });
  expect(titlesOf(site, [])).toHaveLength(20);
  expect(titlesOf(site, [])[0]).toBe('第30篇');
  expect(titlesOf(site, ['历史'])).toEqual(['第2篇', '第1篇']);
  expect(titlesOf(site, ['历史', '某刊'])).toEqual(['第2篇', '第1篇']);
  utimesSync(pageOf(site, []), 1, 1);
  expect(publish()).toEqual({ count: 5, written: 0 });
  expect(statSync(pageOf(site, [])).mtimeMs).toBe(1000);
});

it('writes the pages of a new article’s own categories alone', async () => {
  const { content, site, build, publish } = await openSite();
  publish();
  writeFileSync(path.join(content, '31.md'), postOf(31, '历史, 某刊'));
  await build();
  expect(publish()).toEqual({ count: 5, written: 3 });
  expect(titlesOf(site, ['历史'])).toEqual(['第31篇', '第2篇', '第1篇']);
});

it('removes the page of a category that is gone, and nothing of others', async () => {
  const { content, site, build, publish } = await openSite();
  publish();
  writeFileSync(path.join(site, 'c/notes.txt'), 'mine');
  for (const file of ['1.md', '2.md']) rmSync(path.join(content, file));
  await build();
  expect(publish()).toMatchObject({ count: 3 });
  expect(existsSync(pageOf(site, ['历史']))).toBe(false);
  expect(filesBelow(path.join(site, 'c'))).toHaveLength(3);
});
