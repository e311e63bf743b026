import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { historyFile } from '#contract/history.ts';
import type { Row } from '#contract/row.ts';
import { verifyArchive } from './archive/verify-archive.ts';
import { idFromPath } from './article-ids.ts';
import { buildAndReport } from './testing/build-and-report.ts';
import { openCase } from './testing/open-case.ts';
import { manyPosts, samplePng as png, samplePost as post } from './testing/sample-posts.ts';
import { contentsOf, filesBelow } from './testing/temporary-folder.ts';

vi.setConfig({ testTimeout: 60_000 });

const longAgo = new Date('2001-02-03T04:05:06Z');

function makeOld(folder: string): void {
  for (const file of filesBelow(folder)) utimesSync(path.join(folder, file), longAgo, longAgo);
}

const written = (folder: string): string[] =>
  filesBelow(folder).filter((file) => statSync(path.join(folder, file)).mtime > longAgo);

const other = (title: string, more = ''): string => post(`<p>Text of ${title}</p>`, { title, more });

/** What happens to sixty posts between two builds. */
type Case = ReturnType<typeof openCase>;
const changes: [what: string, change: (site: Case) => void][] = [
  ['nothing', () => {}],
  ['a post comes first of all', ({ write }) => write({ '0.md': other('First') })],
  ['a post comes last of all', ({ write }) => write({ '龟/z.md': other('Last') })],
  ['a post is edited', ({ write }) => write({ '类 1/1/1.md': other('Edited') })],
  ['a post goes', ({ remove }) => remove('类 1/1/1.md')],
  ['the newest post goes', ({ remove }) => remove('类 4/3/59.md')],
  ['a post moves', ({ content }) => move(content, '类 1/1/1.md', '类 2/x.md')],
  [
    'two posts change places',
    ({ content }) => {
      move(content, '类 1/1/1.md', 'x');
      move(content, '类 2/2/2.md', '类 1/1/1.md');
      move(content, 'x', '类 2/2/2.md');
    },
  ],
  ['a picture changes', ({ write }) => write({ 'pictures/a.png': Buffer.concat([png, Buffer.from('x')]) })],
  ['a picture goes', ({ remove }) => remove('pictures/a.png')],
  ['a picture comes', ({ write }) => write({ 'pictures/missing.png': png })],
  ['a post takes an id that another has', ({ write }) => write({ '0.md': other('Thief', 'id: own\n') })],
  ['a post gives back an id that another wants', ({ remove }) => remove('a/taken.md')],
  ['both posts with one id go', ({ remove }) => remove('a/taken.md', 'a/wanted.md')],
  ['an id is taken out of the front matter', ({ write }) => write({ 'a/own.md': other('Own') })],
  ['the first of a file in two formats goes', ({ remove }) => remove('a/two.markdown')],
  ['the second of a file in two formats goes', ({ remove }) => remove('a/two.md')],
  ['an original goes', ({ remove }) => remove('b/original.md')],
  ['a copy goes', ({ remove }) => remove('c/copy.md')],
  ['all copies go', ({ remove }) => remove('b/original.md', 'c/copy.md', 'd/copy.md')],
  ['an original is edited', ({ write }) => write({ 'b/original.md': other('No longer the same') })],
  ['a copy comes before the original', ({ write }) => write({ 'a/copy.md': copy })],
  ['a post is a copy now', ({ write }) => write({ '类 1/1/1.md': copy })],
  ['a near copy goes', ({ remove }) => remove('s/1.md')],
  ['the leading one of a story goes', ({ remove }) => remove('s/0.md')],
  ['a near copy comes', ({ write }) => write({ 's/3.md': story(3) })],
  ['the leading one of a story comes', ({ write }) => write({ 's/4.md': story(-1) })],
  ['a category comes', ({ write }) => write({ 'new.md': post('x', { title: 'new', categories: ['新'] }) })],
  ['a post cannot be read', ({ content }) => unreadable(content, '类 1/1/1.md')],
  [
    'much at once',
    ({ write, remove, content }) => {
      write({ '0.md': other('First', 'id: own\n'), '类 1/1/1.md': other('Edited'), 's/4.md': story(-1) });
      remove('a/taken.md', 'b/original.md', '类 4/3/59.md', 'a/two.markdown');
      move(content, '类 2/2/2.md', 'moved.md');
      makeOld(path.join(content, '类 3'));
    },
  ],
];

const copy = post('<p>The same text</p>', { title: 'Copied', categories: ['编程'] });

const sentences = Array.from({ length: 60 }, (_, n) => `第${n}段写的是河边第${n * 7}棵柳树和一只鸟的旧事。`);

/** The same story from several sources, by the day of its date. */
function story(day: number): string {
  return post(`<p>${sentences.join('')}</p><p>${day}</p>`.replace(/<p>-?\d+<\/p>$/, ''), {
    title: '河边的柳树与飞鸟：一个写了很久的故事',
    date: `2022-03-${String(10 + day).padStart(2, '0')}`,
    categories: ['故事', `来源 ${day}`],
  });
}

const start = {
  ...manyPosts(60),
  'a/own.md': other('Own', 'id: own\n'),
  'a/taken.md': other('Taken', 'id: same\n'),
  'a/wanted.md': other('Wanted', 'id: same\n'),
  'a/two.markdown': other('Two, first'),
  'a/two.md': other('Two, second'),
  'b/original.md': post('<p>The same text</p>', { title: 'Copied' }),
  'c/copy.md': copy,
  'd/copy.md': post('<p>The same text</p>', { title: 'Copied', categories: ['人文'] }),
  's/0.md': story(0),
  's/1.md': story(1),
  's/2.md': story(2),
  'missing.md': post('<img src="/pictures/missing.png">', { title: 'missing' }),
};

function move(content: string, from: string, to: string): void {
  renameSync(path.join(content, from), path.join(content, to));
}

function unreadable(content: string, file: string): void {
  rmSync(path.join(content, file));
  // A link to itself.
  symlinkSync(file.split('/').at(-1) ?? '', path.join(content, file));
}

/** What a row says is what its article says, and so it is for all that tell the same story. */
function expectWhole({ all, find, manifest }: ReturnType<Case['archive']>): void {
  const said = ({ id, title, date, author }: Pick<Row, 'id' | 'title' | 'date' | 'author'>) =>
    `${id} ${title} ${date} ${author}`;
  const rows = all().flatMap((row) => [row, ...row.others.map((copy) => ({ ...copy, title: row.title }))]);
  const entries = rows.map(({ id }) => find(id)).filter((entry) => entry?.kind === 'article');
  expect(entries.map(said)).toEqual(rows.map(said));
  expect(rows.length).toBe(manifest.articles);
}

describe('a build with a cache', () => {
  it('has a start in which stories and copies are folded', async () => {
    const { build, archive } = openCase(start);
    await build();
    const { manifest, find, about } = archive();
    expect(manifest.articles - manifest.rows).toBe(2);
    expect(find(idFromPath('s/0.md'))).toMatchObject({ others: [{}, {}] });
    expect(find(idFromPath('c/copy.md'))).toMatchObject({ kind: 'moved' });
    expect(about().duplicates).toMatchObject({ copies: 2, near: { groups: 1, articles: 2 } });
  });

  it.each(changes)('makes the same of it as one without: %s', async (_, change) => {
    const site = openCase(start);
    await site.build();
    change(site);
    const { plain, cached, quiet } = await site.buildThrice();
    expect(cached).toEqual(plain);
    expect(quiet).toEqual(plain);
    expectWhole(site.archive());
    expect(verifyArchive(site.site).faults).toEqual([]);
  });

  it('writes no file when nothing has changed, and says the same', async () => {
    const { site, build, buildQuietly } = openCase(start);
    const { rows, ...first } = await build();
    makeOld(site);
    expect(await build()).toEqual({ ...first, rows, written: 0 });
    expect(await buildQuietly()).toEqual({ ...first, written: 0 });
    expect(written(site)).toEqual([]);
    expect(filesBelow(site)).toHaveLength(first.files);
  });

  it('writes no file when files only look newer, and does not read them again', async () => {
    const { content, site, cache, build } = openCase(start);
    await build();
    // Pictures that look newer have their posts made again, so only posts do here.
    for (const file of filesBelow(content)) {
      if (file.endsWith('.md')) utimesSync(path.join(content, file), longAgo, longAgo);
    }
    makeOld(site);
    makeOld(cache);
    expect((await build()).written).toBe(0);
    expect(written(site)).toEqual([]);
    // The cache knows now how they look, and has nothing to learn from the next build.
    expect(written(cache)).toContain('state.json');
    makeOld(cache);
    await build();
    expect(written(cache)).not.toContain('state.json');
  });

  it('writes no file when pictures only look newer', async () => {
    const { content, site, build } = openCase(start);
    await build();
    makeOld(site);
    utimesSync(path.join(content, 'pictures/a.png'), longAgo, longAgo);
    expect((await build()).written).toBe(0);
    expect(written(site)).toEqual([]);
  });

  it('notices a post that was changed and looks as it did, in size and time', async () => {
    const { content, write, build, buildThrice, archive } = openCase({
      'a.md': post('one'),
      'b.md': post('x'),
    });
    makeOld(content);
    await build();
    write({ 'a.md': post('two') });
    makeOld(content);
    const { plain, cached, quiet } = await buildThrice();
    expect(cached).toEqual(plain);
    expect(quiet).toEqual(plain);
    expect(archive().find(idFromPath('a.md'))).toMatchObject({ summary: 'two' });
  });

  it('writes few files when a post changes', async () => {
    const { site, write, build } = openCase(start);
    await build();
    makeOld(site);
    write({ '类 1/1/1.md': other('Edited') });
    const { written: count } = await build();
    expect(written(site).filter((file) => file !== historyFile)).toHaveLength(count);
    expect(count).toBeLessThan(20);
    expect(written(site).filter((file) => file.startsWith('archive/packs/'))).toHaveLength(1);
  });

  it.each([
    ['a pack', 'packs'],
    ['a shard', 'rows'],
    ['a list', 'lists'],
    ['the hosts', 'hosts'],
    ['a picture', 'media'],
    ['what it knows about itself', 'about'],
  ])('brings %s back that was deleted by hand', async (_, kind) => {
    const { site, build, bytes } = openCase(start);
    await build();
    const before = bytes();
    const [file = ''] = filesBelow(path.join(site, 'archive', kind));
    rmSync(path.join(site, 'archive', kind, file));
    await build();
    expect(bytes()).toEqual(before);
    rmSync(path.join(site, 'archive', kind), { recursive: true });
    await build();
    expect(bytes()).toEqual(before);
  });

  it('begins again when a post changes while it needs it, and reports each post once', async () => {
    const { site, content, build, bytes } = openCase(start);
    const { posts } = await build();
    rmSync(path.join(site, 'archive/packs'), { recursive: true });
    const edit = vi.fn((): void => {
      // Every post was found to be as it was by now; the texts of those whose packs are gone are made later.
      writeFileSync(path.join(content, '类 1/1/1.md'), other('Edited'));
    });
    const { rows } = await build({ onProgress: () => edit.mock.calls.length === 0 && edit() });
    expect(edit).toHaveBeenCalledOnce();
    expect(rows).toHaveLength(posts);
    expect(rows.find(({ file }) => file === '类 1/1/1.md')).toMatchObject({ title: 'Edited' });
    const now = bytes();
    await build({ cache: null });
    expect(bytes()).toEqual(now);
  });

  it('removes what a killed build left, also when nothing else is to do', async () => {
    const { site, build, buildQuietly, bytes } = openCase(start);
    await build();
    const before = bytes();
    for (const again of [build, buildQuietly]) {
      for (const file of ['spills/spill', 'cache/rows-0', 'cache/state.json']) {
        const left = path.join(site, 'archive/.building', file);
        mkdirSync(path.dirname(left), { recursive: true });
        writeFileSync(left, 'x');
      }
      writeFileSync(path.join(site, 'archive/manifest.json.0.unfinished'), '{');
      await again();
      expect(bytes()).toEqual(before);
    }
  });

  it('counts as many files when it writes none', async () => {
    const { site, build } = openCase(start);
    await build();
    expect((await build()).files).toBe(filesBelow(site).length);
  });
});

describe('a cache', () => {
  it('is not used by a build in another zone', async () => {
    const { build, bytes } = openCase({ 'a.md': post('x', { date: '2021-01-02 08:00:00' }) });
    await build();
    const before = bytes();
    expect((await build({ timezone: 'Asia/Shanghai' })).rows[0]?.date).toBe('2021-01-02T00:00:00.000Z');
    expect((await build()).rows[0]?.date).toBe('2021-01-02T08:00:00.000Z');
    expect(bytes()).toEqual(before);
  });

  it('is not used for a site that another build has written since', async () => {
    const { build, buildThrice, write, remove, content, site } = openCase(start);
    await build();
    write({ '0.md': other('First') });
    remove('类 1/1/1.md');
    await buildAndReport({ content, site });
    write({ '类 2/2/2.md': other('Edited') });
    const { plain, cached, quiet } = await buildThrice();
    expect(cached).toEqual(plain);
    expect(quiet).toEqual(plain);
  });

  it('is not used for a site that is gone', async () => {
    const { build, bytes, site } = openCase(start);
    await build();
    const before = bytes();
    rmSync(site, { recursive: true });
    await build();
    expect(bytes()).toEqual(before);
  });

  it.each<[string, (cache: string) => void]>([
    ['is gone', (cache) => rmSync(cache, { recursive: true })],
    ['has no state', (cache) => rmSync(path.join(cache, 'state.json'))],
    ['has half a state', (cache) => truncateSync(path.join(cache, 'state.json'), 100)],
    ['has no records', (cache) => rmSync(fileOf(cache, 'records-'))],
    ['has no rows', (cache) => rmSync(fileOf(cache, 'rows-'))],
    ['has half its records', (cache) => truncateSync(fileOf(cache, 'records-'), 1000)],
    ['has half its rows', (cache) => truncateSync(fileOf(cache, 'rows-'), 1000)],
    ['has records of nonsense', (cache) => writeFileSync(fileOf(cache, 'records-'), '{"file":\n'.repeat(9))],
    [
      'has records of something else',
      (cache) => writeFileSync(fileOf(cache, 'records-'), '{"file":"0.md"}\n'),
    ],
    // What a power cut leaves of files that had not reached the disk.
    ['has records of zeros', (cache) => fillWithZeros(fileOf(cache, 'records-'))],
    ['has a record of zeros', (cache) => fillWithZeros(fileOf(cache, 'records-'), 30)],
    ['has rows of zeros', (cache) => fillWithZeros(fileOf(cache, 'rows-'))],
    ['has more rows than it knows', (cache) => appendFileSync(fileOf(cache, 'rows-'), 'of a killed build')],
    ['has files of a killed build', (cache) => writeFileSync(path.join(cache, 'rows-0.unfinished'), 'x')],
  ])('that %s costs time only', async (_, damage) => {
    const { cache, build, buildThrice, bytes, write } = openCase(start);
    await build();
    const before = bytes();
    damage(cache);
    await build();
    expect(bytes()).toEqual(before);
    damage(cache);
    write({ '0.md': other('First') });
    const { plain, cached, quiet } = await buildThrice();
    expect(cached).toEqual(plain);
    expect(quiet).toEqual(plain);
    expect(filesBelow(cache).map((file) => file.replace(/-.*/, ''))).toEqual([
      'records',
      'rows',
      'state.json',
    ]);
  });

  it('is what it was after a build that failed', async () => {
    const { cache, build, bytes, write, buildThrice } = openCase(start);
    await build();
    const before = contentsOf(cache);
    write({ '0.md': other('First') });
    const onProgress = (): void => {
      throw new Error('power cut');
    };
    await expect(build({ onProgress })).rejects.toThrow('power cut');
    expect(contentsOf(cache)['state.json']).toEqual(before['state.json']);
    const { plain, cached, quiet } = await buildThrice();
    expect(cached).toEqual(plain);
    expect(quiet).toEqual(plain);
    expect(bytes()).toEqual(plain.bytes);
  });

  it('survives a build in another zone that failed', async () => {
    const { build, buildThrice, write } = openCase(start);
    await build();
    const onProgress = (): void => {
      throw new Error('power cut');
    };
    await expect(build({ onProgress, timezone: 'Asia/Shanghai' })).rejects.toThrow('power cut');
    write({ '0.md': other('First') });
    const { plain, cached, quiet } = await buildThrice();
    expect(cached).toEqual(plain);
    expect(quiet).toEqual(plain);
  });

  it('does not grow for ever', async () => {
    const { cache, build, write, buildThrice } = openCase(start);
    await build();
    const sizes: number[] = [];
    for (let round = 0; round < 12; round++) {
      write({ '类 1/1/1.md': post('x', { title: `${round} ${'long title '.repeat(400)}` }) });
      await build();
      sizes.push(statSync(fileOf(cache, 'rows-')).size);
    }
    expect(Math.max(...sizes)).toBeLessThan(4 * Math.min(...sizes));
    const { plain, cached, quiet } = await buildThrice();
    expect(cached).toEqual(plain);
    expect(quiet).toEqual(plain);
  });
});

describe('workers', () => {
  const files = manyPosts(700);

  it.each([1, 2, 3])('make the same of it: %i', async (workers) => {
    const alone = openCase(files);
    const alone_ = await alone.build();
    const together = openCase(Object.fromEntries(Object.entries(files).reverse()));
    expect(await together.build({ workers })).toEqual(alone_);
    expect(together.bytes()).toEqual(alone.bytes());
    together.write({ 'pictures/a.png': Buffer.concat([png, Buffer.from('x')]), '0.md': other('First') });
    const { plain, cached, quiet } = await together.buildThrice({ workers });
    expect(cached).toEqual(plain);
    expect(quiet).toEqual(plain);
  });
});

/** The file of a cache whose name begins so. */
function fileOf(cache: string, start: string): string {
  return path.join(cache, readdirSync(cache).find((name) => name.startsWith(start)) ?? start);
}

function fillWithZeros(file: string, length = statSync(file).size): void {
  writeFileSync(file, readFileSync(file).fill(0, 0, length));
}
