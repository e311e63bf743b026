import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { feedPath } from '#contract/feed-url.ts';
import { buildQuietly } from '#ingest/testing/build-and-report.ts';
import { contentsOf, filesBelow, makeFolder } from '#ingest/testing/temporary-folder.ts';
import { publishFeeds } from './publish-feeds.ts';

const address = 'https://reader.example.com/';
const options = { base: '/', hub: null };

const postOf = (number: number, source: string): string =>
  `---\nid: post-${number}\ntitle: 第${number}篇\ndate: 2026-01-${String(number).padStart(2, '0')}\ncategories: [新媒体, ${source}]\n---\n<p>第${number}天写的。</p>\n`;

async function openSite(siteAddress: string | null = address) {
  const posts = Array.from({ length: 25 }, (_, index) => index + 1);
  const content = makeFolder(
    Object.fromEntries(posts.map((number) => [`${number}.md`, postOf(number, number % 2 ? '单' : '双')])),
  );
  const site = makeFolder();
  const build = (): Promise<unknown> => buildQuietly({ content, site, address: siteAddress });
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
    expect(publishFeeds(site, options)).toEqual({ count, written: count });
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

  it('writes again only what has changed, and removes the feeds of what is gone', async () => {
    const { content, site, build } = await openSite();
    publishFeeds(site, options);
    expect(publishFeeds(site, options).written).toBe(0);
    writeFileSync(path.join(content, '26.md'), postOf(26, '双'));
    await build();
    expect(publishFeeds(site, options).written).toBe(9);
    for (let number = 2; number <= 26; number += 2) rmSync(path.join(content, `${number}.md`));
    await build();
    publishFeeds(site, options);
    expect(filesBelow(site)).not.toContain(feedPath(['新媒体', '双'], 'rss'));
  });

  it('writes the same each time, from another build too', async () => {
    const [first, second] = [await openSite(), await openSite()];
    for (const { site } of [first, second]) publishFeeds(site, options);
    expect(contentsOf(path.join(first.site, 'feeds'))).toEqual(contentsOf(path.join(second.site, 'feeds')));
  });

  it('has none where the site does not know its address, and takes away what there was', async () => {
    const { site, content } = await openSite();
    publishFeeds(site, options);
    await buildQuietly({ content, site, address: null, title: 'Another' });
    expect(publishFeeds(site, options)).toEqual({ count: 0, written: 0 });
    expect(filesBelow(site).filter((file) => file.startsWith('feeds/'))).toEqual([]);
  });

  it('names a hub when there is one', async () => {
    const { site } = await openSite();
    publishFeeds(site, { ...options, hub: 'https://hub.example.com/' });
    for (const kind of ['rss', 'atom', 'json'] as const)
      expect(readFileSync(path.join(site, feedPath([], kind)), 'utf8'), kind).toContain(
        'https://hub.example.com/',
      );
  });
});
