import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { proxyPath, signTarget } from '#contract/proxy-url.ts';
import { type Handler, KEY, redirectsTo, sends, startLoopback } from './loopback.ts';
import { png } from './picture-bytes.ts';
import { photo } from './real-pictures.ts';

// What the person who runs the proxy sees and sets: a cache that survives, Referers, rates, health and metrics.

const PICTURE = 'http://pics.pub.test/a.png';
const DAY_MS = 86_400_000;

function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'lectern-proxy-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A server that gives the picture for as long as it lives. */
function mortal(picture: Buffer) {
  const state = { isAlive: true };
  const handler: Handler = (request, response) =>
    state.isAlive ? sends(picture)(request, response) : sends('gone', {}, 503)(request, response);
  return { state, routes: { 'pics.pub.test/a.png': handler } };
}

describe('a picture that was seen once', () => {
  test.each([
    ['in memory', undefined],
    ['as a variant', 320],
  ])('is shown when its server fails: %s', async (_, width) => {
    const clock = { now: 0 };
    const picture = await photo('jpeg', 800, 600);
    const { state, routes } = mortal(picture);
    const loopback = await startLoopback({ routes, now: () => clock.now });
    const ask = () => loopback.ask(PICTURE, width === undefined ? {} : { width });
    const first = Buffer.from(await (await ask()).arrayBuffer());
    clock.now = DAY_MS;
    state.isAlive = false;
    for (const _ of [1, 2]) {
      const response = await ask();
      expect(response.headers.get('cache-status')).toBe('lectern; hit; detail=stale');
      expect(response.headers.get('cache-control')).toBe('public, max-age=60');
      expect(Buffer.from(await response.arrayBuffer()).equals(first)).toBe(true);
    }
    // The failure is remembered: the server was not asked twice.
    expect(loopback.requests).toHaveLength(2);
    clock.now += 60_000;
    state.isAlive = true;
    expect((await ask()).headers.get('cache-status')).toBe('lectern; fwd=miss');
  });

  test('is shown after a restart, also when its server is gone', async () => {
    const cacheDir = newFolder();
    const { state, routes } = mortal(png());
    const clock = { now: 0 };
    const before = await startLoopback({ routes, cacheDir, now: () => clock.now });
    await (await before.ask(PICTURE)).arrayBuffer();
    await before.proxy.close();
    state.isAlive = false;
    const after = await startLoopback({ routes, cacheDir, now: () => clock.now });
    for (const [now, status] of [
      [1000, 'lectern; hit'],
      [DAY_MS, 'lectern; hit; detail=stale'],
    ] as const) {
      clock.now = now;
      const response = await after.ask(PICTURE);
      expect(response.headers.get('cache-status')).toBe(status);
      expect(Buffer.from(await response.arrayBuffer()).equals(png())).toBe(true);
    }
    expect(after.requests).toHaveLength(1);
  });

  test('is not shown to who may not ask for it', async () => {
    const { routes } = mortal(png());
    const loopback = await startLoopback({ routes });
    await (await loopback.ask(PICTURE)).arrayBuffer();
    expect((await loopback.ask(PICTURE, { signed: false })).status).toBe(403);
  });
});

describe('a Referer', () => {
  test('goes to the hosts that a rule names and to no other, redirects included', async () => {
    const loopback = await startLoopback({
      referers: { 'pics.pub.test': 'https://pub.test/page' },
      routes: {
        'pics.pub.test/a.png': redirectsTo('http://cdn.pub.test/b.png'),
        'cdn.pub.test/b.png': sends(png()),
      },
    });
    const headers = { referer: 'https://reader.example/secret' };
    expect((await loopback.ask(PICTURE, { headers })).status).toBe(200);
    expect(loopback.requests.map((request) => request.headers.referer)).toEqual([
      'https://pub.test/page',
      undefined,
    ]);
  });

  test('that is no address stops the proxy from starting', async () => {
    await expect(startLoopback({ referers: { 'pics.pub.test': 'nonsense' } })).rejects.toThrow(RangeError);
  });
});

async function startCounted(limits = {}) {
  const loopback = await startLoopback({
    metrics: true,
    limits,
    routes: { 'pics.pub.test/a.png': sends(png()) },
  });
  const signed = proxyPath({ target: PICTURE, signature: await signTarget(PICTURE, KEY) });
  const ask = (pathname = signed, client?: string) =>
    loopback.proxy.fetch(new Request(`http://reader.pub.test${pathname}`), { client });
  return { ...loopback, askAs: ask };
}

describe('one client', () => {
  test('is told when to come back after too many requests; others are not', async () => {
    const { askAs } = await startCounted({ clientBurst: 2, clientPerSecond: 0.5 });
    const statuses = [];
    for (const _ of [1, 2, 3]) statuses.push((await askAs(undefined, '192.0.2.1')).status);
    expect(statuses).toEqual([200, 200, 429]);
    const refused = await askAs(undefined, '192.0.2.1');
    expect(refused.headers.get('retry-after')).toBe('2');
    expect(refused.headers.get('x-lectern-error')).toBe('too-many-requests');
    expect((await askAs(undefined, '192.0.2.2')).status).toBe(200);
    expect((await askAs()).status).toBe(200);
  });
});

describe('health and metrics', () => {
  test('answer in plain text, inert as everything else', async () => {
    const { askAs } = await startCounted();
    for (const pathname of ['/img/health', '/img/metrics']) {
      const response = await askAs(pathname);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
      expect(response.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
      expect(response.headers.get('cache-control')).toBe('no-store');
    }
    expect(await (await askAs('/img/health')).text()).toBe('ok\n');
  });

  test('metrics are there only when they are asked for', async () => {
    const loopback = await startLoopback();
    expect((await loopback.askPath('/img/metrics')).status).toBe(404);
  });

  test('count requests, hits, bytes, refusals by reason and time, and name no target', async () => {
    const { askAs } = await startCounted();
    for (const _ of [1, 2]) await (await askAs()).arrayBuffer();
    await askAs('/img?url=http%3A%2F%2F127.0.0.1%2F');
    await askAs('/img');
    const text = await (await askAs('/img/metrics')).text();
    for (const line of [
      'lectern_proxy_requests_total{status="200"} 2',
      'lectern_proxy_pictures_total{from="fetch"} 1',
      'lectern_proxy_pictures_total{from="store"} 1',
      'lectern_proxy_refusals_total{reason="private-address",upstream="false"} 1',
      'lectern_proxy_refusals_total{reason="bad-request",upstream="false"} 1',
      `lectern_proxy_sent_bytes_total ${png().length * 2}`,
      'lectern_proxy_answer_seconds_count 4',
    ]) {
      expect(text.split('\n')).toContain(line);
    }
    expect(text).not.toContain('pub.test');
  });
});
