import http from 'node:http';
import type net from 'node:net';
import { afterAll, beforeAll, onTestFinished } from 'vitest';
import { proxyPath, signTarget } from '#contract/proxy-url.ts';
import { literalAddress } from '#proxy/addresses.ts';
import { effectivePort } from '#proxy/policy.ts';
import { answerBy, KEY, PUBLIC_ADDRESS } from './handlers.ts';
import type { AskOptions, LoopbackOptions } from './loopback.ts';
import type { WorkerOrder } from './workerd-entry.ts';
import { type Instance, startInstance } from './workerd-instance.ts';

export { type Handler, KEY, redirectsTo, sends, until } from './handlers.ts';
export type { Answers, AskOptions, Loopback, LoopbackOptions } from './loopback.ts';

export const runtime: 'node' | 'workerd' = 'workerd';

export interface WorkerdOptions extends Omit<LoopbackOptions, 'dns' | 'tls' | 'onConnection'> {
  bindings?: WorkerOrder['bindings'];
}

/** One workerd for all tests of a file; each test has a proxy of its own in it, by the port that it asks. */
let instance: Instance;
let nextPort = 10_000;

beforeAll(async () => {
  instance = await startInstance('tests/proxy/workerd-entry.ts', {
    images: { binding: 'IMAGES' },
    r2Buckets: ['PICTURES'],
    ratelimits: { RATE_LIMITER: { namespace_id: '1', simple: { limit: 5, period: 60 } } },
  });
});

afterAll(() => instance.close());

/**
 * What loopback.ts does, with the proxy in workerd. A connection is a request that left the Worker there: who dials for it, and where
 * to, is the platform's business.
 */
export async function startLoopback(options: WorkerdOptions = {}) {
  const { routes = {}, bindings = [], now } = options;
  const connections: string[] = [];
  const requests: http.IncomingMessage[] = [];
  const sockets = new Set<net.Socket>();
  const port = nextPort++;
  let sentBytes = 0;

  instance.onOutbound = (request, response) => {
    const target = new URL(request.url ?? '');
    connections.push(`${literalAddress(target.hostname) ?? PUBLIC_ADDRESS}:${effectivePort(target)}`);
    requests.push(request);
    // As a server sees it that is not asked as a proxy.
    request.url = target.pathname + target.search;
    request.headers.host = target.host;
    response.shouldKeepAlive = false;
    watch(request.socket);
    answerBy(routes, request, response);
  };

  function watch(socket: net.Socket): void {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => {
      sockets.delete(socket);
      sentBytes += socket.bytesWritten;
    });
  }

  const order: WorkerOrder = {
    settings: {
      KEYS: (options.keys ?? [KEY]).join('\n'),
      ALLOW_HOSTS: (options.allowHosts ?? []).join(', '),
      ...(options.ports === undefined ? {} : { PORTS: options.ports.join(',') }),
      ...(options.referers === undefined ? {} : { REFERERS: options.referers }),
    },
    bindings,
    limits: options.limits ?? {},
    now: null,
  };

  async function ask(target: string, { signed = true, width, ...init }: AskOptions = {}): Promise<Response> {
    const signature = signed ? await signTarget(target, KEY) : undefined;
    return askPath(proxyPath({ target, width, signature }), init);
  }

  async function askPath(path: string, init: AskOptions = {}): Promise<Response> {
    const body = JSON.stringify({ ...order, now: now?.() ?? null });
    await send(new URL(`http://control.test:${port}/`), { method: 'POST', body });
    const address = new URL(path, 'http://reader.pub.test');
    address.port = String(port);
    return send(address, init);
  }

  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
  });
  const bytesSent = () => [...sockets].reduce((sum, socket) => sum + socket.bytesWritten, sentBytes);

  return { ask, askPath, connections, requests, sockets, lookups: new Map<string, number>(), bytesSent };
}

interface SendOptions extends Omit<AskOptions, 'signed' | 'width'> {
  body?: string;
}

/** A request to workerd over a connection of its own, and what came back. */
function send({ host, pathname, search }: URL, options: SendOptions): Promise<Response> {
  const { method, headers, body, signal } = options;
  const { hostname, port } = instance.url;
  return new Promise((resolve, reject) => {
    const request = http.request(
      { hostname, port, method, path: pathname + search, headers: { host, ...headers }, agent: false },
      (answer) => resolve(toResponse(answer)),
    );
    // A plain end of the connection may be half of one, and workerd would go on.
    signal?.addEventListener('abort', () => request.socket?.resetAndDestroy());
    request.on('error', reject).end(body);
  });
}

function toResponse(answer: http.IncomingMessage): Response {
  const headers = new Headers();
  for (const [name, value] of Object.entries(answer.headers)) {
    if (!HOP_BY_HOP.has(name) && typeof value === 'string') headers.set(name, value);
  }
  const status = answer.statusCode ?? 0;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      answer.on('data', (chunk: Buffer) => controller.enqueue(new Uint8Array(chunk)));
      answer.on('end', () => controller.close());
      answer.on('error', (cause) => controller.error(cause));
    },
    cancel: () => void answer.socket.resetAndDestroy(),
  });
  return new Response(BODILESS.has(status) ? null : body, { status, headers });
}

const BODILESS = new Set([204, 304]);
const HOP_BY_HOP = new Set(['connection', 'keep-alive', 'transfer-encoding', 'date']);
