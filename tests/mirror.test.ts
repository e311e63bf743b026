import { spawn } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import sharp from 'sharp';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type MirrorOptions, mirrorPictures } from '#cli/mirror-pictures.ts';
import { mirrorPath } from '#contract/archive-files.ts';
import { contentHash } from '#ingest/archive/content-hash.ts';
import { filesBelow, makeFolder } from '#ingest/testing/temporary-folder.ts';
import { KEY, type LoopbackOptions, redirectsTo, sends, startLoopback, until } from './proxy/loopback.ts';
import { png } from './proxy/picture-bytes.ts';

const now = 1_700_000_000;
const day = 86_400;

/** Mirrors pictures of hosts that a server on loopback plays, through the closed proxy and its rules. */
async function run(
  targets: readonly string[],
  { folder = makeFolder(), options = {}, ...loopbackOptions }: RunOptions = {},
) {
  const loopback = await startLoopback({ limits: { connectMs: 300, firstByteMs: 300 }, ...loopbackOptions });
  const summary = await mirrorPictures({
    ...{ folder, targets: [targets], proxy: loopback.proxy, key: KEY },
    ...{ perHost: 2, pauseMs: 1, retry: false, now: () => now },
    ...{ maxBytes: 1e9, maxPictures: Number.POSITIVE_INFINITY },
    signal: new AbortController().signal,
    onListed: () => {},
    onProgress: () => {},
    ...options,
  });
  return { ...loopback, summary, folder, journal: readJournal(folder) };
}

type RunOptions = LoopbackOptions & { folder?: string; options?: Partial<MirrorOptions> };

const readJournal = (folder: string) =>
  readFileSync(path.join(folder, 'pictures.ndjson'), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

const nameOf = (bytes: Uint8Array, extension = 'png'): string => `${contentHash(bytes)}.${extension}`;
const goneOf = (gone: Map<string, Map<string, number>>) =>
  Object.fromEntries([...gone].map(([host, reasons]) => [host, Object.fromEntries(reasons)]));

const a = 'http://a.pub.test/1.png';
const b = 'http://a.pub.test/2.png';
const routes = { 'a.pub.test/1.png': sends(png(30, 20)), 'a.pub.test/2.png': sends(png(8, 9)) };

describe('mirrorPictures', () => {
  it('keeps pictures under names of their content, and writes them down', async () => {
    const { folder, journal, summary } = await run([a, b, a], { routes });
    const [one, two] = [png(30, 20), png(8, 9)];
    expect(filesBelow(folder)).toEqual(
      ['pictures.ndjson', mirrorPath(nameOf(one)), mirrorPath(nameOf(two))].sort(),
    );
    expect(readFileSync(path.join(folder, mirrorPath(nameOf(one))))).toEqual(one);
    expect(journal).toEqual(
      expect.arrayContaining([
        { target: a, file: nameOf(one), width: 30, height: 20, bytes: one.length },
        { target: b, file: nameOf(two), width: 8, height: 9, bytes: two.length },
      ]),
    );
    const bytes = one.length + two.length;
    expect(summary).toMatchObject({
      targets: 2,
      kept: 2,
      fetched: 2,
      files: 2,
      bytes,
      left: 0,
      stopped: null,
    });
  });

  it('fetches only what is missing', async () => {
    const { folder } = await run([a], { routes });
    const { requests, summary } = await run([a, b], { routes, folder });
    expect(requests.map(({ url }) => url)).toEqual(['/2.png']);
    expect(summary).toMatchObject({ targets: 2, kept: 2, fetched: 1, files: 2 });
  });

  it('keeps one file of equal pictures', async () => {
    const same = { 'a.pub.test/1.png': sends(png()), 'a.pub.test/2.png': sends(png()) };
    const { journal, summary } = await run([a, b], { routes: same });
    expect(summary).toMatchObject({ kept: 2, files: 1, bytes: png().length });
    expect(journal.map(({ file }) => file)).toEqual([nameOf(png()), nameOf(png())]);
  });

  it('writes down the size that browsers show, not that of the sensor', async () => {
    const image = sharp({ create: { width: 40, height: 30, channels: 3, background: 'red' } });
    const turned = await image.withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const { journal } = await run([a], { routes: { 'a.pub.test/1.png': sends(turned) } });
    expect(journal).toEqual([
      expect.objectContaining({ file: nameOf(turned, 'jpg'), width: 30, height: 40 }),
    ]);
  });

  it.each<[string, string, LoopbackOptions]>([
    ['gone', a, {}],
    ['gone', a, { routes: { 'a.pub.test/1.png': sends('', {}, 410) } }],
    ['upstream-status', a, { routes: { 'a.pub.test/1.png': sends('no', {}, 403) } }],
    ['not-an-image', a, { routes: { 'a.pub.test/1.png': sends('<html>') } }],
    ['too-large', a, { routes: { 'a.pub.test/1.png': sends(png()) }, limits: { maxBytes: 20 } }],
    ['unresolvable', a, { dns: { 'a.pub.test': [] } }],
    ['private-address', a, { dns: { 'a.pub.test': ['10.0.0.1'] } }],
    ['private-address', a, { routes: { 'a.pub.test/1.png': redirectsTo('http://127.0.0.1/') } }],
    ['private-name', 'http://localhost/1.png', {}],
    ['port', 'http://a.pub.test:8080/1.png', {}],
  ])('notes %s for %s', async (code, target, options) => {
    const { folder, journal, summary } = await run([target], options);
    expect(journal).toEqual([{ target, gone: code, at: now }]);
    expect(goneOf(summary.gone)).toEqual({ [new URL(target).host]: { [code]: 1 } });
    expect(summary).toMatchObject({ kept: 0, files: 0, left: 0 });
    expect(filesBelow(folder)).toEqual(['pictures.ndjson']);
  });

  it('passes over what is no address on the web', async () => {
    const { summary } = await run(['archive/media/3/3k9v.webp', 'ftp://a.pub.test/', 'http://', 'data:,']);
    expect(summary).toMatchObject({ targets: 0, kept: 0 });
  });

  it.each([
    [404, day * 9, false, 0],
    [404, 0, true, 1],
    [403, day - 1, false, 0],
    [403, day, false, 1],
    [403, 0, true, 1],
  ])(
    'asks again after %d, %d seconds later, with retry %s: %d times',
    async (status, later, retry, asked) => {
      const failing = { 'a.pub.test/1.png': sends('', {}, status) };
      const { folder, summary: first } = await run([a], { routes: failing });
      const options = { retry, now: () => now + later };
      const { requests, summary } = await run([a], { routes: failing, folder, options });
      expect(requests.length).toBe(asked);
      expect(goneOf(summary.gone)).toEqual(goneOf(first.gone));
    },
  );

  it('does not remember what was no fault of the picture', async () => {
    const limits = { maxFetches: 1, maxQueuedFetches: 0 };
    const targets = [a, 'http://b.pub.test/1.png'];
    const { journal, summary } = await run(targets, { routes, limits });
    expect(summary).toMatchObject({ kept: 1, left: 1 });
    expect(journal.length).toBe(1);
  });

  it('gives up a host that does not answer, and asks the others', async () => {
    const dead = Array.from({ length: 9 }, (_, number) => `http://dead.pub.test/${number}.png`);
    const dns = { 'dead.pub.test': [] };
    const { journal, summary } = await run([...dead, a], { routes, dns, options: { perHost: 1 } });
    expect(journal.filter(({ gone }) => gone === 'unresolvable').length).toBe(5);
    expect(goneOf(summary.gone)).toEqual({ 'dead.pub.test': { unresolvable: 5 } });
    expect([...summary.givenUp]).toEqual([['dead.pub.test', { reason: 'unresolvable', count: 4 }]]);
    expect(summary).toMatchObject({ kept: 1, left: 0 });
  });

  it('asks a host for no more than two pictures at a time', async () => {
    let running = 0;
    let most = 0;
    const slow: NonNullable<LoopbackOptions['routes']>[string] = (_, response) => {
      most = Math.max(most, ++running);
      setTimeout(() => {
        running--;
        response.writeHead(404).end();
      }, 20);
    };
    const targets = Array.from({ length: 8 }, (_, number) => `http://a.pub.test/${number}`);
    const all = Object.fromEntries(targets.map((target) => [target.slice('http://'.length), slow]));
    const limits = { connectMs: 5000, firstByteMs: 5000 };
    const { requests } = await run(targets, { routes: all, limits });
    expect(requests.length).toBe(8);
    expect(most).toBe(2);
  });

  it('ends before the folder is larger than it may be', async () => {
    const { folder, summary } = await run([a, b], {
      routes,
      options: { maxBytes: png(30, 20).length + 10, perHost: 1 },
    });
    expect(summary).toMatchObject({ kept: 1, left: 1, stopped: 'max-bytes' });
    const options = { maxBytes: 1e6 };
    expect((await run([a, b], { routes, folder, options })).summary).toMatchObject({
      kept: 2,
      stopped: null,
    });
  });

  it('asks for as many pictures as it may', async () => {
    const { folder, summary } = await run([a, b], { routes, options: { maxPictures: 1 } });
    expect(summary).toMatchObject({ targets: 2, kept: 1, left: 1, stopped: 'max-pictures' });
    const options = { maxPictures: 1 };
    expect((await run([a, b], { routes, folder, options })).summary).toMatchObject({
      kept: 2,
      stopped: null,
    });
  });

  it('ends when it is interrupted, with what came by then', async () => {
    const controller = new AbortController();
    const hanging = { ...routes, 'a.pub.test/3.png': () => controller.abort() };
    const limits = { connectMs: 60_000, firstByteMs: 60_000 };
    const { summary, journal } = await run(['http://a.pub.test/3.png', a, b], {
      ...{ routes: hanging, limits },
      options: { signal: controller.signal, perHost: 1 },
    });
    expect(summary).toMatchObject({ kept: 2, left: 1, stopped: 'interrupted' });
    expect(journal.length).toBe(2);
  });

  it('takes up a journal whose last line is torn', async () => {
    const { folder } = await run([a], { routes });
    appendFileSync(path.join(folder, 'pictures.ndjson'), '{"target":"http://a.pub.te');
    const { requests, journal } = await run([a, b], { routes, folder });
    expect(requests.map(({ url }) => url)).toEqual(['/2.png']);
    expect(journal.map(({ target }) => target)).toEqual([a, b]);
  });

  it('fetches again what was lost or cut short', async () => {
    const { folder } = await run([a, b], { routes });
    rmSync(path.join(folder, mirrorPath(nameOf(png(30, 20)))));
    writeFileSync(path.join(folder, mirrorPath(nameOf(png(8, 9)))), 'half');
    const { summary, journal } = await run([a, b], { routes, folder });
    expect(summary).toMatchObject({ kept: 2, fetched: 2, files: 2 });
    expect(journal.length).toBe(2);
    expect(readFileSync(path.join(folder, mirrorPath(nameOf(png(8, 9)))))).toEqual(png(8, 9));
  });

  it('ends with the reason when a file cannot be written, and what came by then is kept', async () => {
    const folder = makeFolder({ [nameOf(png(30, 20)).slice(0, 1)]: 'in the way' });
    await expect(run([a, b], { routes, folder })).rejects.toThrow(/ENOTDIR|EEXIST/);
    expect(existsSync(path.join(folder, '.lock'))).toBe(false);
    expect(readJournal(folder).map(({ target }) => target)).toEqual([b]);
  });

  it('clears away what a killed run left, and nothing else', async () => {
    const folder = makeFolder({
      '3/3k9v0c7m2p5x.png.0.unfinished': 'half',
      '3/notes.unfinished': 'mine',
      'deep/3/3k9v0c7m2p5x.png.0.unfinished': 'mine',
    });
    await run([], { folder });
    expect(filesBelow(folder)).toEqual([
      '3/notes.unfinished',
      'deep/3/3k9v0c7m2p5x.png.0.unfinished',
      'pictures.ndjson',
    ]);
  });

  it('writes a journal anew that is mostly of the past', async () => {
    const folder = makeFolder();
    const past = Array.from({ length: 5 }, (_, at) => `{"target":"${b}","gone":"timeout","at":${at}}\n`);
    writeFileSync(path.join(folder, 'pictures.ndjson'), past.join(''));
    const { journal } = await run([a], { routes, folder });
    expect(journal).toEqual([{ target: b, gone: 'timeout', at: 4 }, expect.objectContaining({ target: a })]);
  });

  it('is alone in its folder', async () => {
    const folder = makeFolder();
    let isAsked = false;
    const controller = new AbortController();
    const hanging = {
      'a.pub.test/1.png': () => {
        isAsked = true;
      },
    };
    const limits = { connectMs: 60_000, firstByteMs: 60_000 };
    const first = run([a], { folder, routes: hanging, limits, options: { signal: controller.signal } });
    await until(() => isAsked);
    await expect(run([a], { folder, routes })).rejects.toThrow(/is writing this mirror/);
    controller.abort();
    await first;
    expect((await run([a], { folder, routes })).summary).toMatchObject({ kept: 1 });
    expect(existsSync(path.join(folder, '.lock'))).toBe(false);
  });
});

describe('a mirror that is killed', () => {
  const failAt = pathToFileURL(path.resolve('tests/faults/fail-at.mjs')).href;
  const targets = [1, 2, 3, 4].map((number) => `http://a.pub.test/${number}.png`);
  const pictureOf = (url: string): Buffer => png(10 + Number(/\d/.exec(url)?.[0]), 10);

  const start = (folder: string, port: number, environment: Record<string, string> = {}) =>
    new Promise<{ output: string; signal: string | null }>((resolve) => {
      const child = spawn(
        process.execPath,
        ['--import', failAt, 'tests/faults/mirror-run.ts', folder, String(port), ...targets],
        { env: { ...process.env, ...environment } },
      );
      let output = '';
      child.stdout.on('data', (chunk) => {
        output += chunk;
      });
      child.once('close', (_, signal) => resolve({ output, signal }));
    });

  it('at any moment has whole files only, and goes on from there', async () => {
    const server = http.createServer((request, response) =>
      sends(pictureOf(request.url ?? ''))(request, response),
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port } = server.address() as AddressInfo;
    const count = path.join(makeFolder(), 'count');
    await start(makeFolder(), port, { COUNT_INTO: count });
    const calls = Number(readFileSync(count, 'utf8'));
    expect(calls).toBeGreaterThan(10);
    // The first calls make the lock: one that was killed before it said whose it is, a person has to remove.
    for (let at = 5; at <= calls; at += 3) {
      const folder = makeFolder();
      expect(await start(folder, port, { FAIL_AT: String(at), FAIL_HOW: 'kill' })).toMatchObject({
        signal: 'SIGKILL',
      });
      for (const file of filesBelow(folder).filter((name) => name.endsWith('.png')))
        expect(path.basename(file)).toBe(nameOf(readFileSync(path.join(folder, file))));
      const { output } = await start(folder, port);
      expect(JSON.parse(output)).toMatchObject({ targets: 4, kept: 4, files: 4, left: 0 });
      expect(filesBelow(folder)).toEqual(
        ['pictures.ndjson', ...targets.map((target) => mirrorPath(nameOf(pictureOf(target))))].sort(),
      );
    }
  }, 120_000);
});
