import { existsSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { manifestFile } from '#contract/archive-files.ts';
import { readHistory } from '#ingest/archive/history.ts';
import { idFromPath } from './article-ids.ts';
import { openCase } from './testing/open-case.ts';
import { samplePost } from './testing/sample-posts.ts';

vi.setConfig({ testTimeout: 60_000 });

/** A post with text and address of its own. */
const post = (name: string, changes: Parameters<typeof samplePost>[1] & { body?: string } = {}): string =>
  samplePost(`<p>${changes.body ?? `Text of ${name}`}</p>`, {
    title: name,
    more: `link: https://origin.example/${name}\n`,
    ...changes,
  });

const id = idFromPath;
const start = { 'a.md': post('a'), 'b/b.md': post('b'), 'c.md': post('c') };

function openStart(files: Readonly<Record<string, string>> = start) {
  const site = openCase(files);
  return {
    ...site,
    rename(from: string, to: string, text?: string): void {
      renameSync(path.join(site.content, from), path.join(site.content, to));
      if (text !== undefined) site.write({ [to]: text });
    },
    /** What is at the address of a file, in one word or two. */
    at(file: string): string | undefined {
      const entry = site.archive().find(id(file));
      return entry?.kind === 'moved' ? `moved to ${entry.to}` : entry?.kind;
    },
  };
}

describe('a build keeps an address', () => {
  it('of a post that is gone, as a tombstone, until the post comes back', async () => {
    const { build, bytes, remove, write, at, archive, site } = openStart();
    await build();
    const before = bytes();
    remove('a.md');
    await build();
    expect(archive().find(id('a.md'))).toEqual({
      kind: 'removed',
      id: id('a.md'),
      title: 'a',
      date: Date.UTC(2021, 0, 2) / 1000,
      categories: [['新闻', '晨报']],
      author: null,
    });
    expect(archive().about()).toMatchObject({ articles: 2, removed: 1, moved: 0 });
    write({ 'a.md': start['a.md'] });
    await build();
    expect(at('a.md')).toBe('article');
    expect(bytes()).toEqual(before);
    const counts = { changed: 0, moved: 0 };
    expect(readHistory(site)).toMatchObject([
      { articles: 3, added: 1, removed: 0, ...counts },
      { articles: 2, added: 0, removed: 1, ...counts },
    ]);
  });

  it('of a post that is gone, for ever', async () => {
    const { build, remove, write, at, archive } = openStart();
    await build();
    const addresses = archive().addresses();
    for (const file of ['a.md', 'b/b.md']) {
      remove(file);
      await build();
    }
    write({ 'd.md': post('d') });
    await build();
    await build({ timezone: 'Asia/Shanghai' });
    expect([at('a.md'), at('b/b.md')]).toEqual(['removed', 'removed']);
    expect(archive().addresses()).toEqual([...addresses, id('d.md')].sort());
  });

  it('of a post that has another path', async () => {
    const { build, bytes, rename, at, archive } = openStart();
    await build();
    const before = bytes();
    rename('a.md', 'new.md');
    await build();
    expect(at('a.md')).toBe(`moved to ${id('new.md')}`);
    expect(at('new.md')).toBe('article');
    expect(archive().about()).toMatchObject({ articles: 3, removed: 0, moved: 1 });
    rename('new.md', 'a.md');
    await build();
    expect([at('a.md'), at('new.md')]).toEqual(['article', `moved to ${id('a.md')}`]);
    expect(bytes()).not.toEqual(before);
  });

  it.each<[string, string]>([
    [
      'text, title and date, by its link',
      post('a', { body: 'Another text', title: 'x', date: '2022-02-02' }),
    ],
    [
      'text and link, by its title and date',
      post('a', { body: 'Another text', more: 'link: https://x.example/\n' }),
    ],
    ['title, by its link', post('a', { title: 'Another title' })],
    ['categories, by its text', post('a', { categories: ['编程'] })],
  ])('of a post that has another path and another %s', async (_, text) => {
    const { build, rename, at } = openStart();
    await build();
    rename('a.md', 'new.md', text);
    await build();
    expect(at('a.md')).toBe(`moved to ${id('new.md')}`);
  });

  it('of a post that is another one now, as a tombstone', async () => {
    const { build, rename, at } = openStart();
    await build();
    rename('a.md', 'new.md', post('new'));
    await build();
    expect([at('a.md'), at('new.md')]).toEqual(['removed', 'article']);
  });

  it('through any number of moves, and leads straight to the article', async () => {
    const { build, rename, remove, write, at } = openStart();
    await build();
    for (const [from, to] of [
      ['a.md', '1.md'],
      ['1.md', '2.md'],
      ['2.md', '3.md'],
    ] as const) {
      rename(from, to);
      await build();
    }
    expect(['a.md', '1.md', '2.md'].map(at)).toEqual(Array(3).fill(`moved to ${id('3.md')}`));
    remove('3.md');
    await build();
    expect(['a.md', '1.md', '2.md'].map(at)).toEqual(Array(3).fill(`moved to ${id('3.md')}`));
    expect(at('3.md')).toBe('removed');
    write({ '4.md': start['a.md'] });
    await build();
    expect(at('4.md')).toBe('article');
  });

  it('of a copy whose post is gone, and of the original, when either goes', async () => {
    const text = start['a.md'];
    const { build, remove, write, at } = openStart({ 'a.md': text, 'copy.md': text, 'z.md': text });
    await build();
    expect(['copy.md', 'z.md'].map(at)).toEqual(Array(2).fill(`moved to ${id('a.md')}`));
    remove('z.md');
    await build();
    expect(at('z.md')).toBe(`moved to ${id('a.md')}`);
    remove('a.md');
    await build();
    expect(['a.md', 'copy.md', 'z.md'].map(at)).toEqual([
      `moved to ${id('copy.md')}`,
      'article',
      `moved to ${id('copy.md')}`,
    ]);
    write({ 'other.md': post('other') });
    remove('copy.md');
    await build();
    expect(['a.md', 'copy.md', 'z.md'].map(at)).toEqual([
      `moved to ${id('copy.md')}`,
      'removed',
      `moved to ${id('copy.md')}`,
    ]);
  });

  it('of a post that gets an id of its own, and of one that loses it', async () => {
    const { build, write, at, archive } = openStart();
    await build();
    write({ 'a.md': post('a', { more: 'link: https://origin.example/a\nid: own\n' }) });
    await build();
    expect(archive().find('own')).toMatchObject({ kind: 'article', title: 'a' });
    expect(at('a.md')).toBe('moved to own');
    write({ 'a.md': start['a.md'] });
    await build();
    expect(archive().find('own')).toEqual({ kind: 'moved', id: 'own', to: id('a.md') });
    expect(at('a.md')).toBe('article');
  });

  it('of the former site, for a site in a new folder', async () => {
    const { build, remove, rename, content, site, bytes } = openStart();
    await build();
    remove('b/b.md');
    rename('a.md', 'new.md');
    const fresh = openCase({});
    await fresh.build({ content, previous: site });
    await build();
    expect(fresh.bytes()).toEqual(bytes());
    // From now on it is its own former site.
    await fresh.build({ content });
    expect(fresh.bytes()).toEqual(bytes());
  });

  it('of a former site that is no more, when it was built of it once', async () => {
    const { build, at } = openStart();
    const before = openCase({ 'z.md': post('z') });
    await before.build();
    await build({ previous: before.site });
    rmSync(before.site, { recursive: true });
    await build();
    expect(at('z.md')).toBe('removed');
  });

  it('of the former site and of its own, when both are there', async () => {
    const { build, remove, at } = openStart();
    await build();
    remove('a.md');
    await build();
    const before = openCase({ 'z.md': post('z') });
    await before.build();
    await build({ previous: before.site });
    expect([at('a.md'), at('z.md')]).toEqual(['removed', 'removed']);
  });

  it('is not given up for a former site that is not there', async () => {
    const { build, content, site } = openStart();
    await expect(build({ previous: content })).rejects.toThrow(/no archive at .* leave --previous out/);
    expect(existsSync(path.join(site, manifestFile))).toBe(false);
  });

  it('of a site whose directories were deleted by hand', async () => {
    const { build, site, bytes } = openStart();
    await build();
    const whole = bytes();
    rmSync(path.join(site, 'archive/directories'), { recursive: true });
    await build();
    expect(bytes()).toEqual(whole);
  });
});

describe('an explicit id', () => {
  it.each(['id', 'abbrlink'])('is the address: %s', async (field) => {
    const { build, archive } = openStart({ 'a.md': post('a', { more: `${field}: my-own_1\n` }) });
    const { rows } = await build();
    expect(rows[0]).toMatchObject({ id: 'my-own_1', url: '/a/my-own_1', problems: [] });
    expect(archive().find('my-own_1')).toMatchObject({ kind: 'article', title: 'a' });
    expect(archive().find(id('a.md'))).toBeUndefined();
  });

  it('that two posts have is the first one’s; the other has one of its own, and the report says so', async () => {
    const { build, archive } = openStart({
      'a.md': post('a', { more: 'id: same\n' }),
      'b.md': post('b', { more: 'id: same\n' }),
    });
    const { rows } = await build();
    const other = rows[1]?.id ?? '';
    expect(rows[0]).toMatchObject({ id: 'same', problems: [] });
    expect(rows[1]?.problems).toEqual([
      {
        code: 'id-taken',
        detail: `the id same belongs to a.md; this article has ${other} instead: give one of them another id`,
      },
    ]);
    expect(archive().find('same')).toMatchObject({ title: 'a' });
    expect(archive().find(other)).toMatchObject({ id: other, title: 'b' });
    expect(
      archive()
        .all()
        .map((row) => row.id)
        .sort(),
    ).toEqual(['same', other].sort());
  });
});
