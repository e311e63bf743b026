import { existsSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildQuietly } from '#ingest/testing/build-and-report.ts';
import { contentsOf, filesBelow, makeFolder } from '#ingest/testing/temporary-folder.ts';
import { pageBudget } from './page-budget.ts';
import { type PagesOptions, publishPages } from './publish-pages.ts';

const shell =
  '<html lang="en"><head><title>书案</title></head><body><div id="lectern"><div></div></div><noscript>no</noscript></body></html>';

const postOf = (number: number, text = '文章。'): string =>
  `---\nid: post-${number}\ntitle: 第${number}篇\ndate: 2026-01-${String(number).padStart(2, '0')}\n---\n<p>${text}</p>\n`;

const posts = Object.fromEntries(
  [1, 2, 3, 4, 5].map((number) => [`${number}.md`, postOf(number, `第${number}天。`)]),
);

async function openSite() {
  const content = makeFolder(posts);
  const site = makeFolder();
  const cache = makeFolder();
  const build = (): Promise<unknown> => buildQuietly({ content, site });
  const publish = (options: Partial<PagesOptions> = {}) =>
    publishPages(site, { shell, base: '/', pages: null, cache, ...options });
  await build();
  return { content, site, cache, build, publish, pages: () => filesBelow(path.join(site, 'a')) };
}

describe('publishPages', () => {
  it('writes a page for every article, and not again when nothing has changed', async () => {
    const { site, publish, pages } = await openSite();
    expect(publish()).toEqual({ count: 5, written: 5 });
    expect(pages()).toEqual(
      [1, 2, 3, 4, 5].flatMap((number) => [`post-${number}.md`, `post-${number}/index.html`]),
    );
    expect(readFileSync(path.join(site, 'a/post-3/index.html'), 'utf8')).toContain('第3天。');
    expect(publish()).toEqual({ count: 5, written: 0 });
    expect(readFileSync(path.join(site, 'llms.txt'), 'utf8')).toContain('](a/post-5.md)');
  });

  it('gives the newest a page when there is room for some, and takes away the others', async () => {
    const { publish, pages } = await openSite();
    publish();
    expect(publish({ pages: 2 })).toEqual({ count: 2, written: 0 });
    expect(pages()).toEqual(['post-4.md', 'post-4/index.html', 'post-5.md', 'post-5/index.html']);
    publish({ pages: 0 });
    expect(pages()).toEqual([]);
  });

  it('gives those a page first that are starred, and some that others link to', async () => {
    const { content, site, build, publish } = await openSite();
    const front = 'date: 2020-01-01\nstarred: true';
    writeFileSync(path.join(content, 'old.md'), `---\nid: old\ntitle: 旧\n${front}\n---\n<p>旧文</p>\n`);
    const linked = 'title: 源\ndate: 2019-01-01\nlink: https://www.example.com/source/';
    writeFileSync(path.join(content, 'source.md'), `---\nid: source\n${linked}\n---\n<p>源头</p>\n`);
    const link = '<a href="http://example.com/source#top">源</a>';
    writeFileSync(path.join(content, '1.md'), postOf(1, `见${link}。`));
    await build();
    publish({ pages: 4 });
    const named = filesBelow(path.join(site, 'a')).filter((file) => file.endsWith('.md'));
    expect(named).toEqual(['old.md', 'post-4.md', 'post-5.md', 'source.md']);
  });

  it('writes what changed, and removes the page of an article that is gone', async () => {
    const { content, site, build, publish, pages } = await openSite();
    publish();
    writeFileSync(path.join(content, '2.md'), postOf(2, '改过。'));
    rmSync(path.join(content, '4.md'));
    await build();
    expect(publish()).toEqual({ count: 4, written: 1 });
    expect(pages().filter((file) => file.startsWith('post-4'))).toEqual([]);
    expect(readFileSync(path.join(site, 'a/post-2/index.html'), 'utf8')).toContain('改过。');
  });

  it('makes all again for another page of the site', async () => {
    const { publish } = await openSite();
    publish();
    expect(publish({ shell: shell.replace('<title>', '<meta name="x"><title>') })).toEqual({
      count: 5,
      written: 5,
    });
  });

  it('writes the same without a cache, only what differs, and a page that was lost', async () => {
    const { site, publish } = await openSite();
    publish();
    const before = contentsOf(path.join(site, 'a'));
    const file = path.join(site, 'a/post-1/index.html');
    utimesSync(file, 1, 1);
    rmSync(path.join(site, 'a/post-2/index.html'));
    expect(publish({ cache: null })).toEqual({ count: 5, written: 1 });
    expect(statSync(file).mtimeMs).toBe(1000);
    expect(contentsOf(path.join(site, 'a'))).toEqual(before);
  });

  it('asks no damaged cache', async () => {
    const { cache, publish } = await openSite();
    publish();
    writeFileSync(path.join(cache, 'pages.json'), '{"key": ');
    expect(publish()).toEqual({ count: 5, written: 0 });
  });

  it('leaves the files of others', async () => {
    const { site, publish } = await openSite();
    publish();
    const own = [path.join(site, 'a/post-1/notes.txt'), path.join(site, 'a/read.me')];
    for (const file of own) writeFileSync(file, 'mine');
    publish({ pages: 0 });
    for (const file of own) expect(existsSync(file), file).toBe(true);
  });
});

describe('pageBudget', () => {
  it('fills what a free host takes', () => {
    expect(pageBudget(null, 4000)).toBe(7500);
    expect(pageBudget(null, 30_000)).toBe(1000);
    expect(pageBudget('all', 30_000)).toBe(Number.POSITIVE_INFINITY);
    expect(pageBudget(7, 30_000)).toBe(7);
  });
});
