import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { archiveFilePath, manifestFile } from '#contract/archive-files.ts';
import { parseManifest } from '#contract/manifest.ts';
import { shardRows } from '#contract/row.ts';

// The commands as a person runs them: each test starts bin/lectern.js. Only the reader is built once, for all.

const lectern = path.resolve('bin/lectern.js');

// Each start of a command takes a third of a second of a core, and cores may be busy.
vi.setConfig({ testTimeout: 60_000 });

let folder: string;
let posts: string;
/** A complete site; tests that change one take a copy. */
let built: string;

/** That of a person whose caches are in the tests' own folder. */
const environment = () => ({ ...process.env, XDG_CACHE_HOME: path.join(folder, 'caches') });

type Outcome = { code: number | null; output: string; error: string };

function run(...args: string[]): Promise<Outcome> {
  const child = spawn(process.execPath, [lectern, ...args], { cwd: folder, env: environment() });
  const outcome = { output: '', error: '' };
  child.stdout.on('data', (chunk) => {
    outcome.output += String(chunk);
  });
  child.stderr.on('data', (chunk) => {
    outcome.error += String(chunk);
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, ...outcome })));
}

const post = (title: string, body: string): string =>
  `---\ntitle: ${title}\ndate: 2021-01-02\ncategories: [新闻, 晨报]\n---\n\n<p>${body}</p>\n`;

const read = (site: string, file: string): string => readFileSync(path.join(site, file), 'utf8');

const titlesOf = (site: string): string[] =>
  shardRows(parseManifest(JSON.parse(read(site, manifestFile))).head).map(({ title }) => title);

/** A new folder inside the tests' own one. */
const newFolder = (): string => mkdtempSync(path.join(folder, 'case-'));

function copyOfBuilt(): string {
  const site = path.join(newFolder(), 'site');
  cpSync(built, site, { recursive: true, preserveTimestamps: true });
  return site;
}

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'lectern-commands-')));
  posts = path.join(folder, 'posts');
  built = path.join(folder, 'built');
  mkdirSync(path.join(posts, 'news'), { recursive: true });
  writeFileSync(path.join(posts, 'news/one.md'), post('One', 'Text <img src="https://named.example/a.jpg">'));
  writeFileSync(path.join(posts, 'news/two.md'), post('Two', 'long text '.repeat(400)));
  const outcome = await run('build', posts, '--out', built, '--title', '书案 & <more>', '--base', '/');
  expect(outcome).toMatchObject({ code: 0 });
}, 120_000);

it('builds the reader for production, whatever the environment says', () => {
  expect(process.env.NODE_ENV).toBe('test');
  const scripts = readdirSync(path.join(built, 'reader')).filter((name) => name.endsWith('.js'));
  const code = scripts.map((name) => readFileSync(path.join(built, 'reader', name), 'utf8')).join('');
  expect(code.includes('Each child in a list should have a unique')).toBe(false);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('help', () => {
  it.each([
    ['--help', ['build', 'ingest', 'mirror', 'serve', 'Exit codes']],
    ['-h', ['build', 'ingest', 'serve']],
    ['build --help', ['--out', '--base', '--title', '--timezone', '--image-proxy', '--report', '--strict']],
    ['build --help', ['--cache', '--no-cache', '--previous']],
    ['ingest --help', ['--out', '--report', '--strict']],
    ['ingest --help', ['--proxy-key-file', '--mirror DIR', '--mirror-url', '--wayback', '--no-mirror']],
    ['mirror --help', ['--out', '--max-bytes', '--retry', '--report', 'Exit codes']],
    ['serve -h', ['--port', '--host']],
  ])('is what lectern %s prints', async (line, words) => {
    const { code, output, error } = await run(...line.split(' '));
    expect([code, error]).toEqual([0, '']);
    for (const word of words) expect(output).toContain(word);
  });

  it('comes when no command is named, which is no success', async () => {
    const { code, output } = await run();
    expect(code).toBe(2);
    expect(output).toContain('lectern build CONTENT --out SITE');
  });
});

it('lectern --version prints that of the package', async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(await run('--version')).toEqual({ code: 0, output: `${version}\n`, error: '' });
});

describe('a wrong call', () => {
  /** `{posts}`, `{built}` and `{folder}` stand for the paths of this run; src/cli has the whole table of options. */
  const wrong: [line: string, message: RegExp][] = [
    ['publish', /no command "publish"; see lectern --help/],
    ['constructor', /no command "constructor"/],
    ['build', /name the folder of posts: lectern build CONTENT --out SITE/],
    ['build {folder}/gone --out x', /there is no folder .*gone/],
    ['build {posts}/news/one.md --out x', /is a file; name the folder/],
    ['build {built}/archive --out {built}', /cannot be written into the folder of the posts/],
    ['build {posts} --out x --nonsense', /Unknown option '--nonsense'.*see lectern build --help/s],
    ['build {posts} --out', /--out.*see lectern build --help/s],
    ['build {posts} --out=', /--out has no value/],
    ['ingest {posts} --out x --strict=yes', /--strict.*see lectern ingest --help/s],
    ['build {posts} --out x --base sub', /--base sub: a path with slashes at both ends/],
    [
      'ingest {posts} --out x --timezone Mars/Phobos',
      /no time zone has this name; use one as Asia\/Shanghai/,
    ],
    [
      'build {posts} --out x --image-proxy https://i.example/?u=',
      /has no query; a template has \{url\} in it/,
    ],
    ['build {posts} --out x --proxy-key-file {folder}/gone', /the key file .*gone cannot be read/],
    ['build {posts} --out x --mirror {posts}', /has no pictures.ndjson: fill it with lectern mirror/],
    ['mirror', /name one folder of posts, or one site: lectern mirror/],
    ['mirror {posts} --out {posts}', /a folder of its own/],
    ['serve', /name one site: lectern serve SITE/],
    ['serve {posts}', /is no site: it has no index.html; make one with lectern build/],
    ['serve {built} --port 70000', /--port 70000: a number from 0 to 65535/],
    ['serve {built} --port=', /a number from 0 to 65535/],
    ['serve {built} --port 0 --host 203.0.113.1', /EADDRNOTAVAIL/],
  ];

  it.each(wrong)('lectern %s ends with 2 and says what to do', async (line, message) => {
    const places: Readonly<Record<string, string>> = { posts, built, folder };
    const args = line
      .split(' ')
      .map((word) => word.replace(/\{(\w+)\}/, (_, name: string) => places[name] ?? ''));
    const { code, output, error } = await run(...args);
    expect(error).toMatch(message);
    expect(error).toMatch(/^lectern: /);
    expect(error).not.toContain('    at ');
    expect([code, output]).toEqual([2, '']);
  });

  it('leaves nothing behind', () => {
    expect(existsSync(path.join(folder, 'x'))).toBe(false);
  });

  it('names a port that is taken', async () => {
    const other = net.createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => other.once('listening', resolve));
    const address = other.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const { code, error } = await run('serve', built, '--port', String(port));
    other.close();
    expect([code, error]).toEqual([
      2,
      `lectern: port ${port} is taken; give another with --port, or 0 for a free one\n`,
    ]);
  });
});

describe('the report', () => {
  it('has a row for every post, also for one that cannot be read, in a folder that it makes', async () => {
    const own = newFolder();
    writeFileSync(path.join(own, 'a.md'), post('A', 'text'));
    symlinkSync('nowhere', path.join(own, 'b.md'));
    const file = path.join(own, 'new/report.json');
    const site = path.join(newFolder(), 'site');
    const { code, output } = await run('ingest', own, '--out', site, '--base', '/sub/', '--report', file);
    expect(code).toBe(0);
    expect(output).toMatch(/^1 posts, 1 articles, (\d+) archive files \(\1 written\), [\d.]+ s\n/);
    expect(output).toContain('1 files could not be read');
    expect(output).toContain('unreadable: 1');
    const report = JSON.parse(readFileSync(file, 'utf8'));
    expect(report.posts).toMatchObject([
      {
        file: 'a.md',
        id: expect.stringMatching(/^[0-9a-z]{12}$/),
        url: `/sub/a/${report.posts[0].id}`,
        title: 'A',
        date: '2021-01-02T00:00:00.000Z',
        categories: ['新闻', '晨报'],
        author: null,
        problems: [],
      },
      { file: 'b.md', id: null, url: null, problems: [{ code: 'unreadable', detail: expect.any(String) }] },
    ]);
  });

  it('decides the exit code only with --strict', async () => {
    const own = newFolder();
    writeFileSync(path.join(own, 'a.md'), '<p>no front matter</p>');
    const site = path.join(newFolder(), 'site');
    expect(await run('ingest', own, '--out', site)).toMatchObject({ code: 0 });
    expect(await run('ingest', own, '--out', site, '--strict')).toMatchObject({ code: 1 });
    expect(titlesOf(site)).toEqual(['no front matter']);
    writeFileSync(path.join(own, 'a.md'), post('A', 'text'));
    expect(await run('ingest', own, '--out', site, '--strict')).toMatchObject({ code: 0 });
  });
});

describe('output that nobody reads to the end', () => {
  it('is no failure', async () => {
    const child = spawn(process.execPath, [lectern, 'ingest', '--help'], { cwd: folder });
    let error = '';
    child.stderr.on('data', (chunk) => {
      error += String(chunk);
    });
    child.stdout.destroy();
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect({ code, error }).toEqual({ code: 0, error: '' });
  });
});

describe('lectern build', () => {
  it('makes a site whose first page has the newest rows, and one for any address, with policy and title', () => {
    expect(read(built, 'index.html')).toContain('<span class="row_title">Two</span>');
    const page = read(built, '404.html');
    expect(page).toContain('<title>书案 &amp; &lt;more></title>');
    expect(page).toContain('http-equiv="Content-Security-Policy" content="default-src \'none\'');
    expect(page).toMatch(/src="\/reader\/index-[\w-]+\.js"/);
    expect(titlesOf(built).sort()).toEqual(['One', 'Two']);
  });

  it('twice leaves the same site, without files of an older reader', async () => {
    const site = copyOfBuilt();
    const before = readdirSync(path.join(site, 'reader')).sort();
    writeFileSync(path.join(site, 'reader/index-0LD0LD0L.js'), 'of an older reader');
    writeFileSync(path.join(site, 'reader/index-0LD0LD0L.css.unfinished'), 'of a killed build');
    writeFileSync(path.join(site, 'CNAME'), 'archive.example');
    expect(await run('build', posts, '--out', site, '--title', '书案 & <more>')).toMatchObject({ code: 0 });
    expect(readdirSync(path.join(site, 'reader')).sort()).toEqual(before);
    expect(readdirSync(site).sort()).toEqual([...readdirSync(built), 'CNAME'].sort());
    expect(read(site, 'index.html')).toBe(read(built, 'index.html'));
  });
});

describe('a folder that is no site', () => {
  it('keeps its page', async () => {
    const site = newFolder();
    writeFileSync(path.join(site, 'index.html'), 'my home page');
    const { code, error } = await run('build', posts, '--out', site);
    expect(code).toBe(2);
    expect(error).toMatch(/index.html is not of a site that lectern built: give --out another folder, or/);
    expect(readdirSync(site)).toEqual(['index.html']);
    expect(read(site, 'index.html')).toBe('my home page');
  });
});

describe('two builds into one site', () => {
  it('are one too many: the second says which process writes', async () => {
    const site = copyOfBuilt();
    const lock = path.join(site, 'archive/.lock');
    writeFileSync(lock, JSON.stringify({ pid: process.pid, host: os.hostname() }));
    const before = read(site, manifestFile);
    for (const command of ['build', 'ingest']) {
      const { code, error } = await run(command, posts, '--out', site, '--title', 'Other');
      expect([code, error]).toEqual([
        2,
        `lectern: process ${process.pid} is writing this archive; wait for it, or delete ${lock} if it has ended\n`,
      ]);
    }
    expect(read(site, manifestFile)).toBe(before);
    expect(await run('verify', site)).toMatchObject({ code: 0 });
    rmSync(lock);
    expect(await run('ingest', posts, '--out', site)).toMatchObject({ code: 0 });
    expect(existsSync(lock)).toBe(false);
  });
});

describe('a folder without posts', () => {
  it('does not empty a site, and makes a new one', async () => {
    const site = copyOfBuilt();
    const before = read(site, manifestFile);
    for (const command of ['build', 'ingest']) {
      const { code, error } = await run(command, newFolder(), '--out', site, '--title', 'Other');
      expect(code).toBe(2);
      expect(error).toMatch(
        /^lectern: there is no post to read in .* the site has 2 articles: nothing was changed/,
      );
    }
    expect(read(site, manifestFile)).toBe(before);
    expect(await run('ingest', newFolder(), '--out', path.join(newFolder(), 'new'))).toMatchObject({
      code: 0,
    });
  });
});

describe('lectern ingest', () => {
  it('brings new posts to a site and keeps its reader, its name and its base', async () => {
    const site = path.join(newFolder(), 'site');
    const options = ['--title', 'My name', '--base', '/reader/', '--image-proxy', 'https://i.example/'];
    expect(await run('build', posts, '--out', site, ...options)).toMatchObject({ code: 0 });
    const addresses = [...read(site, '404.html').matchAll(/(?:href|src)="([^"]*)"/g)].map(
      ([, address]) => address,
    );
    expect(addresses.length).toBeGreaterThan(3);
    for (const address of addresses) expect(address).toMatch(/^\/reader\//);

    const files = readdirSync(site, { recursive: true, encoding: 'utf8' }).filter(
      (file) => !/^(archive|a|c|index\.html|llms\.txt)(\/|$)/.test(file),
    );
    const state = () => files.map((file) => [file, statSync(path.join(site, file)).mtimeMs]);
    const before = state();
    const own = newFolder();
    writeFileSync(path.join(own, 'three.md'), post('Three', 'text'));
    const file = path.join(own, 'report.json');
    expect(await run('ingest', own, '--out', site, '--report', file)).toMatchObject({ code: 0 });
    expect(titlesOf(site)).toEqual(['Three']);
    expect(state()).toEqual(before);
    expect(JSON.parse(read(site, manifestFile)).site).toMatchObject({
      title: 'My name',
      address: null,
      imageProxy: 'https://i.example',
      imageMirror: null,
      wayback: false,
    });
    expect(JSON.parse(readFileSync(file, 'utf8')).posts[0].url).toMatch(/^\/reader\/a\//);
    await run('ingest', own, '--out', site, '--title', 'Another name');
    expect(JSON.parse(read(site, manifestFile)).site.title).toBe('Another name');
  });
});

describe('the cache', () => {
  const cacheOf = (site: string): string[] =>
    readdirSync(path.join(folder, 'caches/lectern')).filter((name) => name.startsWith(path.basename(site)));

  it('is in the folder for caches, and spares the next build what did not change', async () => {
    const own = newFolder();
    writeFileSync(path.join(own, 'a.md'), post('A', 'text'));
    const site = path.join(newFolder(), 'cached');
    await run('ingest', own, '--out', site);
    expect(cacheOf(site)).toHaveLength(1);
    expect((await run('ingest', own, '--out', site)).output).toMatch(
      /^1 posts, 1 articles, \d+ archive files \(0 written\)/,
    );
    writeFileSync(path.join(own, 'b.md'), post('B', 'text'));
    expect((await run('ingest', own, '--out', site)).output).toMatch(/^2 posts, 2 articles/);
    expect(titlesOf(site)).toEqual(expect.arrayContaining(['A', 'B']));
    expect(await run('verify', site)).toMatchObject({ code: 0 });
  });

  it('is where the call says, or nowhere', async () => {
    const caches = newFolder();
    const site = path.join(newFolder(), 'elsewhere');
    await run('ingest', posts, '--out', site, '--cache', caches);
    expect(readdirSync(caches)).toEqual([expect.stringMatching(/^elsewhere-[0-9a-f]{16}$/)]);
    expect(cacheOf(site)).toEqual([]);
    const plain = path.join(newFolder(), 'plain');
    for (const written of [/\(\d+ written\)/, /\(0 written\)/])
      expect((await run('ingest', posts, '--out', plain, '--no-cache')).output).toMatch(written);
    expect(cacheOf(plain)).toEqual([]);
    expect(read(plain, manifestFile)).toBe(read(site, manifestFile));
  });
});

describe('a former site', () => {
  it('keeps its links in a site that is built in an empty folder', async () => {
    const own = newFolder();
    writeFileSync(path.join(own, 'a.md'), post('A', 'text'));
    writeFileSync(path.join(own, 'b.md'), post('B', 'other text'));
    const former = path.join(newFolder(), 'former');
    await run('ingest', own, '--out', former);
    rmSync(path.join(own, 'a.md'));
    const site = path.join(newFolder(), 'site');
    expect(await run('ingest', own, '--out', site, '--previous', former)).toMatchObject({ code: 0 });
    const { packs } = parseManifest(JSON.parse(read(site, manifestFile)));
    const addresses = JSON.parse(read(site, archiveFilePath('addresses', packs.addresses[0] ?? '')));
    expect(addresses).toMatchObject({ articles: [expect.any(String)], removed: [expect.any(String)] });
  });

  it('that cannot be read stops the build', async () => {
    const former = newFolder();
    mkdirSync(path.join(former, 'archive'));
    writeFileSync(path.join(former, manifestFile), '{');
    const site = path.join(newFolder(), 'site');
    const { code, error } = await run('ingest', posts, '--out', site, '--previous', former);
    expect(code).toBe(2);
    expect(error).toMatch(
      /^lectern: the archive of .* cannot be read \(archive\/manifest.json: .*its addresses would be lost/,
    );
    expect(error).not.toContain('    at ');
    expect(existsSync(path.join(site, manifestFile))).toBe(false);
  });
});

describe('lectern mirror', () => {
  it('refuses what the proxy refuses, says so, and leaves a mirror that a build can use', async () => {
    const own = newFolder();
    writeFileSync(path.join(own, 'a.md'), post('A', '<img src="http://10.0.0.1/a.jpg">'));
    const kept = path.join(newFolder(), 'kept');
    const { code, output } = await run('mirror', own, '--out', kept, '--strict');
    expect(code).toBe(1);
    expect(output).toMatch(/^0 of 1 pictures are kept \(0 fetched\)/);
    expect(output).toContain('10.0.0.1: 1, This host is not at a public address.');
    const site = path.join(newFolder(), 'site');
    expect(await run('ingest', own, '--out', site, '--mirror', kept)).toMatchObject({ code: 0 });
    expect(JSON.parse(read(site, manifestFile)).site.imageMirror).toBe('./mirror/');
  });
});

describe('lectern search', () => {
  it('finds in the folder of a site, for people and as JSON, and ends with 1 when there is nothing', async () => {
    const found = await run('search', built, 'long TEXT');
    expect(found).toMatchObject({ code: 0, error: '' });
    expect(found.output).toMatch(/^Two\n {2}a\/\S+ {2}2021-01-02 {2}晨报\n.*long text[\s\S]*\n1 article\n$/);
    const asJson = await run('search', built, 'title:two source:晨', '--json');
    expect(JSON.parse(asJson.output)).toMatchObject({
      ...{ total: 1, isExact: true },
      articles: [{ title: 'Two', where: 'title', categories: [['新闻', '晨报']] }],
    });
    expect(await run('search', built, 'not there')).toMatchObject({ code: 1, output: '0 articles\n' });
  });

  it.each([
    [['search', 'site'], /name a site and what to find/],
    [['search', 'site', 'two', 'words'], /in quotes: "two words"/],
    [['search', 'site', '!'], /nothing to find in "!"/],
    [['search', 'site', 'one', '--limit', '0'], /--limit 0: a whole number/],
    [['search', 'site', 'one is:starred'], /is:starred is known in the reader's browser only/],
    [['search', 'site', 'one'], /site has no archive\/manifest.json/],
  ])('says what is wrong with %j', async (args, message) => {
    const { code, error } = await run(...args);
    expect(code).toBe(2);
    expect(error).toMatch(message);
  });
});

describe('lectern serve', () => {
  it('says where it listens, shows what was built, and ends with 0 on SIGTERM', async () => {
    const child = spawn(process.execPath, [lectern, 'serve', built, '--port', '0'], { env: environment() });
    onTestFinished(() => void child.kill('SIGKILL'));
    const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
    const url = await new Promise<string>((resolve, reject) => {
      child.stdout.once('data', (line) =>
        resolve(/^listening on (http:\S+)\n$/.exec(String(line))?.[1] ?? ''),
      );
      child.once('exit', reject);
    });
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    const page = await (await fetch(url)).text();
    expect(page).toContain('书案');
    const script = /<script type="module"[^>]* src="([^"]+)"/.exec(page)?.[1] ?? '';
    const answer = await fetch(new URL(script, url));
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      'text/javascript; charset=utf-8',
    ]);
    await answer.arrayBuffer();
    child.kill('SIGTERM');
    expect(await ended).toEqual({ code: 0, signal: null });
  });
});
