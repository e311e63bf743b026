import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { feedPath, pickedFeedPath } from '#contract/feed-url.ts';
import { parseView } from '#contract/view.ts';
import { buildQuietly } from '#ingest/testing/build-and-report.ts';
import { contentsOf, filesBelow, makeFolder } from '#ingest/testing/temporary-folder.ts';
import { publishFeeds } from './publish-feeds.ts';

const address = 'https://reader.example.com/';
const options = { base: '/', cache: null };

const postOf = (number: number, source: string): string =>
  `---\nid: post-${number}\ntitle: 第${number}篇\ndate: 2026-01-${String(number).padStart(2, '0')}\ncategories: [新媒体, ${source}]\n---\n<p>第${number}天写的。</p>\n`;

async function openSite(said: Partial<Parameters<typeof buildQuietly>[0]> = {}) {
  const posts = Array.from({ length: 25 }, (_, index) => index + 1);
  const content = makeFolder(
    Object.fromEntries(posts.map((number) => [`${number}.md`, postOf(number, number % 2 ? '单' : '双')])),
  );
  const site = makeFolder();
  const build = (): Promise<unknown> => buildQuietly({ content, site, address, ...said });
  await build();
  return { content, site, build };
}

const guidsIn = (site: string, category: readonly string[]): string[] =>
  Array.from(
    readFileSync(path.join(site, feedPath(category, 'rss')), 'utf8').matchAll(
      /<guid[^>]*>[^<]*\/a\/post-(\d+)</g,
    ),
    ([, number = '']) => number,
  );

describe('publishFeeds', () => {
  it('writes the newest of the archive, of each category and of each source, in three forms', async () => {
    const { site } = await openSite();
    const count = 4 * 3 + 1;
    expect(await publishFeeds(site, options)).toEqual({ count, written: count, emptyViews: [] });
    const newest = Array.from({ length: 20 }, (_, index) => String(25 - index));
    expect(guidsIn(site, [])).toEqual(newest);
    expect(guidsIn(site, ['新媒体'])).toEqual(newest);
    expect(guidsIn(site, ['新媒体', '双'])).toEqual([
      '24',
      '22',
      '20',
      '18',
      '16',
      '14',
      '12',
      '10',
      '8',
      '6',
      '4',
      '2',
    ]);
    expect(readFileSync(path.join(site, feedPath([], 'rss')), 'utf8')).toContain('第25天写的。');
    const sources = readFileSync(path.join(site, 'feeds/sources.opml'), 'utf8');
    expect(sources).toContain(address + feedPath(['新媒体', '单'], 'rss'));
  });

  it('has the article of the category, where another category leads its story', async () => {
    const story = Array.from({ length: 30 }, (_, number) => `这件事的第${number}个细节写在这里。`).join('');
    const tellBy = (id: string, day: number, category: string): string =>
      `---\nid: ${id}\ntitle: 城里今天发生的一件大事情\ndate: 2026-03-0${day}\ncategories: [${category}]\n---\n<p>${story}</p>\n`;
    const content = makeFolder({ 'a.md': tellBy('post-1', 1, '日报'), 'b.md': tellBy('post-2', 2, '晚报') });
    const site = makeFolder();
    await buildQuietly({ content, site, address });
    await publishFeeds(site, options);
    expect(guidsIn(site, [])).toEqual(['1']);
    expect(guidsIn(site, ['日报'])).toEqual(['1']);
    expect(guidsIn(site, ['晚报'])).toEqual(['2']);
  });

  it('writes again only what has changed, and removes the feeds of what is gone', async () => {
    const { content, site, build } = await openSite();
    await publishFeeds(site, options);
    expect((await publishFeeds(site, options)).written).toBe(0);
    writeFileSync(path.join(content, '26.md'), postOf(26, '双'));
    await build();
    expect((await publishFeeds(site, options)).written).toBe(9);
    for (let number = 2; number <= 26; number += 2) rmSync(path.join(content, `${number}.md`));
    await build();
    await publishFeeds(site, options);
    expect(filesBelow(site)).not.toContain(feedPath(['新媒体', '双'], 'rss'));
  });

  it('writes the same each time, from another build too', async () => {
    const [first, second] = [await openSite(), await openSite()];
    for (const { site } of [first, second]) await publishFeeds(site, options);
    expect(contentsOf(path.join(first.site, 'feeds'))).toEqual(contentsOf(path.join(second.site, 'feeds')));
  });

  it('has none where the site does not know its address, and takes away what there was', async () => {
    const { site, content } = await openSite();
    await publishFeeds(site, options);
    await buildQuietly({ content, site, address: null, title: 'Another' });
    expect(await publishFeeds(site, options)).toEqual({ count: 0, written: 0, emptyViews: [] });
    expect(filesBelow(site).filter((file) => file.startsWith('feeds/'))).toEqual([]);
  });

  it('names a hub, what the site says of itself and its language', async () => {
    const feeds = { most: 300, items: 20, hub: 'https://hub.example.com/' };
    const { site } = await openSite({ feeds, description: '一盏灯 & 书', language: 'zh-CN' });
    await publishFeeds(site, options);
    const text = (kind: 'rss' | 'atom' | 'json'): string =>
      readFileSync(path.join(site, feedPath([], kind)), 'utf8');
    for (const kind of ['rss', 'atom', 'json'] as const) expect(text(kind), kind).toContain(feeds.hub);
    expect(text('rss')).toContain('<description>一盏灯 &amp; 书</description>\n<language>zh-CN</language>');
    expect(text('atom')).toContain('<subtitle>一盏灯 &amp; 书</subtitle>');
    expect(text('atom')).toContain('<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">');
    expect(JSON.parse(text('json'))).toMatchObject({ description: '一盏灯 & 书', language: 'zh-CN' });
  });

  it('has as many articles in each, and as many categories, as the site wants', async () => {
    const { site } = await openSite({ feeds: { most: 1, items: 3, hub: null } });
    expect(await publishFeeds(site, options)).toMatchObject({ count: 2 * 3 + 1 });
    expect(guidsIn(site, [])).toEqual(['25', '24', '23']);
  });

  it('has none where the site wants none', async () => {
    const { site } = await openSite({ feeds: null });
    expect(await publishFeeds(site, options)).toMatchObject({ count: 0 });
  });

  it('writes those of picked views: of categories, authors, days and words', async () => {
    const views = [
      { name: '双的一旬', query: '?category=新媒体/双&from=2026-01-03&to=2026-01-10' },
      { name: '第八', query: '?words=第8篇&order=oldest' },
      { name: '两处', query: '?category=新媒体/双&category=新媒体/单&from=2026-01-24' },
      { name: '无人', query: '?author=无人' },
      { name: '双', query: '?category=新媒体/双' },
    ];
    const { site } = await openSite({ views });
    const { emptyViews } = await publishFeeds(site, options);
    expect(emptyViews).toEqual(['无人']);
    const itemsOf = (number: number): string[] => {
      const view = parseView(new URLSearchParams(views[number]?.query));
      const feed = JSON.parse(readFileSync(path.join(site, pickedFeedPath(view, 'json')), 'utf8'));
      expect(feed.title).toBe(`${views[number]?.name} · 书案`);
      return feed.items.map(({ id }: { id: string }) => id.replace(/.*-/, ''));
    };
    expect(itemsOf(0)).toEqual(['10', '8', '6', '4']);
    expect(itemsOf(1)).toEqual(['8']);
    expect(itemsOf(2)).toEqual(['25', '24']);
    expect(itemsOf(4)).toEqual(guidsIn(site, ['新媒体', '双']));
    expect(readFileSync(path.join(site, 'feeds/sources.opml'), 'utf8')).toContain('text="双的一旬"');
  });

  it('makes nothing again while the archive is the same, but what was lost', async () => {
    const { site, content, build } = await openSite();
    const kept = { ...options, cache: makeFolder() };
    const { count } = await publishFeeds(site, kept);
    const file = path.join(site, feedPath([], 'rss'));
    // What is not looked at is not noticed: the proof that nothing was made.
    writeFileSync(file, 'other');
    expect(await publishFeeds(site, kept)).toEqual({ count, written: 0, emptyViews: [] });
    expect(readFileSync(file, 'utf8')).toBe('other');
    rmSync(path.join(site, feedPath([], 'atom')));
    expect(await publishFeeds(site, kept)).toEqual({ count, written: 2, emptyViews: [] });
    rmSync(path.join(content, '25.md'));
    await build();
    expect((await publishFeeds(site, kept)).written).toBeGreaterThan(0);
    expect((await publishFeeds(site, { ...kept, base: '/sub/' })).count).toBe(count);
  });
});
