import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { type Handler, redirectsTo, runtime, sends, startLoopback, until } from './loopback.ts';
import { jpegHeader, png } from './picture-bytes.ts';

const PICTURE = 'http://pics.pub.test/a.png';
const KIB = 1024;
const limits = { maxBytes: 64 * KIB, connectMs: 3000, firstByteMs: 300, totalMs: 900 };
const startWith = (handler: Handler) => startLoopback({ limits, routes: { 'pics.pub.test/a.png': handler } });

/** Sends a beginning, then the same chunk for as long as the other side takes it. */
const endless =
  (beginning: Buffer, chunk = Buffer.alloc(16 * KIB)): Handler =>
  (_, response) => {
    response.write(beginning);
    const more = () => {
      while (!response.destroyed && response.write(chunk));
    };
    response.on('drain', more);
    more();
  };

const codeOf = (response: Response) => response.headers.get('x-lectern-error');

/** For what the platform does by itself on Workers, and for what requests share, which they do not there. */
const testOnNode = test.runIf(runtime === 'node');

/**
 * Expects a picture of unknown length not to come whole. On Workers a body that breaks off would look complete, so readers get an
 * error in its place.
 */
async function expectCut(response: Response, code: string, message: string): Promise<void> {
  if (runtime === 'workerd') return expect(codeOf(response)).toBe(code);
  expect(response.status).toBe(200);
  await expect(response.arrayBuffer()).rejects.toThrow(message);
}

describe('bytes', () => {
  test('a declared length over the cap is refused before the body is read', async () => {
    const loopback = await startWith((_, response) => {
      response.writeHead(200, { 'content-length': limits.maxBytes + 1 });
      response.write(png());
    });
    const response = await loopback.ask(PICTURE);
    expect([response.status, codeOf(response)]).toEqual([413, 'too-large']);
    await until(() => loopback.sockets.size === 0);
  });

  test('a picture of exactly the cap is served', async () => {
    const picture = Buffer.concat([png(), Buffer.alloc(limits.maxBytes - png().length)]);
    const loopback = await startWith(sends(picture));
    expect((await (await loopback.ask(PICTURE)).arrayBuffer()).byteLength).toBe(limits.maxBytes);
  });

  test('a body without a declared length is cut at the cap', async () => {
    const loopback = await startWith(endless(png()));
    await expectCut(await loopback.ask(PICTURE), 'too-large', 'too many bytes');
    await until(() => loopback.sockets.size === 0);
  });

  test('metadata without end before the size is cut too', async () => {
    const loopback = await startWith(
      endless(jpegHeader(10, 10).subarray(0, 2), Buffer.alloc(16 * KIB, 0xff)),
    );
    const response = await loopback.ask(PICTURE);
    expect(codeOf(response)).toBe('too-large');
  });

  test('what unpacks to more than the cap is cut', async () => {
    const bomb = gzipSync(Buffer.concat([png(), Buffer.alloc(50_000 * KIB)]));
    expect(bomb.length).toBeLessThan(limits.maxBytes);
    const loopback = await startWith(sends(bomb, { 'content-encoding': 'gzip' }));
    await expectCut(await loopback.ask(PICTURE), 'too-large', 'too many bytes');
  });

  // Unpacking keeps workerd from its clock for a while.
  test('what never unpacks to anything is cut', { timeout: 30_000 }, async () => {
    const header = gzipSync(png()).subarray(0, 10);
    const emptyBlocks = Buffer.alloc(16 * KIB, Buffer.from([0, 0, 0, 0xff, 0xff]));
    const loopback = await startWith((request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      endless(header, emptyBlocks.subarray(0, 16_380))(request, response);
    });
    // The platform does not tell what it unpacks, so there the time ends it.
    expect(codeOf(await loopback.ask(PICTURE))).toBe(runtime === 'node' ? 'too-large' : 'timeout');
  });

  testOnNode('a header section over the limit is a broken answer', async () => {
    const route = sends(png(), { 'x-filler': 'a'.repeat(3 * KIB) });
    const options = { routes: { 'pics.pub.test/a.png': route } };
    const within = await startLoopback(options);
    expect((await within.ask(PICTURE)).status).toBe(200);
    const over = await startLoopback({ ...options, limits: { maxHeaderBytes: 2 * KIB } });
    expect(codeOf(await over.ask(PICTURE))).toBe('upstream-broken');
  });

  test('a body that ends before its declared length breaks the connection', async () => {
    const loopback = await startWith((_, response) => {
      response.writeHead(200, { 'content-length': 5000 });
      response.write(png(), () => response.destroy());
    });
    const response = await loopback.ask(PICTURE);
    await expect(response.arrayBuffer()).rejects.toThrow(runtime === 'node' ? 'broken' : 'aborted');
  });
});

describe('time', () => {
  /** Where the first byte alone is waited for, nothing else may end the wait. */
  const startForFirstByte = (handler: Handler) =>
    startLoopback({ limits: { ...limits, totalMs: 60_000 }, routes: { 'pics.pub.test/a.png': handler } });

  test('a server that does not answer', async () => {
    const loopback = await startForFirstByte(() => {});
    const response = await loopback.ask(PICTURE);
    expect([response.status, codeOf(response)]).toEqual([504, 'timeout']);
    await until(() => loopback.sockets.size === 0);
  });

  testOnNode('a server that sends its header section byte by byte', async () => {
    const loopback = await startLoopback({
      limits,
      onConnection: (socket) => {
        const drip = setInterval(() => socket.write('H'), 5);
        socket.on('close', () => clearInterval(drip)).write('HTTP/1.1 200 OK\r\nX-');
      },
    });
    expect(codeOf(await loopback.ask(PICTURE))).toBe('timeout');
  });

  testOnNode('a server that goes on with interim answers', async () => {
    const loopback = await startLoopback({
      limits,
      onConnection: (socket) => {
        const drip = setInterval(() => socket.write('HTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\n'), 5);
        socket.on('close', () => clearInterval(drip));
      },
    });
    expect(codeOf(await loopback.ask(PICTURE))).toBe('timeout');
  });

  test('headers, and then no body', async () => {
    const loopback = await startForFirstByte((_, response) => response.flushHeaders());
    expect(codeOf(await loopback.ask(PICTURE))).toBe('timeout');
  });

  test('a picture that begins and never ends', async () => {
    const loopback = await startWith((_, response) => {
      response.write(png());
    });
    await expectCut(await loopback.ask(PICTURE), 'timeout', 'too long');
    await until(() => loopback.sockets.size === 0);
  });

  test('a redirect whose body never ends is left before the next address is asked', async () => {
    let answerNext = () => {};
    const loopback = await startLoopback({
      limits: { ...limits, totalMs: 60_000, firstByteMs: 60_000 },
      routes: {
        'pics.pub.test/a.png': (_, response) => {
          response.writeHead(302, { location: '/b.png' }).write('and so on');
        },
        'pics.pub.test/b.png': (request, response) => {
          answerNext = () => sends(png())(request, response);
        },
      },
    });
    const response = loopback.ask(PICTURE);
    await until(() => loopback.requests.length === 2 && loopback.sockets.size === 1);
    answerNext();
    expect((await response).status).toBe(200);
  });

  test('redirects that each take nearly as long as they may', async () => {
    const slowly =
      (handler: Handler): Handler =>
      (request, response) =>
        void setTimeout(() => handler(request, response), 80);
    const loopback = await startLoopback({
      limits: { ...limits, totalMs: 200 },
      routes: Object.fromEntries(
        [0, 1, 2, 3, 4, 5].map((hop) => [`pics.pub.test/${hop}`, slowly(redirectsTo(`/${hop + 1}`))]),
      ),
    });
    expect(codeOf(await loopback.ask('http://pics.pub.test/0'))).toBe('timeout');
    expect(loopback.requests.length).toBeLessThan(4);
  });

  testOnNode('a server that says it switches protocols', async () => {
    const loopback = await startLoopback({
      limits,
      onConnection: (socket) =>
        void socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n'),
    });
    expect(codeOf(await loopback.ask(PICTURE))).toBe('upstream-broken');
    await until(() => loopback.sockets.size === 0);
  });

  testOnNode.each([
    ['no HTTP', 'SSH-2.0-OpenSSH_9.7\r\n'],
    [
      'both kinds of length',
      'HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['a bare line feed in a header', 'HTTP/1.1 200 OK\r\nX: a\nY: b\rZ\r\n\r\n'],
  ])('a server that speaks %s', async (_, text) => {
    const loopback = await startLoopback({ limits, onConnection: (socket) => void socket.end(text) });
    expect(codeOf(await loopback.ask(PICTURE))).toBe('upstream-broken');
  });

  test('the next request is served after all of that', async () => {
    const loopback = await startLoopback({
      limits,
      routes: {
        'pics.pub.test/a.png': (_, response) => void response.destroy(),
        'pics.pub.test/b.png': sends(png()),
      },
    });
    expect(codeOf(await loopback.ask(PICTURE))).toBe(runtime === 'node' ? 'upstream-broken' : 'unreachable');
    expect((await loopback.ask('http://pics.pub.test/b.png')).status).toBe(200);
  });
});

describe('readers', () => {
  /** The first bytes of a picture; the rest is in the hands of the test. */
  const begun: Handler = (_, response) => {
    response.writeHead(200, { 'content-length': png().length + 7 });
    response.write(png());
  };
  const patient = { ...limits, firstByteMs: 10_000, totalMs: 10_000 };

  test('get the first bytes while the rest is still to come', async () => {
    let finish = () => {};
    const loopback = await startLoopback({
      limits: patient,
      routes: {
        'pics.pub.test/a.png': (request, response) => {
          begun(request, response);
          finish = () => void response.end('the end');
        },
      },
    });
    const response = await loopback.ask(PICTURE);
    const reader = response.body?.getReader();
    expect(Buffer.from((await reader?.read())?.value ?? [])).toEqual(png());
    finish();
    expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe('the end');
    expect((await reader?.read())?.done).toBe(true);
  });

  test('who leave before the answer end the fetch', async () => {
    const loopback = await startLoopback({ limits: patient, routes: { 'pics.pub.test/a.png': () => {} } });
    const leaving = new AbortController();
    const response = loopback.ask(PICTURE, { signal: leaving.signal });
    await until(() => loopback.requests.length === 1);
    leaving.abort();
    // On Workers there is a connection between us, and it is gone.
    if (runtime === 'node') expect(codeOf(await response)).toBe('aborted');
    else await expect(response).rejects.toThrow();
    await until(() => loopback.sockets.size === 0);
  });

  test('who close the body end the fetch', async () => {
    const loopback = await startLoopback({ limits: patient, routes: { 'pics.pub.test/a.png': begun } });
    const response = await loopback.ask(PICTURE);
    await response.body?.cancel();
    await until(() => loopback.sockets.size === 0);
  });

  test('who leave in the middle of the body end the fetch', async () => {
    const loopback = await startLoopback({ limits: patient, routes: { 'pics.pub.test/a.png': begun } });
    const leaving = new AbortController();
    const response = await loopback.ask(PICTURE, { signal: leaving.signal });
    leaving.abort();
    await expect(response.arrayBuffer()).rejects.toThrow();
    await until(() => loopback.sockets.size === 0);
  });

  testOnNode('who leave do not end it for the others', async () => {
    let finish = () => {};
    const loopback = await startLoopback({
      limits: patient,
      routes: {
        'pics.pub.test/a.png': (_, response) => {
          response.write(png());
          finish = () => void response.end();
        },
      },
    });
    const [first, second] = await Promise.all([loopback.ask(PICTURE), loopback.ask(PICTURE)]);
    await first.body?.cancel();
    finish();
    expect(Buffer.from(await second.arrayBuffer())).toEqual(png());
    expect(loopback.requests).toHaveLength(1);
  });

  test('who ask by HEAD do not keep a connection open', async () => {
    const loopback = await startLoopback({ limits: patient, routes: { 'pics.pub.test/a.png': begun } });
    expect((await loopback.ask(PICTURE, { method: 'HEAD' })).status).toBe(200);
    await until(() => loopback.sockets.size === 0);
  });

  test('who have the picture already do not keep a connection open', async () => {
    const loopback = await startLoopback({ limits: patient, routes: { 'pics.pub.test/a.png': begun } });
    expect((await loopback.ask(PICTURE, { headers: { 'if-none-match': '*' } })).status).toBe(304);
    await until(() => loopback.sockets.size === 0);
  });

  testOnNode('who stop reading are cut, so that their bytes can go', async () => {
    const loopback = await startLoopback({
      limits: { readerStallMs: 50 },
      routes: { 'pics.pub.test/a.png': sends(Buffer.concat([png(), Buffer.alloc(32 * KIB)])) },
    });
    const response = await loopback.ask(PICTURE);
    const reader = response.body?.getReader();
    await reader?.read();
    await expect(reader?.closed).rejects.toThrow('stopped reading');
  });

  testOnNode('are told to come back when too many bytes are on their way', async () => {
    const loopback = await startLoopback({
      limits: { maxBytesInFlight: 100 },
      routes: { 'pics.pub.test/a.png': begun, 'pics.pub.test/b.png': begun },
    });
    expect((await loopback.ask(PICTURE)).status).toBe(200);
    const second = await loopback.ask('http://pics.pub.test/b.png');
    // Headers had gone out by the time the bytes were counted, or not: either way the picture does not come.
    if (second.status === 503) expect(second.headers.get('retry-after')).toBe('2');
    else await expect(second.arrayBuffer()).rejects.toThrow('busy');
  });

  test('give the room for their bytes back when they are done', async () => {
    const loopback = await startLoopback({
      limits: { maxBytesInFlight: png().length },
      routes: { 'pics.pub.test/a.png': sends(png(), { 'cache-control': 'no-store' }) },
    });
    for (let round = 0; round < 5; round += 1) {
      expect((await (await loopback.ask(PICTURE)).arrayBuffer()).byteLength).toBe(png().length);
    }
  });

  testOnNode('closing the proxy ends everything', async () => {
    const loopback = await startLoopback({ limits: patient, routes: { 'pics.pub.test/a.png': begun } });
    const response = await loopback.ask(PICTURE);
    await loopback.proxy.close();
    await expect(response.arrayBuffer()).rejects.toThrow();
    await until(() => loopback.sockets.size === 0);
    expect(codeOf(await loopback.ask(PICTURE))).toBe('busy');
  });
});

describe('how many fetches run at once', () => {
  testOnNode('is limited for each host and in all, and the others wait their turn', async () => {
    const finish: (() => void)[] = [];
    const route: Handler = (_, response) => void finish.push(() => response.end(png()));
    const paths = ['a', 'b'].flatMap((host) => [0, 1, 2].map((index) => `${host}.pub.test/${index}`));
    const loopback = await startLoopback({
      limits: { maxFetchesPerHost: 2, maxFetches: 3 },
      routes: Object.fromEntries(paths.map((path) => [path, route])),
    });
    const answers = Promise.all(
      paths.map(async (path) => (await loopback.ask(`http://${path}`)).arrayBuffer()),
    );
    await until(() => loopback.requests.length === 3);
    // Which host comes first is decided by their lookups, so only the counts are certain.
    const fromA = loopback.requests.filter(({ headers }) => headers.host === 'a.pub.test');
    expect([1, 2]).toContain(fromA.length);
    for (let done = 1; done <= paths.length; done += 1) {
      finish.shift()?.();
      await until(() => loopback.requests.length === Math.min(done + 3, paths.length));
    }
    expect((await answers).every((bytes) => bytes.byteLength === png().length)).toBe(true);
  });

  testOnNode('a full queue and a long wait are "busy"', async () => {
    const loopback = await startLoopback({
      limits: { maxFetches: 1, maxQueuedFetches: 1, queueMs: 20 },
      routes: { 'pics.pub.test/a.png': () => {} },
    });
    void loopback.ask(PICTURE);
    await until(() => loopback.requests.length === 1);
    const answers = await Promise.all(['b', 'c'].map((name) => loopback.ask(`http://pics.pub.test/${name}`)));
    for (const response of answers) {
      expect([response.status, codeOf(response), response.headers.get('retry-after')]).toEqual([
        503,
        'busy',
        '2',
      ]);
    }
    expect(loopback.requests).toHaveLength(1);
  });
});
