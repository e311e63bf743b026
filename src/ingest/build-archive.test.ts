import { mkdirSync, readFileSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { isFileName } from '#contract/archive-files.ts';
import type { Article } from '#contract/article.ts';
import { isArticleId } from '#contract/article-id.ts';
import { categoryKey } from '#contract/list-index.ts';
import { compareRows, parseShard, shardRows } from '#contract/row.ts';
import { type BuildReport, buildAndReport } from '#ingest/testing/build-and-report.ts';
import { readArchive } from '#ingest/testing/read-archive.ts';
import { manyPosts, samplePng as png, samplePost as post } from '#ingest/testing/sample-posts.ts';
import { contentsOf, filesBelow, makeFolder } from '#ingest/testing/temporary-folder.ts';
import { idFromPath } from './article-ids.ts';
import type { BuildOptions } from './build-archive.ts';

type Files = Readonly<Record<string, string | Uint8Array>>;

vi.setConfig({ testTimeout: 60_000 });

function build(content: string, site: string, options: Partial<BuildOptions> = {}): Promise<BuildReport> {
  return buildAndReport({ content, site, ...options });
}

async function buildFiles(files: Files, options: Partial<BuildOptions> = {}) {
  const content = makeFolder(files);
  const site = makeFolder();
  const report = await build(content, site, options);
  return { content, site, report, archive: readArchive(site) };
}

const codes = (report: BuildReport, file: string): string[] | undefined =>
  report.rows.find((row) => row.file === file)?.problems.map(({ code }) => code);

const longAgo = new Date('2001-02-03T04:05:06Z');

describe('a build', () => {
  it('writes the same bytes into any folder, in whatever order the files lie on disk', async () => {
    const files = manyPosts();
    const reversed = Object.fromEntries(Object.entries(files).reverse());
    const one = await buildFiles(files);
    const other = await buildFiles(reversed);
    expect(contentsOf(other.site)).toEqual(contentsOf(one.site));
    expect(other.report).toEqual(one.report);
  });

  it('writes no file again when nothing has changed', async () => {
    const { content, site } = await buildFiles(manyPosts());
    const files = filesBelow(site).map((file) => path.join(site, file));
    for (const file of files) utimesSync(file, longAgo, longAgo);
    await build(content, site);
    expect(filesBelow(site).map((file) => path.join(site, file))).toEqual(files);
    expect(files.filter((file) => statSync(file).mtime.getTime() !== longAgo.getTime())).toEqual([]);
  });

  it('writes few files again when one post changes', async () => {
    const { content, site } = await buildFiles(manyPosts());
    const before = new Set(filesBelow(site));
    const file = '类 1/1/1.md';
    writeFileSync(
      path.join(content, file),
      post('<p>New text</p>', { title: 'New', categories: ['类 1', 'source 1'] }),
    );
    await build(content, site);
    const added = filesBelow(site).filter((name) => !before.has(name));
    const kinds = added.map((name) => name.split('/')[1]).filter((kind) => kind !== 'search');
    // A pack and its directory; a shard of the whole list, of the category and of the source, and their indexes.
    expect(kinds.length).toBeLessThan(12);
    expect(kinds.filter((kind) => kind === 'packs')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'rows').length).toBeLessThanOrEqual(5);
    expect(readArchive(site).find(idFromPath(file))).toMatchObject({ title: 'New' });
  });

  it('follows posts that come and go', async () => {
    const { content, site } = await buildFiles(manyPosts(60));
    writeFileSync(path.join(content, 'new.md'), post('<p>x</p>', { title: 'Newcomer', date: '2030-01-01' }));
    rmSync(path.join(content, '类 1/1/1.md'));
    await build(content, site);
    const titles = readArchive(site)
      .all()
      .map(({ title }) => title);
    expect(titles[0]).toBe('Newcomer');
    expect(titles).not.toContain('Post 1');
    expect(titles).toHaveLength(60);
  });

  it('tells how far it is', async () => {
    const steps: number[] = [];
    await buildFiles(manyPosts(600), { onProgress: (posts) => steps.push(posts) });
    expect(steps).toEqual([0, 256, 512, 600]);
  });

  it('counts what it wrote, and problems', async () => {
    const { content, report, site } = await buildFiles({
      'a.md': post('<img src="a.png">'),
      'b.md': post('', { title: 'B', date: 'never' }),
      'c.md': post('', { title: 'C' }),
      'a.png': png,
    });
    symlinkSync('nowhere', path.join(content, 'd.md'));
    const files = filesBelow(site).length;
    expect(report).toMatchObject({ posts: 3, unreadable: 0, articles: 3, files, written: files - 1 });
    expect(report.problems).toEqual([
      ['empty-body', 2],
      ['date-invalid', 1],
    ]);
    const again = await build(content, site);
    expect(again).toMatchObject({ posts: 4, unreadable: 1, articles: 3 });
    // The problems, what is known about the archive, and the manifest, which names that.
    expect(again.written).toBe(3);
    expect(again.files).toBe(filesBelow(site).length);
  });

  it('leaves the old archive as it is when it fails', async () => {
    const { content, site } = await buildFiles(manyPosts(40));
    const before = contentsOf(site);
    writeFileSync(path.join(content, 'new.md'), post('new'));
    const onProgress = (done: number): void => {
      if (done > 20) throw new Error('power cut');
    };
    await expect(build(content, site, { onProgress })).rejects.toThrow('power cut');
    expect(contentsOf(site)).toMatchObject(before);
    await build(content, site);
    expect(readArchive(site).manifest.articles).toBe(41);
  });

  it('stops while another build writes, and gives its own lock back, also when it fails', async () => {
    const { content, site } = await buildFiles(manyPosts(3));
    const before = contentsOf(site);
    const lock = path.join(site, 'archive/.lock');
    const onProgress = (): void => {
      expect(readFileSync(lock, 'utf8')).toContain(String(process.pid));
      throw new Error('power cut');
    };
    await expect(build(content, site, { onProgress })).rejects.toThrow('power cut');
    expect(contentsOf(site)).toEqual(before);
    writeFileSync(lock, JSON.stringify({ pid: process.ppid, host: os.hostname() }));
    await expect(build(content, site)).rejects.toThrow(/process \d+ is writing this archive/);
    rmSync(lock);
    expect(contentsOf(site)).toEqual(before);
  });

  it('refuses to put nothing in the place of articles', async () => {
    const { site } = await buildFiles(manyPosts(3));
    const before = contentsOf(site);
    const content = makeFolder();
    await expect(build(content, site)).rejects.toThrow(
      /no post to read in .*the site has 3 articles: nothing was/,
    );
    symlinkSync('gone.md', path.join(content, 'dangling.md'));
    await expect(build(content, site)).rejects.toThrow(/no post to read/);
    expect(contentsOf(site)).toEqual(before);
    rmSync(path.join(site, 'archive'), { recursive: true });
    expect((await build(content, site)).articles).toBe(0);
    expect((await build(content, site)).articles).toBe(0);
  });

  it('refuses a content folder that is not there, and leaves the site alone', async () => {
    const { content, site } = await buildFiles(manyPosts(3));
    const before = contentsOf(site);
    await expect(build(path.join(content, 'gone'), site)).rejects.toThrow(/ENOENT/);
    expect(contentsOf(site)).toEqual(before);
  });
});

describe('an archive', () => {
  it('is whole: every row is well-formed and leads to its article', async () => {
    const { archive, report, site } = await buildFiles(manyPosts());
    const rows = archive.all();
    expect(rows).toHaveLength(400);
    for (const row of rows) {
      expect(isArticleId(row.id)).toBe(true);
      const { id, title, date, categories, author, summary, lang, minutes, has, others } = archive.find(
        row.id,
      ) as Article;
      const fields = { id, title, date, categories, author, summary, lang, minutes, has, others };
      expect({ ...row, image: null }).toEqual({ ...fields, image: null });
    }
    expect(report.rows.map((post) => post.id).sort()).toEqual(rows.map(({ id }) => id).sort());
    const named = filesBelow(path.join(site, 'archive')).filter((file) => !file.startsWith('search/'));
    const names = named.map((file) => path.basename(file).split('.')[0] ?? '');
    expect(names.filter((name) => !isFileName(name))).toEqual(['manifest']);
  });

  it('counts the same everywhere', async () => {
    const { archive } = await buildFiles(manyPosts());
    const { manifest } = archive;
    const rows = archive.all();
    const whole = archive.listsOf(manifest.list).get('');
    expect([manifest.articles, manifest.rows, whole?.count, rows.length]).toEqual([400, 400, 400, 400]);
    expect(shardRows(manifest.head)).toEqual(rows.slice(0, 50));
    expect(rows).toEqual(rows.toSorted(compareRows));
    expect(whole?.undated).toBe(rows.filter(({ date }) => date === null).length);
    const days = (whole?.months ?? []).flatMap(([, counts]) => counts);
    expect((whole?.undated ?? 0) + days.reduce((sum, count) => sum + count, 0)).toBe(400);
    for (const { path: place, count, index } of archive.places()) {
      const list = archive.listsOf(index).get(categoryKey(place));
      const inPlace = rows.filter(({ categories }) =>
        categories.some((category) => place.every((name, level) => category[level] === name)),
      );
      expect(list && archive.rowsOf(list, place)).toEqual(inPlace);
      expect([list?.count, count]).toEqual([inPlace.length, inPlace.length]);
    }
    for (const { name, count, categories } of archive.authors()) {
      const own = rows.filter(({ author }) => author === name);
      expect(own).toHaveLength(count);
      for (const { categories: places } of own) {
        const keys = (places[0] ?? []).map((_, level, path) => categoryKey(path.slice(0, level + 1)));
        expect(['', ...keys].some((key) => categories.includes(key))).toBe(true);
      }
    }
  });

  it('names the hosts of its pictures with their number', async () => {
    const { archive } = await buildFiles({
      'a.md': post(
        '<img src="https://b.example/1.jpg"><img src="http://a.example:8080/2.jpg"><img src="p.png">',
      ),
      'b.md': post('<img src="https://b.example/3.jpg">', {
        title: 'b',
        more: 'thumbnail: https://c.example/t.jpg\n',
      }),
      'p.png': png,
    });
    expect(archive.hosts()).toEqual([
      ['a.example:8080', 1],
      ['b.example', 2],
      ['c.example', 1],
    ]);
  });

  it('says what the site is called and where its pictures go', async () => {
    const site = {
      ...{ title: '<书案> & "more"', address: 'https://a.example/', imageProxy: 'https://i.example' },
      ...{ imageMirror: null, wayback: false, description: '一句话', language: 'zh' },
      ...{ feeds: null, views: [{ name: '甲', query: '?words=a' }] },
      analytics: { provider: 'goatcounter', site: 'https://c.example' } as const,
      comments: { provider: 'waline', site: 'https://w.example' } as const,
    };
    const { archive } = await buildFiles({}, site);
    expect(archive.manifest.site).toEqual(site);
  });

  it('can have no posts at all', async () => {
    const { archive, report } = await buildFiles({ 'notes.txt': 'not a post' });
    expect(report).toMatchObject({ rows: [], posts: 0, articles: 0 });
    expect(archive.manifest).toMatchObject({ articles: 0, rows: 0, inSeveralPlaces: 0, packs: { count: 1 } });
    expect([archive.all(), archive.places(), archive.authors(), archive.hosts()]).toEqual([[], [], [], []]);
    expect(archive.find('nothing')).toBeUndefined();
  });

  it('holds the pictures that came with the posts', async () => {
    const { archive, site } = await buildFiles({ 'x/a.md': post('<img src="a.png">'), 'x/a.png': png });
    const image = archive.all()[0]?.image;
    expect(image).toMatchObject({ width: 16, height: 9 });
    expect(readFileSync(path.join(site, image?.src ?? ''))).toEqual(png);
    expect((archive.find(idFromPath('x/a.md')) as Article).html.join()).toContain(`src="${image?.src}"`);
  });
});

describe('copies', () => {
  const text = '<p>The same text</p>';
  const files = {
    'a/original.md': post(text, { categories: ['新闻', '晨报'] }),
    'b/copy.md': post(text, { categories: ['编程'] }),
    'c/other.md': post(text, { title: 'Another title' }),
  };

  it('are one article that stands in all its places', async () => {
    const { archive } = await buildFiles(files);
    const id = idFromPath('a/original.md');
    const places = [['新闻', '晨报'], ['编程']];
    expect(archive.manifest).toMatchObject({ articles: 2, inSeveralPlaces: 1 });
    expect(archive.all().find((row) => row.id === id)?.categories).toEqual(places);
    expect(archive.find(id)).toMatchObject({ kind: 'article', categories: places });
    expect(archive.places().map(({ path, count }) => [categoryKey(path), count])).toEqual([
      ['新闻', 2],
      ['新闻/晨报', 2],
      ['编程', 1],
    ]);
  });

  it('keep their addresses, which lead to the first one', async () => {
    const { archive, report } = await buildFiles(files);
    const copy = idFromPath('b/copy.md');
    expect(archive.find(copy)).toEqual({ kind: 'moved', id: copy, to: idFromPath('a/original.md') });
    expect(report.rows.map(({ file, id }) => [file, id])).toEqual([
      ['a/original.md', idFromPath('a/original.md')],
      ['b/copy.md', idFromPath('a/original.md')],
      ['c/other.md', idFromPath('c/other.md')],
    ]);
  });

  it('are named in the report, with the post that they repeat', async () => {
    const { report } = await buildFiles(files);
    expect(codes(report, 'a/original.md')).toEqual([]);
    expect(report.rows[1]?.problems).toEqual([
      { code: 'copy-of', detail: `the same as ${idFromPath('a/original.md')}, a/original.md` },
    ]);
  });

  it('are none when another author signs the same text', async () => {
    const { report } = await buildFiles({ ...files, 'd.md': post(text, { more: 'author: someone\n' }) });
    expect(report.articles).toBe(3);
    expect(report.rows.at(-1)).toMatchObject({ file: 'd.md', id: idFromPath('d.md'), author: 'someone' });
  });
});

describe('the report', () => {
  it('says of every post what it became', async () => {
    const { report } = await buildFiles(
      { '新闻/a.md': post('<p>x</p>', { title: '标题', more: 'author: 晨报\nid: my-id\n' }) },
      { base: '/sub/' },
    );
    expect(report.rows).toEqual([
      {
        file: '新闻/a.md',
        id: 'my-id',
        url: '/sub/a/my-id',
        title: '标题',
        date: '2021-01-02T00:00:00.000Z',
        categories: ['新闻', '晨报'],
        places: [['新闻', '晨报']],
        author: '晨报',
        problems: [],
      },
    ]);
  });

  it('reads dates without a zone in the zone of the build', async () => {
    const { report } = await buildFiles(
      { 'a.md': post('x', { date: '2021-01-02 08:00:00' }) },
      { timezone: 'Asia/Shanghai' },
    );
    expect(report.rows[0]?.date).toBe('2021-01-02T00:00:00.000Z');
  });

  it('has one row for every input file, whatever is wrong with it', async () => {
    const content = makeFolder({
      'good.md': post('<p>good</p>'),
      'empty.md': '',
      'blank.md': ' \n\n ',
      'nul.md': `---\ntitle: n\u0000ul\ndate: 2021-01-02\ncategories: x\n---\na\u0000b`,
      'only-nul.md': Buffer.alloc(64),
      'invalid.md': Buffer.concat([
        Buffer.from(post('<p>caf')),
        Buffer.from([0xe9, 0xff, 0xc3]),
        Buffer.from('</p>'),
      ]),
      'binary.md': Buffer.from(Array.from({ length: 4096 }, (_, byte) => (byte * 31) % 256)),
      'no-front-matter.md': '<p>Only text</p>',
      'unclosed.md': '---\ntitle: a\n\n<p>text</p>',
      'bad-yaml.md': '---\ntitle: "a\n- b: [\n---\n<p>text</p>',
      'far-date.md': post('x', { title: 'far', date: '99999999999999' }),
      'old-date.md': post('x', { title: 'old', date: '-271821-04-20' }),
      'taken.md': post('x', { title: 'taken', more: 'id: same\n' }),
      'taken-too.md': post('y', { title: 'taken too', more: 'id: same\n' }),
      'bad-id.md': post('x', { title: 'bad id', more: 'id: ../../etc/passwd\n' }),
      'folder.md/inside.md': post('<p>inside</p>', { title: 'inside' }),
      '名#字 %.md': post('<p>name</p>', { title: 'name' }),
    });
    symlinkSync('nowhere.md', path.join(content, 'dangling.md'));
    symlinkSync('loop.md', path.join(content, 'loop.md'));
    symlinkSync('.', path.join(content, 'up'));
    const site = makeFolder();
    const report = await build(content, site);

    const expected = filesBelow(content);
    expect(report.rows.map(({ file }) => file)).toEqual(expected);
    for (const row of report.rows) {
      expect(row.title === null || row.title.length > 0).toBe(true);
      expect(row.url).toBe(row.id && `/a/${row.id}`);
    }
    const unreadable = report.rows.filter(({ id }) => id === null).map(({ file }) => file);
    expect(unreadable).toEqual(['dangling.md', 'loop.md', 'up']);
    for (const file of unreadable) expect(codes(report, file)).toEqual(['unreadable']);
    expect(codes(report, 'good.md')).toEqual([]);
    expect(codes(report, 'empty.md')).toContain('empty-body');
    expect(codes(report, 'nul.md')).toContain('control-characters');
    expect(codes(report, 'invalid.md')).toContain('invalid-encoding');
    expect(codes(report, 'taken.md')).toContain('id-taken');
    expect(codes(report, 'bad-id.md')).toContain('id-invalid');

    const archive = readArchive(site);
    const listed = new Set(archive.all().map(({ id }) => id));
    for (const { id } of report.rows) if (id !== null) expect(listed.has(id)).toBe(true);
    expect(archive.manifest.articles).toBe(listed.size);
  });

  it('lists a post of 50 MB, whose article is its beginning', async () => {
    const line = `<p>${'长文 text '.repeat(90)}</p>\n`;
    const size = 50 * 1024 * 1024;
    const large = Buffer.alloc(size, line);
    large.write(post('', { title: 'Large' }).replace('<div></div>', '<div>'), 0);
    const { archive, report } = await buildFiles({ 'large.md': large, 'small.md': post('<p>small</p>') });
    expect(report.rows).toHaveLength(2);
    expect(report.rows[0]).toMatchObject({ file: 'large.md', title: 'Large' });
    expect(codes(report, 'large.md')).toContain('too-large');
    const article = archive.find(idFromPath('large.md')) as Article;
    expect(article.html.length).toBeGreaterThan(50);
    expect(article.html.join('').length).toBeLessThan(9 * 1024 * 1024);
  });
});

describe('an archive of hostile names', () => {
  it('keeps what no object key, path or address can', async () => {
    const names = ['__proto__', 'toString', '..', 'a/b', '%2F', '<script>', 'x\u202ey', '?#&', '"', ' '];
    const files = Object.fromEntries(
      names.map((name, number) => [
        `${number}.md`,
        `---\n${JSON.stringify({ title: name, date: '2021-01-02', categories: [name, 'x'], author: name })}\n---\n${number}`,
      ]),
    );
    const { archive, report, site } = await buildFiles(files);
    expect(archive.manifest.articles).toBe(names.length);
    for (const row of report.rows) expect(row.problems.map(({ code }) => code)).not.toContain('unreadable');
    for (const file of filesBelow(site))
      expect(file).toMatch(
        /^archive\/(manifest\.json|[a-z]+\/[0-9a-z]\/[0-9a-z]{12}(\.json|\/[\w/-]+\.(bin|json)))$/,
      );
    for (const { id, title } of archive.all()) expect(archive.find(id)).toMatchObject({ title });
    const shards = filesBelow(path.join(site, 'archive/rows'));
    for (const file of shards) {
      const text = readFileSync(path.join(site, 'archive/rows', file), 'utf8');
      expect(() => parseShard(JSON.parse(text))).not.toThrow();
    }
  });

  it('never writes outside the archive', async () => {
    const site = path.join(makeFolder({ 'neighbour.txt': 'x' }), 'site');
    mkdirSync(site);
    const content = makeFolder({
      'a.md': post('<img src="../../../../etc/hostname">', { more: 'id: ..%2f..%2fx\n' }),
    });
    await build(content, site);
    expect(
      filesBelow(path.dirname(site)).every(
        (file) => file === 'neighbour.txt' || file.startsWith('site/archive/'),
      ),
    ).toBe(true);
  });
});
