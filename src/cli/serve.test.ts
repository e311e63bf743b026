import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { manifestFile } from '#contract/archive-files.ts';
import { proxyPath } from '#contract/proxy-url.ts';
import { projectRoot } from './project-root.ts';
import { samplePost, writeSampleSite } from './sample-site.ts';

// What a browser, and whoever else is on the line, gets from a running `lectern serve`.

vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

const secret = 'outside of the site';
const script = '/reader/index-D2OFoR_w.js';
const manifest = `/${manifestFile}`;

type Server = { url: string; child: ChildProcess; ended: Promise<number | null> };
type Answer = { status: number; headers: http.IncomingHttpHeaders; body: Buffer };

let folder: string;
let root: Server;
/** The same site below a base that is called as the reader's folder is. */
let below: Server;
let pack: string;
/** All servers of this run. */
const children: ChildProcess[] = [];

async function startServer(site: string, ...options: string[]): Promise<Server> {
  const lectern = path.join(projectRoot, 'bin/lectern.js');
  const child = spawn(process.execPath, [lectern, 'serve', site, '--port', '0', ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, XDG_CACHE_HOME: path.join(folder, 'caches') },
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  children.push(child);
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.once('data', (line) => resolve(/^listening on (http:\S+)\n$/.exec(String(line))?.[1] ?? ''));
    child.once('exit', (code) => reject(new Error(`lectern serve ended with ${code}`)));
  });
  return { url, child, ended };
}

/** Asks for a path as it stands; `fetch` would make it tidy first. */
function ask({ url }: Server, file: string, options: http.RequestOptions = {}): Promise<Answer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const request = http.request({ hostname, port, path: file, ...options }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    request.on('error', reject).end();
  });
}

const get = (file: string, options?: http.RequestOptions): Promise<Answer> => ask(root, file, options);

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'lectern-serve-'));
  const posts = Object.fromEntries(
    Array.from({ length: 40 }, (_, number) => [
      `${number}.md`,
      samplePost(
        `Post ${number}`,
        `${'A long text. '.repeat(50)}<img src="https://named.example/${number}.jpg">`,
      ),
    ]),
  );
  const site = await writeSampleSite(path.join(folder, 'root'), posts);
  [root, below] = await Promise.all([
    startServer(site),
    startServer(await writeSampleSite(path.join(folder, 'below'), posts, '/reader/')),
  ]);
  for (const place of ['', 'root/', 'below/']) {
    for (const name of ['secret', 'secret.json']) writeFileSync(path.join(folder, place + name), secret);
  }
  const packs = readdirSync(path.join(site, 'archive/packs'), { recursive: true, encoding: 'utf8' });
  pack = `/archive/packs/${packs.find((file) => file.endsWith('.json'))}`;
});

afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

describe('addresses', () => {
  it.each(['/', '/index.html', '/a/3k9v7e2m5xqa', '/?words=x', '/some/where?a=b.c', '/a/%E4%B8%AD'])(
    'shows the page at %s, which knows of the image proxy',
    async (file) => {
      const { status, headers, body } = await get(file);
      expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
      expect(body.toString()).toContain('name="lectern-image-proxy" content="."');
    },
  );

  it('shows the page without rows where an address has none of its own', async () => {
    const site = path.join(folder, 'root/site');
    const home = path.join(site, 'index.html');
    const page = readFileSync(home, 'utf8');
    writeFileSync(home, page.replace('<div id="lectern">', '<div id="lectern">rows of home'));
    onTestFinished(() => writeFileSync(home, page));
    expect(String((await get('/?words=x')).body)).toContain('rows of home');
    for (const address of ['/a/3k9v7e2m5xqa', '/about/archive', '/2021/03/post.html'])
      expect(String((await get(address)).body)).not.toContain('rows of home');
  });

  it.each([
    [script, 'text/javascript; charset=utf-8'],
    ['/reader/index-Ddj8VyGp.css', 'text/css; charset=utf-8'],
    [manifest, 'application/json'],
  ])('gives the file %s', async (file, type) => {
    const { status, headers } = await get(file);
    expect([status, headers['content-type']]).toEqual([200, type]);
  });

  it.each([
    '/archive/packs/0/000000000000.json',
    '/archive/gone',
    '/archive/packs',
    '/reader/gone',
    '/reader/gone.js',
    '/reader/',
    '/gone.png',
    '/robots.txt',
    '/posts/0.md',
  ])('answers 404 at %s, and not with the page', async (file) => {
    const { status, body } = await get(file);
    expect([status, body.toString()]).toEqual([404, 'not found']);
  });

  it.each([
    '/../secret',
    '/../../secret',
    '/../secret.json',
    '/..%2fsecret',
    '/..%2fsecret.json',
    '/%2e%2e/secret.json',
    '/%2e%2e%2fsecret.json',
    '/archive/../../secret.json',
    '/archive/../../package.json',
    '/archive/..%2f..%2fsecret.json',
    '/archive/%2e%2e/%2e%2e/secret.json',
    '/archive/%252e%252e%252f%252e%252e%252fsecret.json',
    '/archive\\..\\..\\secret.json',
    '/archive/..%5c..%5csecret.json',
    '//../secret.json',
    '/archive//..//..//secret.json',
    '/archive/..;/..;/secret.json',
    '/archive/../../secret.json%00.json',
    '/archive/..%c0%af..%c0%afsecret.json',
    '/archive/../../../../../../../../etc/passwd',
    '/reader/..%2f..%2f..%2f..%2f..%2f..%2fetc%2fpasswd',
  ])('never leaves the site: %s', async (file) => {
    for (const server of [root, below]) {
      const base = new URL(server.url).pathname;
      for (const asked of [file, base.slice(0, -1) + file]) {
        const { status, body } = await ask(server, asked);
        const text = body.toString();
        expect(text).not.toContain(secret);
        expect(text).not.toMatch(/root:|"scripts"/);
        expect([302, 400, 404].includes(status) || text.startsWith('<!doctype html>')).toBe(true);
      }
    }
  });

  it('shows the page of an article at its address, and says in it that there is an image proxy', async () => {
    const file = path.join(folder, 'root/site/a/paged/index.html');
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, '<meta name="lectern-image-proxy" content=""><p>paged</p>');
    for (const address of ['/a/paged', '/a/paged/']) {
      const { status, headers, body } = await get(address);
      expect([status, headers['content-type']], address).toEqual([200, 'text/html; charset=utf-8']);
      expect(String(body)).toContain('content="."');
      expect(String(body)).toContain('paged');
    }
    expect(String((await get('/a/%2e%2e%2fpaged')).body)).not.toContain('paged');
  });

  it('serves a site below its base, and leads there', async () => {
    expect(new URL(below.url).pathname).toBe('/reader/');
    const files = [
      '/',
      '/reader',
      '/reader/',
      '/reader/a/x',
      `/reader${manifest}`,
      `/reader${script}`,
      manifest,
    ];
    const answers = await Promise.all(files.map((file) => ask(below, file)));
    expect(answers.map(({ status, headers }, index) => [files[index], status, headers.location])).toEqual([
      ['/', 302, '/reader/'],
      ['/reader', 302, '/reader/'],
      ['/reader/', 200, undefined],
      ['/reader/a/x', 200, undefined],
      [`/reader${manifest}`, 200, undefined],
      [`/reader${script}`, 200, undefined],
      [manifest, 404, undefined],
    ]);
  });

  it.each(['POST', 'PUT', 'DELETE', 'PATCH'])('has nothing for %s', async (method) => {
    expect((await get(manifest, { method })).status).toBe(404);
    expect((await get('/', { method })).status).toBe(404);
  });
});

describe('headers', () => {
  it('carry the policy and its companions, whatever the answer', async () => {
    for (const file of ['/', '/a/x', script, pack, manifest, '/archive/gone.json', '/gone.js']) {
      const { headers } = await get(file);
      expect(headers, file).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'permissions-policy': expect.stringContaining('camera=()'),
      });
      expect(headers['content-security-policy'], file).toContain("frame-ancestors 'none'");
      expect(headers['content-security-policy'], file).toContain("require-trusted-types-for 'script'");
    }
  });

  it('let files that are named by their content be kept for ever', async () => {
    for (const [server, base] of [
      [root, ''],
      [below, '/reader'],
    ] as const) {
      for (const file of [pack, script]) {
        const { status, headers } = await ask(server, base + file);
        expect([status, headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);
      }
    }
  });

  it('let nothing else be kept without asking', async () => {
    const pages = ['/', '/index.html', '/404.html', '/a/x', '/a/reader/x', '/archive', '/theme.js', manifest];
    const missing = ['/reader/gone', '/reader/gone.js', '/archive/packs/0/gone.json', '/reader/archive/x'];
    for (const file of [...pages, ...missing]) {
      expect((await get(file)).headers['cache-control'], file).toBe('no-cache');
      expect((await ask(below, `/reader${file}`)).headers['cache-control'], `below ${file}`).toBe('no-cache');
    }
  });

  it('spare the browser what it has', async () => {
    for (const file of ['/', manifest, pack, script]) {
      for (const encoding of ['identity', 'gzip']) {
        const first = await get(file, { headers: { 'accept-encoding': encoding } });
        const headers = { 'accept-encoding': encoding, 'if-none-match': first.headers.etag ?? '' };
        const again = await get(file, { headers });
        expect([file, encoding, again.status, again.body.length]).toEqual([file, encoding, 304, 0]);
        // A 304 replaces what the browser noted of the file.
        expect(again.headers['cache-control']).toBe(first.headers['cache-control']);
      }
      expect((await get(file, { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
    }
  });

  it('change the tag when the content does', async () => {
    const site = path.join(folder, 'root/site');
    const before = await get('/theme.js');
    writeFileSync(path.join(site, 'theme.js'), 'document.title = "new";');
    const { status, body } = await get('/theme.js', {
      headers: { 'if-none-match': before.headers.etag ?? '' },
    });
    expect([status, body.toString()]).toEqual([200, 'document.title = "new";']);
  });

  it('compress text for those who can read it, in the form they like best', async () => {
    for (const file of [pack, script, manifest]) {
      const plain = await get(file);
      expect([file, plain.headers['content-encoding']]).toEqual([file, undefined]);
      for (const [accepted, coding, unpack] of [
        ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
        ['br;q=0.5, gzip', 'gzip', gunzipSync],
      ] as const) {
        const { headers, body } = await get(file, { headers: { 'accept-encoding': accepted } });
        expect([file, headers['content-encoding']]).toEqual([file, coding]);
        expect(headers.vary).toMatch(/accept-encoding/i);
        expect(headers['content-length']).toBe(String(body.length));
        expect(unpack(body).equals(plain.body)).toBe(true);
        expect(body.length).toBeLessThan(plain.body.length);
      }
    }
  });

  it('have another tag for each form of a file', async () => {
    const forms = await Promise.all(
      ['identity', 'gzip', 'br'].map((accepted) => get(pack, { headers: { 'accept-encoding': accepted } })),
    );
    const tags = forms.map(({ headers }) => headers.etag);
    expect(new Set(tags).size).toBe(3);
    for (const tag of tags) expect(tag).toMatch(/^"[^"]+"$/);
  });

  it('give a part of a picture, as long as it is the same picture', async () => {
    writeFileSync(path.join(folder, 'root/site/film.mp4'), 'abcdefghij');
    const whole = await get('/film.mp4', { headers: { 'accept-encoding': 'gzip, br' } });
    expect(whole.headers).toMatchObject({ 'accept-ranges': 'bytes', 'content-type': 'video/mp4' });
    expect(whole.headers['content-encoding']).toBeUndefined();
    const part = async (headers: http.OutgoingHttpHeaders) => {
      const answer = await get('/film.mp4', { headers });
      return [answer.status, answer.headers['content-range'], String(answer.body)];
    };
    expect(await part({ range: 'bytes=2-4' })).toEqual([206, 'bytes 2-4/10', 'cde']);
    expect(await part({ range: 'bytes=7-', 'if-range': whole.headers.etag })).toEqual([
      206,
      'bytes 7-9/10',
      'hij',
    ]);
    expect(await part({ range: 'bytes=7-', 'if-range': '"other"' })).toEqual([200, undefined, 'abcdefghij']);
    expect(await part({ range: 'bytes=10-' })).toEqual([416, 'bytes */10', '']);
  });

  it('are the same for HEAD, without a body', async () => {
    for (const file of ['/', '/a/x', pack, manifest, '/archive/gone.json', '/gone.js']) {
      const whole = await get(file);
      const { status, headers, body } = await get(file, { method: 'HEAD' });
      expect([file, status, body.length]).toEqual([file, whole.status, 0]);
      for (const name of ['content-type', 'cache-control', 'content-security-policy']) {
        expect(headers[name], `${file} ${name}`).toBe(whole.headers[name]);
      }
    }
  });
});

describe('the image proxy', () => {
  it('is closed to hosts that the archive does not name', async () => {
    for (const [server, base] of [
      [root, ''],
      [below, '/reader'],
    ] as const) {
      for (const host of [
        'unnamed.example',
        'evilnamed.example',
        'sub.named.example',
        'named.example.evil.example',
      ]) {
        const { status, body } = await ask(server, base + proxyPath({ target: `https://${host}/a.jpg` }));
        expect([host, status, body.toString()]).toEqual([
          host,
          403,
          expect.stringContaining('not on the list'),
        ]);
      }
    }
  });

  it('is closed to this machine and to what is no address', async () => {
    const port = new URL(root.url).port;
    for (const target of [
      `http://127.0.0.1:${port}/`,
      'http://localhost/',
      'http://[::1]/',
      'http://10.0.0.1/',
    ]) {
      expect([target, (await get(proxyPath({ target }))).status]).toEqual([target, 403]);
    }
    for (const file of [
      '/img',
      '/img?url=',
      '/img?url=file:///etc/passwd',
      '/img?url=/archive/manifest.json',
    ]) {
      expect([file, (await get(file)).status]).toEqual([file, 400]);
    }
    expect((await get(proxyPath({ target: 'https://unnamed.example/' }), { method: 'POST' })).status).toBe(
      405,
    );
  });

  it('says below any base that it is well, and nothing of what it counts', async () => {
    for (const [server, base] of [
      [root, ''],
      [below, '/reader'],
    ] as const) {
      expect((await ask(server, `${base}/img/health`)).body.toString()).toBe('ok\n');
      expect((await ask(server, `${base}/img/metrics`)).status).toBe(404);
    }
  });

  it.each([
    ['whatever it says of itself', [], [400, 429]],
    ['and believes the web server before it about who that is', ['--behind-proxy'], [400]],
  ])('stops a client that asks too often, %s', async (_, options, expected) => {
    const server = await startServer(path.join(folder, 'root/site'), ...options);
    const statuses = new Set<number>();
    for (let round = 0; round < 12; round += 1) {
      const headers = { 'x-forwarded-for': `198.51.100.1, 192.0.2.${round}` };
      const asked = Array.from({ length: 100 }, () => ask(server, '/img', { headers }));
      for (const { status } of await Promise.all(asked)) statuses.add(status);
    }
    server.child.kill();
    expect([...statuses].sort()).toEqual(expected);
  });

  it('takes a long address', async () => {
    const target = `https://unnamed.example/${'图'.repeat(800)}`;
    expect((await get(proxyPath({ target }))).status).toBe(403);
  });
});

describe('the end', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'comes with %s and code 0, also with connections open',
    async (signal) => {
      const server = await startServer(path.join(folder, 'root/site'));
      const agent = new http.Agent({ keepAlive: true });
      onTestFinished(() => agent.destroy());
      const idle = net.connect(Number(new URL(server.url).port), '127.0.0.1');
      idle.on('error', () => {});
      await new Promise((resolve) => idle.once('connect', resolve));
      await ask(server, '/', { agent });
      await ask(server, proxyPath({ target: 'https://unnamed.example/a.jpg' }), { agent });
      server.child.kill(signal);
      expect(await server.ended).toBe(0);
    },
  );

  /** Asks for a file of 32 MB and takes the first bytes of it; `rest` counts the others. */
  async function startDownload(server: Server): Promise<{ response: http.IncomingMessage; size: number }> {
    const size = 32 * 1024 * 1024;
    writeFileSync(path.join(folder, 'root/site/film.mp4'), Buffer.alloc(size, 1));
    const { hostname, port } = new URL(server.url);
    const response = await new Promise<http.IncomingMessage>((resolve, reject) => {
      http.get({ hostname, port, path: '/film.mp4' }, resolve).on('error', reject);
    });
    return { response, size };
  }

  it('waits for what is on its way, and takes no new connection meanwhile', async () => {
    const server = await startServer(path.join(folder, 'root/site'));
    const { response, size } = await startDownload(server);
    server.child.kill('SIGTERM');
    await vi.waitFor(() => expect(ask(server, '/')).rejects.toThrow('ECONNREFUSED'), { timeout: 5000 });
    let received = 0;
    for await (const chunk of response) received += chunk.length;
    expect(received).toBe(size);
    expect(await server.ended).toBe(0);
  });

  it('comes at once with a second signal', async () => {
    const server = await startServer(path.join(folder, 'root/site'));
    const { response } = await startDownload(server);
    const cutOff = new Promise((resolve) => response.on('error', resolve));
    server.child.kill('SIGTERM');
    // Signals that come together are one.
    await new Promise((resolve) => setTimeout(resolve, 700));
    const started = performance.now();
    server.child.kill('SIGTERM');
    expect(await server.ended).toBe(0);
    expect(performance.now() - started).toBeLessThan(3000);
    response.resume();
    expect(await cutOff).toMatchObject({ code: 'ECONNRESET' });
  });
});

describe('the log', () => {
  it('has a line for each answer, without what was searched for or who asked', async () => {
    const server = await startServer(path.join(folder, 'root/site'), '--log');
    let log = '';
    server.child.stdout?.on('data', (lines) => {
      log += String(lines);
    });
    await ask(server, '/?words=secret', { headers: { 'x-forwarded-for': '203.0.113.7' } });
    await ask(server, '/gone.js');
    await ask(server, manifest, { method: 'HEAD' });
    server.child.kill();
    await server.ended;
    const [first, second, third, ...others] = log.split('\n');
    expect(first).toMatch(/^GET \/ 200 \d+ \d+ms$/);
    expect(second).toMatch(/^GET \/gone\.js 404 \d+ \d+ms$/);
    expect(third).toMatch(/^HEAD \/archive\/manifest\.json 200 \d+ \d+ms$/);
    expect(others).toEqual(['']);
  });
});
