import { describe, expect, test } from 'vitest';
import { type Handler, runtime, sends, startLoopback } from './loopback.ts';
import { png } from './picture-bytes.ts';

const PICTURE = 'http://pics.pub.test/a.png';
const DAY_MS = 86_400_000;

/** On Workers requests cannot wait for each other, and the platform's store has bounds of its own. */
const testOnNode = test.runIf(runtime === 'node');

/** Fails with each status in turn, then gives the picture. */
function failsFirst(...statuses: number[]): Handler {
  return (request, response) => sends(png(), {}, statuses.shift() ?? 200)(request, response);
}

describe('pictures', () => {
  test('are fetched once for readers one after another, as long as they are fresh', async () => {
    let now = 0;
    const loopback = await startLoopback({ now: () => now, routes: { 'pics.pub.test/a.png': sends(png()) } });
    for (const time of [0, 1000, DAY_MS - 1]) {
      now = time;
      const response = await loopback.ask(PICTURE);
      expect(Buffer.from(await response.arrayBuffer())).toEqual(png());
    }
    expect(loopback.requests).toHaveLength(1);
    now = DAY_MS;
    await (await loopback.ask(PICTURE)).arrayBuffer();
    expect(loopback.requests).toHaveLength(2);
  });

  testOnNode('are fetched once for readers at the same time', async () => {
    const loopback = await startLoopback({ routes: { 'pics.pub.test/a.png': sends(png()) } });
    const bodies = await Promise.all(
      Array.from({ length: 50 }, async () => Buffer.from(await (await loopback.ask(PICTURE)).arrayBuffer())),
    );
    expect(bodies.every((body) => body.equals(png()))).toBe(true);
    expect(loopback.requests).toHaveLength(1);
  });

  test('are one picture whatever stands after the "#" or around the target', async () => {
    const loopback = await startLoopback({ routes: { 'pics.pub.test/a.png': sends(png()) } });
    for (const target of [
      PICTURE,
      `${PICTURE}#x`,
      'HTTP://PICS.pub.test:80/a.png',
      `https://w.test/?${PICTURE}`,
    ]) {
      expect((await (await loopback.ask(target)).arrayBuffer()).byteLength).toBe(png().length);
    }
    expect(loopback.requests).toHaveLength(1);
  });

  test('with another query are others', async () => {
    const loopback = await startLoopback({ routes: { 'pics.pub.test/a.png': sends(png()) } });
    for (const target of [PICTURE, `${PICTURE}?v=2`]) await (await loopback.ask(target)).arrayBuffer();
    expect(loopback.requests).toHaveLength(2);
  });

  test.each(['no-store', 'private'])('whose server says "%s" are not kept', async (cacheControl) => {
    const loopback = await startLoopback({
      routes: { 'pics.pub.test/a.png': sends(png(), { 'cache-control': cacheControl }) },
    });
    for (const _ of [1, 2]) await (await loopback.ask(PICTURE)).arrayBuffer();
    expect(loopback.requests).toHaveLength(2);
  });

  test('come from the store only after the policy said yes', async () => {
    const loopback = await startLoopback({ routes: { 'pics.pub.test/a.png': sends(png()) } });
    await (await loopback.ask(PICTURE)).arrayBuffer();
    expect((await loopback.ask(PICTURE, { signed: false })).status).toBe(403);
  });

  test('gain a length once they are stored', async () => {
    const loopback = await startLoopback({
      routes: { 'pics.pub.test/a.png': (_, response) => void response.end(png()).write },
    });
    await (await loopback.ask(PICTURE)).arrayBuffer();
    expect((await loopback.ask(PICTURE)).headers.get('content-length')).toBe(String(png().length));
  });

  test('that broke off are not kept', async () => {
    let isFirst = true;
    const loopback = await startLoopback({
      limits: { failureMs: 0 },
      routes: {
        'pics.pub.test/a.png': (request, response) => {
          if (!isFirst) return sends(png())(request, response);
          isFirst = false;
          response.writeHead(200, { 'content-length': 5000 });
          response.write(png(), () => response.destroy());
        },
      },
    });
    await expect((await loopback.ask(PICTURE)).arrayBuffer()).rejects.toThrow();
    expect(Buffer.from(await (await loopback.ask(PICTURE)).arrayBuffer())).toEqual(png());
  });

  testOnNode('push out the oldest when there are too many', async () => {
    const names = ['a', 'b', 'c'].map((name) => `pics.pub.test/${name}`);
    const loopback = await startLoopback({
      limits: { maxCachedPictures: 2 },
      routes: Object.fromEntries(names.map((name) => [name, sends(png())])),
    });
    for (const name of [...names, ...names.slice(1)])
      await (await loopback.ask(`http://${name}`)).arrayBuffer();
    expect(loopback.requests).toHaveLength(3);
    await loopback.ask(`http://${names[0]}`);
    expect(loopback.requests).toHaveLength(4);
  });

  testOnNode('that would fill the store are not kept', async () => {
    const loopback = await startLoopback({
      limits: { maxCachedBytes: png().length * 8 - 1 },
      routes: { 'pics.pub.test/a.png': sends(png()) },
    });
    for (const _ of [1, 2]) await (await loopback.ask(PICTURE)).arrayBuffer();
    expect(loopback.requests).toHaveLength(2);
  });
});

describe('failures', () => {
  test.each([
    { status: 500, code: 'upstream-status' },
    { status: 404, code: 'gone' },
  ])('with $status are remembered briefly, then tried again', async ({ status, code }) => {
    let now = 0;
    const loopback = await startLoopback({
      now: () => now,
      limits: { failureMs: 1000 },
      routes: { 'pics.pub.test/a.png': failsFirst(status) },
    });
    for (const time of [0, 999]) {
      now = time;
      const response = await loopback.ask(PICTURE);
      expect(response.headers.get('x-lectern-error')).toBe(code);
      expect(response.headers.get('cache-control')).toBe('no-store');
    }
    expect(loopback.requests).toHaveLength(1);
    now = 1000;
    expect((await loopback.ask(PICTURE)).status).toBe(200);
  });

  test('of one picture do not touch another', async () => {
    const loopback = await startLoopback({
      routes: { 'pics.pub.test/a.png': failsFirst(500), 'pics.pub.test/b.png': sends(png()) },
    });
    await loopback.ask(PICTURE);
    expect((await loopback.ask('http://pics.pub.test/b.png')).status).toBe(200);
  });

  test('that readers cause by leaving are not remembered', async () => {
    let isFirst = true;
    const loopback = await startLoopback({
      routes: {
        'pics.pub.test/a.png': (request, response) => {
          if (!isFirst) sends(png())(request, response);
          isFirst = false;
        },
      },
    });
    const leaving = new AbortController();
    const first = loopback.ask(PICTURE, { signal: leaving.signal });
    while (loopback.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
    leaving.abort();
    // On Workers there is a connection between us, and it is gone.
    await first.catch(() => {});
    expect((await loopback.ask(PICTURE)).status).toBe(200);
  });
});
