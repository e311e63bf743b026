import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { proxyPath, signTarget } from '#contract/proxy-url.ts';
import { type Handler, KEY, type Loopback, sends, startLoopback, until } from './loopback.ts';
import { png } from './picture-bytes.ts';

// The same proxy behind a real server: what a browser and a socket see of it.

beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}));

const TARGET = 'http://pics.pub.test/a.png';

async function startServed(handler: Handler) {
  const loopback = await startLoopback({ routes: { 'pics.pub.test/a.png': handler } });
  const port = await listen(loopback);
  const path = proxyPath({ target: TARGET, signature: await signTarget(TARGET, KEY) });
  return { loopback, port, path, url: `http://127.0.0.1:${port}${path}` };
}

function listen(loopback: Loopback): Promise<number> {
  return new Promise((resolve) => {
    const server = serve(
      { fetch: (request) => loopback.proxy.fetch(request), hostname: '127.0.0.1', port: 0 },
      (info: AddressInfo) => resolve(info.port),
    );
    onTestFinished(() => void server.close());
  });
}

test('a picture arrives whole, first from its server and then from the store', async () => {
  const { url, loopback } = await startServed(sends(png()));
  for (const _ of [1, 2]) {
    const response = await fetch(url);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(png());
    expect(response.headers.get('content-length')).toBe(String(png().length));
  }
  expect(loopback.requests).toHaveLength(1);
});

test('HEAD and If-None-Match have no body and keep the connection usable', async () => {
  const { url } = await startServed(sends(png(), { etag: '"v1"' }));
  const head = await fetch(url, { method: 'HEAD' });
  expect([head.status, head.headers.get('content-length')]).toEqual([200, String(png().length)]);
  const unchanged = await fetch(url, { headers: { 'if-none-match': head.headers.get('etag') ?? '' } });
  expect(unchanged.status).toBe(304);
  expect((await fetch(url)).status).toBe(200);
});

test('a reader who hangs up ends the fetch', async () => {
  const { port, path, loopback } = await startServed((_, response) => void response.write(png()));
  const request = http.get({ port, path, host: '127.0.0.1' }, (response) => {
    response.on('error', () => {});
    response.once('data', () => request.destroy());
  });
  request.on('error', () => {});
  await until(() => loopback.requests.length === 1 && loopback.sockets.size === 0);
});

test('a reader who hangs up before the answer ends the fetch', async () => {
  const { port, path, loopback } = await startServed(() => {});
  const request = http.get({ port, path, host: '127.0.0.1' });
  request.on('error', () => {});
  await until(() => loopback.requests.length === 1);
  request.destroy();
  await until(() => loopback.sockets.size === 0);
});

test('a picture that breaks off does not look complete', async () => {
  const { url } = await startServed((_, response) => void response.write(png(), () => response.destroy()));
  await expect(fetch(url).then((response) => response.arrayBuffer())).rejects.toThrow();
  // The server logs it, and rightly: this one is no reader's doing.
  expect(console.error).toHaveBeenCalledOnce();
  vi.mocked(console.error).mockClear();
});
