import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import net, { type AddressInfo } from 'node:net';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { ingest } from '#cli/ingest.ts';
import { mirror } from '#cli/mirror.ts';
import { UsageError } from '#cli/usage-error.ts';
import { manifestFile, mirrorPath } from '#contract/archive-files.ts';
import { parseManifest } from '#contract/manifest.ts';
import { signTarget } from '#contract/proxy-url.ts';
import { shardRows } from '#contract/row.ts';
import { contentHash } from '#ingest/archive/content-hash.ts';
import { filesBelow, makeFolder } from '#ingest/testing/temporary-folder.ts';
import { createNodeProxy } from '#proxy/node.ts';
import { until } from './proxy/loopback.ts';
import { png } from './proxy/picture-bytes.ts';

// From posts to a site that shows its mirror: the commands in this process, whose hosts a server on loopback plays.

vi.setConfig({ testTimeout: 60_000 });

const post = (title: string, body: string, more = ''): string =>
  `---\ntitle: ${title}\ndate: 2021-01-02\ncategories: [新闻]\n${more}---\n\n<p>${title}</p>${body}\n`;

const posts = {
  'posts/a.md': post(
    'A',
    '<img src="http://a.pub.test/body.png?x=1&amp;y=2"><img src="http://a.pub.test/gone.png">',
  ),
  'posts/b.md': post('B', '<p>text</p>', 'cover: http://b.pub.test/cover.png\n'),
  'posts/c.md': post(
    'C',
    '<video src="http://a.pub.test/v.mp4" poster="http://a.pub.test/still.png"></video>',
  ),
  'posts/d.md': post('D', '<img src="beside.png"><img src="http://10.0.0.1/private.png">'),
  'posts/beside.png': png(3, 4),
};

const pictures: Readonly<Record<string, Buffer>> = {
  'a.pub.test/body.png?x=1&y=2': png(30, 20),
  'a.pub.test/still.png': png(16, 9),
  'b.pub.test/cover.png': png(30, 20),
};

const fileOf = (width: number, height: number): string => `${contentHash(png(width, height))}.png`;

/** A server that plays all hosts; writes down what it was asked for. */
async function startHosts() {
  const asked: string[] = [];
  const server = http.createServer((request, response) => {
    const address = `${request.headers.host}${request.url}`;
    asked.push(address);
    const picture = pictures[address];
    if (address.endsWith('/hangs.png')) return;
    response.writeHead(picture ? 200 : 404).end(picture);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const openProxy = (key: string) =>
    createNodeProxy({
      keys: [key],
      lookup: async () => [{ address: '93.184.216.34', family: 4 }],
      connect: () => net.connect({ host: '127.0.0.1', port }),
    });
  return { asked, openProxy };
}

async function open(files: Readonly<Record<string, string | Uint8Array>> = posts) {
  const folder = makeFolder(files);
  const hosts = await startHosts();
  let output = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    output += text;
    return true;
  });
  onTestFinished(() => write.mockRestore());
  const at = (line: string): string[] =>
    line
      .split(' ')
      .map((word) => (/^(posts|site|kept|report|keys)/.test(word) ? path.join(folder, word) : word));
  const read = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
  const head = () => parseManifest(JSON.parse(read(path.join('site', manifestFile))));
  return {
    folder,
    read,
    asked: hosts.asked,
    ingest: async (line: string) => ingest(at(`posts --out site --no-cache ${line}`.trim())),
    async mirror(line: string) {
      output = '';
      hosts.asked.length = 0;
      const code = await mirror(at(`${line} --pause 1`), hosts);
      return { code, output };
    },
    /** What the journal says last of each target. */
    journal: (): Map<string, Record<string, unknown>> =>
      new Map(
        read('kept/pictures.ndjson')
          .split('\n')
          .filter(Boolean)
          .map((line) => JSON.parse(line))
          .map((entry) => [entry.target, entry]),
      ),
    site: () => head().site,
    /** The pictures of rows, by title. */
    rows: () => new Map(shardRows(head().head).map(({ title, image }) => [title, image])),
  };
}

const body = 'http://a.pub.test/body.png?x=1&y=2';
const all = [
  'a.pub.test/body.png?x=1&y=2',
  'a.pub.test/gone.png',
  'a.pub.test/still.png',
  'b.pub.test/cover.png',
];

describe('lectern mirror', () => {
  it('keeps the pictures of posts, and of a site of these posts, which are the same', async () => {
    const one = await open();
    expect(await one.mirror('posts --out kept')).toMatchObject({ code: 0 });
    expect(one.asked.toSorted()).toEqual(all);
    const ofPosts = one.journal();
    expect(ofPosts.get(body)).toMatchObject({ file: fileOf(30, 20), width: 30, height: 20 });
    expect(ofPosts.get('http://b.pub.test/cover.png')).toMatchObject({ file: fileOf(30, 20) });
    expect(ofPosts.get('http://a.pub.test/still.png')).toMatchObject({ file: fileOf(16, 9) });
    expect(ofPosts.get('http://10.0.0.1/private.png')).toMatchObject({ gone: 'private-address' });
    rmSync(path.join(one.folder, 'kept'), { recursive: true });
    await one.ingest('');
    await one.mirror('site --out kept');
    expect([...one.journal().keys()].sort()).toEqual([...ofPosts.keys()].sort());
  });

  it('says what is gone, and with --strict that something is', async () => {
    const one = await open();
    const { code, output } = await one.mirror('posts --out kept --strict --report report.json');
    expect(code).toBe(1);
    expect(output).toContain('3 of 5 pictures are kept (3 fetched)');
    expect(output).toContain('a.pub.test: 1, The picture no longer exists at its server.');
    expect(output).toContain('10.0.0.1: 1, This host is not at a public address.');
    expect(JSON.parse(one.read('report.json'))).toMatchObject({
      ...{ targets: 5, kept: 3, fetched: 3, files: 2, left: 0, stopped: null },
      missing: [
        { host: '10.0.0.1', reason: 'private-address', count: 1, asked: true },
        { host: 'a.pub.test', reason: 'gone', count: 1, asked: true },
      ],
    });
    const again = await one.mirror('posts --out kept --strict');
    expect(one.asked).toEqual([]);
    expect(again).toMatchObject({
      code: 1,
      output: expect.stringContaining('3 of 5 pictures are kept (0 fetched)'),
    });
    await one.mirror('posts --out kept --retry');
    expect(one.asked).toEqual(['a.pub.test/gone.png']);
  });

  it('ends with 130 when it is interrupted, and goes on the next time', async () => {
    const slow = { 'posts/a.md': post('A', '<img src="http://a.pub.test/hangs.png">') };
    const one = await open(slow);
    const run = one.mirror('posts --out kept');
    await until(() => one.asked.length > 0);
    process.emit('SIGINT');
    expect(await run).toMatchObject({ code: 130, output: expect.stringContaining('run it again to go on') });
    expect(existsSync(path.join(one.folder, 'kept/.lock'))).toBe(false);
    expect(process.listenerCount('SIGINT')).toBe(0);
  });

  it('says what its options are', async () => {
    const { code, output } = await (await open()).mirror('--help');
    expect(code).toBe(0);
    for (const option of [
      '--out',
      '--retry',
      '--max-bytes',
      '--max-pictures',
      '--per-host',
      '--pause',
      '--strict',
    ])
      expect(output).toContain(option);
  });

  it.each([
    ['', /name one folder of posts, or one site/],
    ['posts site --out kept', /name one folder of posts, or one site/],
    ['posts-that-are-not-there --out kept', /there is no folder/],
    ['posts', /name the folder for the pictures: --out DIR/],
    ['posts --out posts', /a folder of its own, as .*posts\/mirror/],
    ['posts --out posts/a.md', /is a file; name a folder/],
    ['posts --out kept --max-bytes 0', /--max-bytes 0: a size as 500M or 20G/],
    ['posts --out kept --max-bytes lots', /--max-bytes lots: a size/],
    ['posts --out kept --max-pictures 0', /--max-pictures 0: a whole number from 1/],
    ['posts --out kept --per-host 9', /--per-host 9: a whole number from 1 to 8/],
    ['posts --out kept --report posts', /--report .*posts: name a file/],
  ])('refuses "%s"', async (line, message) => {
    const one = await open();
    await expect(one.mirror(line)).rejects.toThrow(message);
    await expect(one.mirror(line)).rejects.toThrow(UsageError);
    expect(existsSync(path.join(one.folder, 'kept'))).toBe(false);
  });
});

describe('a site with a mirror', () => {
  it('has its files and keeps them with new posts', async () => {
    const one = await open();
    await one.mirror('posts --out kept');
    await one.ingest('--mirror kept --wayback');
    expect(one.site()).toMatchObject({ imageMirror: './mirror/', wayback: true });
    expect(one.rows().get('A')).toEqual({ src: body, width: 30, height: 20, mirror: fileOf(30, 20) });
    expect(one.rows().get('C')).toMatchObject({ width: 16, height: 9, mirror: fileOf(16, 9) });
    expect(filesBelow(path.join(one.folder, 'site/mirror'))).toEqual(
      [fileOf(30, 20), fileOf(16, 9)].map(mirrorPath).sort(),
    );
    await expect(one.ingest('')).rejects.toThrow(/give --mirror DIR again, or --no-mirror/);
    await one.ingest('--mirror kept --no-wayback');
    expect(one.site()).toMatchObject({ imageMirror: './mirror/', wayback: false });
    await one.ingest('--no-mirror');
    expect(one.site().imageMirror).toBeNull();
    expect(one.rows().get('A')).toEqual({ src: body });
    expect(filesBelow(path.join(one.folder, 'site/mirror'))).toEqual([]);
  });

  it('that was filled in the site itself is found there by the next build', async () => {
    const one = await open();
    await one.ingest('');
    await one.mirror('site --out site/mirror');
    await one.ingest('--mirror site/mirror');
    const files = filesBelow(path.join(one.folder, 'site/mirror'));
    expect(files).toContain('pictures.ndjson');
    await one.ingest('');
    expect(one.rows().get('A')).toMatchObject({ mirror: fileOf(30, 20) });
    expect(filesBelow(path.join(one.folder, 'site/mirror'))).toEqual(files);
  });
});

describe('a site with signatures', () => {
  it('gets no new posts without', async () => {
    const one = await open();
    writeFileSync(path.join(one.folder, 'keys'), 'a key of enough characters\n');
    await one.ingest('--proxy-key-file keys --image-proxy https://i.example/');
    const signature = await signTarget(body, 'a key of enough characters');
    expect(one.rows().get('A')).toEqual({ src: body, signature });
    await expect(one.ingest('')).rejects.toThrow(/give --proxy-key-file FILE again, or --no-proxy-key/);
    await one.ingest('--no-proxy-key --no-image-proxy');
    expect(one.rows().get('A')).toEqual({ src: body });
    expect(one.site().imageProxy).toBeNull();
  });
});
