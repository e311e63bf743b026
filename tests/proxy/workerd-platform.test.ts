import { readFileSync } from 'node:fs';
import path from 'node:path';
import sharp from 'sharp';
import * as v from 'valibot';
import { describe, expect, onTestFinished, test } from 'vitest';
import { bmpHeader, png } from './picture-bytes.ts';
import { moving, photo, seeThrough } from './real-pictures.ts';
import { COMPATIBILITY_DATE, COMPATIBILITY_FLAGS, startInstance } from './workerd-instance.ts';
import { type Handler, redirectsTo, sends, startLoopback } from './workerd-loopback.ts';

// What is different on Cloudflare Workers: settings, stores, resizing and limits of the platform. The rest is in workerd.test.ts.

const PICTURE = 'http://pics.pub.test/a.png';
const DAY_MS = 86_400_000;

describe('settings', () => {
  async function startWorker(bindings: Record<string, string>) {
    const instance = await startInstance('src/proxy/worker.ts', { bindings });
    onTestFinished(() => instance.close());
    const outbound: string[] = [];
    const referers: (string | undefined)[] = [];
    instance.onOutbound = (request, response) => {
      outbound.push(request.url ?? '');
      referers.push(request.headers.referer);
      sends(png())(request, response);
    };
    const ask = (target: string, init?: RequestInit) =>
      fetch(new URL(`/img?url=${encodeURIComponent(target)}`, instance.url), init);
    return { ask, outbound, referers, log: instance.log };
  }

  test('of a Worker that has none: closed', async () => {
    const { ask, outbound } = await startWorker({});
    const response = await ask(PICTURE);
    expect([response.status, response.headers.get('x-lectern-error')]).toEqual([403, 'not-allowed']);
    expect(outbound).toEqual([]);
  });

  test('come from its environment', async () => {
    const { ask, outbound, referers } = await startWorker({
      ALLOW_HOSTS: '*.pub.example, pics.pub.test',
      PORTS: '80',
      REFERERS: '{"*.pub.example":"https://pub.example/page"}',
    });
    expect((await ask(PICTURE)).status).toBe(200);
    expect((await ask('http://a.pub.example/')).status).toBe(200);
    expect((await ask('http://other.pub.test/a.png')).status).toBe(403);
    expect((await ask('https://pics.pub.test/a.png')).headers.get('x-lectern-error')).toBe('port');
    expect(outbound).toEqual([PICTURE, 'http://a.pub.example/']);
    expect(referers).toEqual([undefined, 'https://pub.example/page']);
  });

  test('that cannot be understood are named in the log, and readers learn nothing', async () => {
    const { ask, outbound, log } = await startWorker({ ALLOW_HOSTS: '*', KEYS: 'a key that is a secret' });
    for (const method of ['GET', 'HEAD', 'POST']) {
      const response = await ask(PICTURE, { method });
      expect([response.status, response.headers.get('x-lectern-error')]).toEqual([500, 'internal']);
      expect(response.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
      expect(await response.text()).toBe(method === 'HEAD' ? '' : 'Something went wrong in the proxy.\n');
    }
    expect(outbound).toEqual([]);
    expect(log()).toContain('ALLOW_HOSTS: every entry has to be a host');
    expect(log()).not.toContain('a key that is a secret');
  });

  test('of wrangler.jsonc are those that are tested', () => {
    const text = readFileSync(path.resolve(import.meta.dirname, '../../wrangler.jsonc'), 'utf8');
    const file = v.parse(
      v.looseObject({
        main: v.string(),
        compatibility_date: v.string(),
        compatibility_flags: v.array(v.string()),
      }),
      JSON.parse(text.replaceAll(/^\s*\/\/.*$/gm, '')),
    );
    expect(file.main).toBe('src/proxy/worker.ts');
    expect(file.compatibility_date).toBe(COMPATIBILITY_DATE);
    expect(file.compatibility_flags).toEqual(COMPATIBILITY_FLAGS);
  });
});

describe('https', () => {
  test('is the way out for https targets, and may lead on to http', async () => {
    const loopback = await startLoopback({
      routes: {
        'pics.pub.test/a.png': redirectsTo('http://cdn.pub.test/b.png'),
        'cdn.pub.test/b.png': sends(png()),
      },
    });
    expect((await loopback.ask('https://pics.pub.test/a.png')).status).toBe(200);
    expect(loopback.connections).toEqual(['93.184.216.34:443', '93.184.216.34:80']);
  });
});

describe('the stores', () => {
  /** A server that gives the picture for as long as it lives. */
  function mortal(picture: Buffer) {
    const state = { isAlive: true };
    const handler: Handler = (request, response) =>
      state.isAlive ? sends(picture)(request, response) : sends('gone', {}, 503)(request, response);
    return { state, handler };
  }

  test('keep a picture for longer than it is fresh, and give it when its server fails', async () => {
    let now = 0;
    const { state, handler } = mortal(png());
    const loopback = await startLoopback({ now: () => now, routes: { 'pics.pub.test/a.png': handler } });
    const ask = async () => {
      const response = await loopback.ask(PICTURE);
      expect(Buffer.from(await response.arrayBuffer())).toEqual(png());
      return response.headers.get('cache-status');
    };
    expect(await ask()).toBe('lectern; fwd=miss');
    now = DAY_MS - 1;
    state.isAlive = false;
    expect(await ask()).toBe('lectern; hit');
    now = DAY_MS;
    expect(await ask()).toBe('lectern; hit; detail=stale');
    // The failure is remembered from one request to the next.
    expect(await ask()).toBe('lectern; hit; detail=stale');
    expect(loopback.requests).toHaveLength(2);
  });

  test('pass a picture on from one place to another by the bucket, and only by it', async () => {
    // The cache knows a proxy by its origin, so that each of these has a cache of its own.
    const target = 'http://pics.pub.test/far.png';
    const routes = { 'pics.pub.test/far.png': sends(png()), 'pics.pub.test/other.png': sends(png(3, 3)) };
    const startPlace = (bindings: readonly ['PICTURES'] | readonly []) => startLoopback({ bindings, routes });
    const statuses: (string | null)[] = [];
    const connections: number[] = [];
    for (const bindings of [['PICTURES'], ['PICTURES'], []] as const) {
      const place = await startPlace(bindings);
      const response = await place.ask(target);
      expect(Buffer.from(await response.arrayBuffer())).toEqual(png());
      statuses.push(response.headers.get('cache-status'));
      connections.push(place.connections.length);
    }
    const other = await (await startPlace(['PICTURES'])).ask('http://pics.pub.test/other.png');
    expect(Buffer.from(await other.arrayBuffer())).toEqual(png(3, 3));
    expect(statuses).toEqual(['lectern; fwd=miss', 'lectern; hit', 'lectern; fwd=miss']);
    expect(connections).toEqual([1, 0, 1]);
  });

  test('show nothing to who may not ask for it', async () => {
    const loopback = await startLoopback({ routes: { 'pics.pub.test/a.png': sends(png()) } });
    await (await loopback.ask(PICTURE)).arrayBuffer();
    expect((await loopback.ask(PICTURE, { signed: false })).status).toBe(403);
    const headers = { 'if-none-match': '*' };
    expect((await loopback.ask(PICTURE, { signed: false, headers })).status).toBe(403);
    expect((await loopback.askPath('/img/stored/0')).status).toBe(404);
  });
});

describe('the images binding', () => {
  async function startWith(picture: Buffer, bindings: readonly ['IMAGES'] | readonly [] = ['IMAGES']) {
    const loopback = await startLoopback({ bindings, routes: { 'pics.pub.test/a.png': sends(picture) } });
    async function askFor(width: number, accept: string) {
      const response = await loopback.ask(PICTURE, { width, headers: { accept } });
      const bytes = Buffer.from(await response.arrayBuffer());
      return { bytes, type: response.headers.get('content-type'), etag: response.headers.get('etag') };
    }
    return { ...loopback, askFor };
  }

  test.each([
    ['image/avif,image/webp,*/*', 'image/avif'],
    ['image/webp,*/*', 'image/webp'],
    ['*/*', 'image/jpeg'],
  ])('gives a browser that says %s %s of the next width', async (accept, type) => {
    const { askFor, requests } = await startWith(await photo('jpeg', 900, 600));
    const first = await askFor(300, accept);
    expect(first.type).toBe(type);
    expect((await sharp(first.bytes).metadata()).width).toBe(320);
    const second = await askFor(320, accept);
    expect([second.etag, second.bytes.equals(first.bytes)]).toEqual([first.etag, true]);
    expect(requests).toHaveLength(1);
  });

  test('gives PNG to old browsers for what may be seen through', async () => {
    const { askFor } = await startWith(await seeThrough(900, 600));
    const { type, bytes } = await askFor(320, '*/*');
    expect(type).toBe('image/png');
    expect((await sharp(bytes).stats()).channels[3]?.min).toBe(0);
  });

  test('never enlarges', async () => {
    const { askFor } = await startWith(await photo('png', 300, 200));
    expect((await sharp((await askFor(2560, 'image/webp')).bytes).metadata()).width).toBe(300);
  });

  test.each([
    ['a moving GIF', () => moving('gif', 2, 200), 'image/gif'],
    ['a bitmap', async () => bmpHeader(300, 300), 'image/bmp'],
    ['a picture that cannot be decoded', async () => png(900, 900).subarray(0, 60), 'image/png'],
  ])('leaves alone %s', async (_, make, type) => {
    const picture = await make();
    const { askFor, requests } = await startWith(picture);
    for (const width of [320, 320]) {
      const answer = await askFor(width, 'image/webp');
      expect([answer.type, answer.bytes.equals(picture)]).toEqual([type, true]);
    }
    expect(requests).toHaveLength(1);
  });

  test('need not be there', async () => {
    const picture = await photo('jpeg', 900, 600);
    const { askFor } = await startWith(picture, []);
    const { type, bytes } = await askFor(320, 'image/webp');
    expect([type, bytes.equals(picture)]).toEqual(['image/jpeg', true]);
  });
});

describe('the rate limit binding', () => {
  test('stops one client and no other', async () => {
    const loopback = await startLoopback({
      bindings: ['RATE_LIMITER'],
      routes: { 'pics.pub.test/a.png': sends(png()) },
    });
    const ask = (client: string) => loopback.ask(PICTURE, { headers: { 'cf-connecting-ip': client } });
    const answers: Response[] = [];
    // Five a minute; should a minute end in between, then six are still left for the next.
    for (let count = 0; count < 11; count += 1) answers.push(await ask(`2001:db8::${count}`));
    expect(answers[0]?.status).toBe(200);
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.headers.get('retry-after')).toBe('60');
    expect(refused?.headers.get('x-lectern-error')).toBe('too-many-requests');
    expect((await ask('192.0.2.2')).status).toBe(200);
  });
});

describe('other paths', () => {
  test('health is there, metrics are not: no isolate knows what the others count', async () => {
    const loopback = await startLoopback();
    const health = await loopback.askPath('/img/health');
    expect([health.status, await health.text()]).toEqual([200, 'ok\n']);
    expect(health.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect((await loopback.askPath('/img/metrics')).status).toBe(404);
  });
});
