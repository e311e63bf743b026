import { describe, expect, test } from 'vitest';
import { type Loopback, runtime, sends, startLoopback } from './loopback.ts';
import { png } from './picture-bytes.ts';

const PICTURE = 'http://pics.pub.test/a.png';
const startWithPicture = () => startLoopback({ routes: { 'pics.pub.test/a.png': sends(png()) } });

/** The platform keeps its connections by itself and says whose Worker it is; it would say who the reader is, too. */
const OF_WORKERS = { 'cf-worker': 'worker.example.com', 'x-real-ip': '2a06:98c0:3600::103' };

const upstreamHeaders = (loopback: Loopback) => loopback.requests[0]?.headers ?? {};

describe('methods and paths', () => {
  test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND'])(
    '%s is refused before anything is looked at',
    async (method) => {
      const loopback = await startWithPicture();
      const response = await loopback.ask(PICTURE, { method });
      expect(response.status).toBe(405);
      expect(response.headers.get('allow')).toBe('GET, HEAD');
      expect(response.headers.get('x-content-type-options')).toBe('nosniff');
      expect(loopback.connections).toEqual([]);
    },
  );

  test.each(['/', '/img/', '/IMG', '/img/a.png', '//img', '/health', '/img%2f', '/.git/config'])(
    '%s is not here, and says so inertly',
    async (path) => {
      const loopback = await startWithPicture();
      const response = await loopback.askPath(
        `http://reader.pub.test${path}?url=${encodeURIComponent(PICTURE)}`,
      );
      expect(response.status).toBe(404);
      expect(response.headers.get('x-lectern-error')).toBe('not-found');
      expect(response.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
      expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
    },
  );

  test.each([
    '/img',
    '/img?url=',
    '/img?w=100',
    `/img?url=${PICTURE}&url=http://other.pub.test/`,
    `/img?url=${PICTURE}&w=1&w=2`,
    `/img?url=${PICTURE}&s=a&s=b`,
    `/img?url=${PICTURE}&w=0`,
    `/img?url=${PICTURE}&w=-1`,
    `/img?url=${PICTURE}&w=1e3`,
    `/img?url=${PICTURE}&w=8193`,
    `/img?url=${PICTURE}&w=`,
  ])('%s is a bad request', async (path) => {
    const loopback = await startWithPicture();
    const response = await loopback.askPath(path);
    expect(response.status).toBe(400);
    expect(response.headers.get('x-lectern-error')).toBe('bad-request');
    expect(loopback.connections).toEqual([]);
  });

  test('HEAD has the headers of GET and no body', async () => {
    const loopback = await startWithPicture();
    const head = await loopback.ask(PICTURE, { method: 'HEAD' });
    const get = await loopback.ask(PICTURE);
    expect(head.status).toBe(200);
    expect(await head.text()).toBe('');
    // The pictures are told apart by the time of fetching, for want of any mark of their version.
    expect(withoutMarks(head)).toEqual(withoutMarks(get));
    expect(head.headers.get('content-length')).toBe(String(png().length));
  });

  test('HEAD of something refused has the headers of its error', async () => {
    const loopback = await startWithPicture();
    const head = await loopback.ask('http://127.0.0.1/', { method: 'HEAD' });
    expect(head.status).toBe(403);
    expect(head.headers.get('x-lectern-error')).toBe('private-address');
    expect(await head.text()).toBe('');
  });

  test('Range is ignored, and not offered', async () => {
    const loopback = await startWithPicture();
    const response = await loopback.ask(PICTURE, { headers: { range: 'bytes=0-3,2-5,1-9' } });
    expect(response.status).toBe(200);
    expect(response.headers.get('accept-ranges')).toBeNull();
    expect((await response.arrayBuffer()).byteLength).toBe(png().length);
    expect(upstreamHeaders(loopback).range).toBeUndefined();
  });

  test('a width is accepted and the original comes', async () => {
    const loopback = await startWithPicture();
    const response = await loopback.ask(PICTURE, { width: 200 });
    expect(Buffer.from(await response.arrayBuffer())).toEqual(png());
  });
});

describe('what goes upstream', () => {
  test('nothing of the reader', async () => {
    const loopback = await startWithPicture();
    const secrets = {
      referer: 'https://reader.example/secret',
      cookie: 'a=secret',
      authorization: 'Bearer secret',
      'proxy-authorization': 'secret',
      origin: 'https://secret.example',
      'x-forwarded-for': '203.0.113.7',
      'x-forwarded-host': 'secret',
      forwarded: 'for=secret',
      'x-real-ip': 'secret',
      'cf-connecting-ip': 'secret',
      'true-client-ip': 'secret',
      'user-agent': 'secret browser',
      accept: 'text/secret',
      'accept-language': 'secret',
      'accept-encoding': 'br',
      'if-modified-since': 'Tue, 01 Jul 2025 00:00:00 GMT',
      'if-none-match': '"secret"',
      range: 'bytes=0-1',
      dnt: '1',
      'sec-ch-ua': 'secret',
      'x-custom': 'secret',
    };
    await loopback.ask(PICTURE, { headers: secrets });

    expect(upstreamHeaders(loopback)).toEqual({
      host: 'pics.pub.test',
      'user-agent': 'Lectern/0.1',
      accept: 'image/avif,image/webp,image/png,image/jpeg,image/gif,image/*;q=0.8',
      'accept-encoding': 'identity',
      via: '1.1 lectern',
      ...(runtime === 'node' ? { connection: 'close' } : OF_WORKERS),
    });
  });

  test('the path and the query as they were written, without the fragment', async () => {
    const loopback = await startLoopback({ routes: { 'pics.pub.test/%E5%9B%BE%2520a.png': sends(png()) } });
    const response = await loopback.ask('http://pics.pub.test/图%2520a.png?x=1&y=%2B+#part');
    expect(response.status).toBe(200);
    expect(loopback.requests[0]?.url).toBe('/%E5%9B%BE%2520a.png?x=1&y=%2B+');
  });

  test.each([
    'http://pics.pub.test/a.png\r\nX-Injected: 1',
    'http://pics.pub.test/a.png%0d%0aX-Injected:%201',
  ])('line breaks in a target do not become headers', async (target) => {
    const loopback = await startLoopback();
    await loopback.ask(target);
    expect(loopback.requests.length).toBe(1);
    expect(upstreamHeaders(loopback)['x-injected']).toBeUndefined();
  });

  test('cookies of one hop are not carried to the next', async () => {
    const loopback = await startLoopback({
      routes: {
        'pics.pub.test/a.png': (_, response) =>
          response.writeHead(302, { location: '/b.png', 'set-cookie': 'a=1; Path=/' }).end(),
        'pics.pub.test/b.png': sends(png()),
      },
    });
    await loopback.ask(PICTURE);
    expect(loopback.requests[1]?.headers.cookie).toBeUndefined();
    expect(loopback.requests[1]?.headers.referer).toBeUndefined();
  });
});

describe('loops', () => {
  test.each([
    ['via', '1.1 lectern'],
    ['via', '1.1 varnish, 1.1 Lectern (x)'],
    ['user-agent', 'Lectern/0.1'],
  ])('a request with "%s: %s" comes from a proxy like us and is refused', async (name, value) => {
    const loopback = await startWithPicture();
    const response = await loopback.ask(PICTURE, { headers: { [name]: value } });
    expect(response.headers.get('x-lectern-error')).toBe('loop');
    expect(loopback.connections).toEqual([]);
  });

  test('other proxies on the way do not matter', async () => {
    const loopback = await startWithPicture();
    expect((await loopback.ask(PICTURE, { headers: { via: '2 cdn, 1.1 lectern.example' } })).status).toBe(
      200,
    );
  });

  test('the target must not be the proxy itself', async () => {
    const loopback = await startWithPicture();
    const response = await loopback.ask('http://reader.pub.test/img?url=http://pics.pub.test/a.png');
    expect(response.headers.get('x-lectern-error')).toBe('loop');
    expect(loopback.connections).toEqual([]);
  });
});

function withoutMarks(response: Response): Record<string, string> {
  return Object.fromEntries(
    [...response.headers].filter(([name]) => name !== 'etag' && name !== 'cache-status'),
  );
}
