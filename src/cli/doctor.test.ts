import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { archiveFilePath, manifestFile } from '#contract/archive-files.ts';
import type { Article } from '#contract/article.ts';
import { historyFile } from '#contract/history.ts';
import type { Manifest } from '#contract/manifest.ts';
import { toShard } from '#contract/row.ts';
import { usualFeeds } from '#contract/site.ts';
import { filesByKind } from '#ingest/about/files-by-kind.ts';
import { type AboutPost, openAbout } from '#ingest/about/open-about.ts';
import { openSiteFiles } from '#ingest/archive/site-files.ts';
import { sampleArticle } from '#ingest/testing/sample-row.ts';
import { makeFolder } from '#ingest/testing/temporary-folder.ts';
import { doctor } from './doctor.ts';
import { UsageError } from './usage-error.ts';

type Written = { posts?: AboutPost[]; hosts?: [string, number][]; articles?: Article[]; title?: string };

/** An archive with only what the doctor reads. */
function writeArchive({ posts = [], hosts = [], articles = [], title = '书案' }: Written = {}): string {
  const site = makeFolder();
  const files = openSiteFiles(site);
  const about = openAbout();
  for (const post of posts) about.add(post);
  const pack = files.addJson('packs', { entries: articles });
  const manifest: Manifest = {
    format: 1,
    site: {
      ...{ title, address: null, imageProxy: null, imageMirror: null, wayback: false },
      ...{ description: null, language: null, feeds: usualFeeds, views: [], analytics: null, comments: null },
    },
    articles: posts.length,
    rows: posts.length,
    inSeveralPlaces: 0,
    head: toShard([]),
    list: files.addJson('lists', { lists: {} }),
    places: files.addJson('places', { name: [], parent: [], count: [], index: [] }),
    authors: files.addJson('authors', { authors: [] }),
    hosts: files.addJson('hosts', { hosts }),
    picks: null,
    about: about.write(files.addJson, {
      filesByKind: () => filesByKind(files.kept),
      copies: 7,
      nearCopies: { groups: 1, articles: 2, largest: [{ id: 'story', title: 'One story', size: 3 }] },
      removed: 2,
      moved: 3,
    }),
    packs: { count: 1, directories: [files.addJson('directories', { packs: [pack] })], addresses: [] },
    search: null,
  };
  files.publish(JSON.stringify(manifest));
  return site;
}

let number = 0;
function post(fields: Partial<AboutPost> = {}): AboutPost {
  const id = `p${++number}`;
  const date = Date.UTC(2024, 1, 3) / 1000;
  return { file: `${id}.md`, id, title: id, date, categories: [['新闻', '晨报']], problems: [], ...fields };
}

const withProblem = (code: string, detail = 'why'): AboutPost => post({ problems: [{ code, detail }] });

async function run(...args: string[]): Promise<{ code: number; output: string }> {
  let output = '';
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    output += String(text);
    return true;
  });
  const code = await doctor(args);
  vi.mocked(process.stdout.write).mockRestore();
  return { code, output };
}

describe('lectern doctor', () => {
  it('says what the archive holds, and how it is', async () => {
    const posts = [
      ...Array.from({ length: 8 }, () => withProblem('image-unresolved')),
      ...Array.from({ length: 4 }, () => post({ date: Date.UTC(2024, 4, 1) / 1000 })),
      post({ date: null, categories: [['博客']] }),
      post({
        id: null,
        title: null,
        categories: [],
        problems: [{ code: 'unreadable', detail: 'a link to itself' }],
      }),
    ];
    const { code, output } = await run(
      writeArchive({
        posts,
        hosts: [
          ['b.example', 5],
          ['a.example', 1200],
        ],
      }),
    );
    expect(code).toBe(0);
    const lines = output.split('\n');
    expect(lines.slice(0, 3)).toEqual([
      '书案',
      '13 articles from 14 posts, 2024-02 to 2024-05',
      '1 without a date, 1 file that could not be read, 3 moved addresses, 2 removed articles',
    ]);
    expect(lines).toContain('Articles by source (2024-02 to 2024-05, a month each)');
    expect(lines).toContain('         12  █  ▄  新闻 / 晨报');
    expect(lines).toContain('          1        博客');
    expect(lines).toContain('Growth: nothing has changed since the first build');
    expect(lines).toContain('Problems: 9');
    expect(lines).toContain('  image-unresolved: 8');
    expect(lines).toContain('    … and 3 more; --json has all');
    expect(output).toMatch(/ {4}p\d+\.md: a link to itself\n/);
    expect(lines).toContain('          3  One story (story)');
    expect(output).toContain(
      'Duplicates: 7 exact copies folded\n  1 story told more than once, 2 articles folded\n',
    );
    expect(output).toContain('Pictures: 1,205 from 2 hosts\n      1,200  a.example\n          5  b.example');
    expect(output).toMatch(/\n {10}1 +\d+ B {2}hosts\n/);
  });

  it('says how it has grown', async () => {
    const site = writeArchive();
    const entry = { articles: 10, added: 1234, changed: 2, removed: 3, moved: 4 };
    const entries = Array.from({ length: 7 }, (_, index) => ({ at: 1_700_000_000 - index, ...entry }));
    writeFileSync(path.join(site, historyFile), JSON.stringify({ entries }));
    const { output } = await run(site);
    expect(output).toContain(
      'Growth\n  2023-11-14 22:13  1,234 added, 2 changed, 3 removed, 4 moved: 10 articles\n',
    );
    expect(output).toContain('  … and 2 builds before\n');
  });

  it('draws so many months in one column as it takes, and not those that are far away', async () => {
    const month = (offset: number): AboutPost => post({ date: Date.UTC(2015, offset, 1) / 1000 });
    const posts = [...Array.from({ length: 120 }, (_, offset) => month(offset)), month(-600)];
    const { output } = await run(writeArchive({ posts }));
    expect(output).toContain('1965-01 to 2024-12');
    expect(output).toContain(
      `(2015-01 to 2024-12, 3 months each)\n        121  ${'█'.repeat(40)}  新闻 / 晨报\n`,
    );
  });

  it('shows no control characters of posts', async () => {
    const posts = [{ ...withProblem('title-missing', 'a\u001b]0;x\u0007b\nc'), file: 'x\u202ey.md' }];
    const { output } = await run(writeArchive({ posts, title: 'T\u009b2J' }));
    expect(output).toContain('    x\ufffdy.md: a\ufffd]0;x\ufffdb c\n');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
    expect(output).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  });

  it('gives everything as JSON', async () => {
    const posts = [...Array.from({ length: 8 }, () => withProblem('image-unresolved')), post({ date: null })];
    const site = writeArchive({ posts, hosts: [['a.example', 2]] });
    const { code, output } = await run(site, '--json');
    expect(code).toBe(0);
    const json = JSON.parse(output);
    expect(json).toMatchObject({
      title: '书案',
      posts: 9,
      articles: 9,
      undated: 1,
      removed: 2,
      moved: 3,
      days: { '2024-02-03': 8 },
      sources: [{ path: ['新闻', '晨报'], articles: 9, undated: 1, months: { '2024-02': 8 } }],
      others: null,
      history: [],
      problems: [{ code: 'image-unresolved', count: 8 }],
      duplicates: { copies: 7, near: { groups: 1 } },
      hosts: [{ host: 'a.example', count: 2 }],
      missing: [],
    });
    expect(json.problems[0].posts.length).toBe(8);
    expect(json.problems[0].posts[0]).toEqual({
      file: posts[0]?.file,
      id: posts[0]?.id,
      title: posts[0]?.title,
      detail: 'why',
    });
    expect(json.files.map(({ kind }: { kind: string }) => kind)).toContain('problems');
  });

  it('exits with 1 when there are more problems than allowed', async () => {
    const site = writeArchive({ posts: [withProblem('a'), withProblem('b')] });
    expect((await run(site, '--max-problems', '2')).code).toBe(0);
    expect((await run(site, '--max-problems', '1')).code).toBe(1);
    expect((await run(site, '--max-problems=0', '--json')).code).toBe(1);
  });

  it('says which files are missing', async () => {
    const site = writeArchive({ posts: [withProblem('a')] });
    const { packs, places }: Manifest = JSON.parse(readFileSync(path.join(site, manifestFile), 'utf8'));
    const gone = [
      archiveFilePath('directories', packs.directories[0] ?? ''),
      archiveFilePath('places', places),
    ];
    for (const file of gone) rmSync(path.join(site, file));
    const { code, output } = await run(site);
    expect(code).toBe(1);
    expect(output).toContain(`  missing: 2; lectern verify says more\n    ${gone[0]}\n    ${gone[1]}\n`);
  });

  it('does not run without a head that can be read', async () => {
    await expect(run(makeFolder())).rejects.toThrow(/has no archive\/manifest.json: it is no site/);
    const site = writeArchive();
    const { about }: Manifest = JSON.parse(readFileSync(path.join(site, manifestFile), 'utf8'));
    rmSync(path.join(site, archiveFilePath('about', about)));
    await expect(run(site)).rejects.toThrow(/ENOENT.*; lectern verify .* says what is wrong/);
    await expect(run(makeFolder({ [manifestFile]: '{"format":1}' }))).rejects.toBeInstanceOf(UsageError);
    await expect(run(makeFolder({ [manifestFile]: '{' }))).rejects.toBeInstanceOf(UsageError);
  });

  it.each([
    [[], /name one site/],
    [['a', 'b'], /name one site/],
    [['a', '--max-problems', 'x'], /--max-problems x: a whole number/],
    [['a', '--max-problems', '-1'], /max-problems/],
  ])('refuses %j', async (args, message) => {
    await expect(run(...args)).rejects.toThrow(message);
  });

  it('has help', async () => {
    const { code, output } = await run('--help');
    expect(code).toBe(0);
    for (const option of ['--json', '--max-problems', '--check-images', 'Exit codes'])
      expect(output).toContain(option);
  });
});

describe('lectern doctor --check-images', () => {
  const pictures = (id: string, ...targets: string[]): Article =>
    sampleArticle({ id, html: targets.map((src) => `<p><img src="${src}" alt="x"></p>`) });

  it('asks for a few pictures of each host and says which hosts are dead', async () => {
    const articles = [
      pictures(
        'a',
        'http://one.example/1?a=1&amp;b=2',
        'http://one.example/1?a=1&amp;b=2',
        'http://one.example/2',
      ),
      pictures('b', 'http://one.example/3', 'http://one.example/4', 'http://two.example/1'),
      sampleArticle({
        id: 'c',
        cover: { src: 'http://three.example/1' },
        html: ['<img src="archive/media/3/x.webp">'],
      }),
    ];
    const hosts: [string, number][] = [
      ['one.example', 5],
      ['two.example', 1],
      ['three.example', 1],
    ];
    const site = writeArchive({ articles, hosts });
    const asked: string[] = [];
    const openProxy = () => ({
      fetch: async (request: Request) => {
        expect(request.method).toBe('HEAD');
        const target = new URL(request.url).searchParams.get('url') ?? '';
        asked.push(target);
        if (target.includes('two.example')) return new Response(null, { status: 200 });
        return new Response(null, { status: 404, headers: { 'x-lectern-error': 'gone' } });
      },
      close: async () => {},
    });
    let output = '';
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      output += String(text);
      return true;
    });
    await doctor([site, '--check-images', '--json'], { openProxy, pauseMs: 0 });
    const { hosts: found } = JSON.parse(output);
    output = '';
    await doctor([site, '--check-images'], { openProxy, pauseMs: 0 });
    write.mockRestore();
    expect(found).toEqual([
      {
        host: 'one.example',
        count: 5,
        check: { state: 'dead', reason: expect.stringContaining('no longer exists') },
      },
      { host: 'three.example', count: 1, check: { state: 'dead', reason: expect.any(String) } },
      { host: 'two.example', count: 1, check: { state: 'alive', reason: null } },
    ]);
    expect(asked.slice(0, 5).toSorted()).toEqual([
      'http://one.example/1?a=1&b=2',
      'http://one.example/2',
      'http://one.example/3',
      'http://three.example/1',
      'http://two.example/1',
    ]);
    expect(output).toContain(
      '  asked 3 of them: 1 alive, 0 refused, 2 dead\n          5  one.example  dead: The picture',
    );
  });
});
