import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import { onTestFinished } from 'vitest';
import { proxyPath, signTarget } from '#contract/proxy-url.ts';
import { createNodeProxy, type NodeProxyOptions } from '#proxy/node.ts';
import { TEST_CERTIFICATE, TEST_KEY } from './certificates.ts';
import { answerBy, type Handler, KEY, PUBLIC_ADDRESS, type Routes } from './handlers.ts';

export { type Handler, KEY, redirectsTo, sends, until } from './handlers.ts';

/** Where the proxy runs; workerd.test.ts puts workerd-loopback.ts in the place of this file. */
export const runtime: 'node' | 'workerd' = 'node';

/** Answers of one name, or one after the other for each lookup; the last one stays. */
export type Answers = readonly string[] | { sequence: readonly (readonly string[])[] };

export interface LoopbackOptions extends Omit<NodeProxyOptions, 'lookup' | 'connect'> {
  routes?: Routes;
  dns?: Readonly<Record<string, Answers>>;
  /** Serves https with the test certificate on port 443. */
  tls?: boolean;
  /** Instead of the HTTP server: what a connection does. */
  onConnection?: (socket: net.Socket) => void;
}

export interface AskOptions {
  signed?: boolean;
  width?: number;
  method?: string;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/**
 * A proxy whose lookups we answer and whose connections, to whatever public-looking address, end at a server on
 * loopback. It writes down every connection and every request, so that a test can say that there was none.
 */
export async function startLoopback(options: LoopbackOptions = {}) {
  const connections: string[] = [];
  const requests: http.IncomingMessage[] = [];
  const sockets = new Set<net.Socket>();
  const lookups = new Map<string, number>();
  let closedBytes = 0;
  const { routes = {}, dns = {}, tls = false, onConnection, ...proxyOptions } = options;

  const handler: Handler = (request, response) => {
    requests.push(request);
    answerBy(routes, request, response);
  };
  const server = onConnection
    ? net.createServer(onConnection)
    : tls
      ? https.createServer({ cert: TEST_CERTIFICATE, key: TEST_KEY }, handler)
      : http.createServer(handler);
  server.on('connection', (socket: net.Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => {
      sockets.delete(socket);
      closedBytes += socket.bytesWritten;
    });
    // A socket that nobody reads does not notice that the other side has left.
    if (onConnection) socket.resume();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const port = portOf(server);

  const proxy = createNodeProxy({
    keys: [KEY],
    ...proxyOptions,
    lookup: async (hostname) => {
      const count = lookups.get(hostname) ?? 0;
      lookups.set(hostname, count + 1);
      return answersFor(dns[hostname], count).map((address) => ({
        address,
        family: address.includes(':') ? 6 : 4,
      }));
    },
    connect: (address, targetPort) => {
      connections.push(`${address}:${targetPort}`);
      return net.connect({ host: '127.0.0.1', port });
    },
  });

  async function ask(target: string, { signed = true, width, ...init }: AskOptions = {}): Promise<Response> {
    const signature = signed ? await signTarget(target, KEY) : undefined;
    return askPath(proxyPath({ target, width, signature }), init);
  }

  function askPath(path: string, init: RequestInit = {}): Promise<Response> {
    return proxy.fetch(new Request(new URL(path, 'http://reader.pub.test'), init));
  }

  onTestFinished(async () => {
    await proxy.close();
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  function bytesSent(): number {
    return [...sockets].reduce((sum, socket) => sum + socket.bytesWritten, closedBytes);
  }

  return { proxy, ask, askPath, connections, requests, sockets, lookups, bytesSent };
}

export type Loopback = Awaited<ReturnType<typeof startLoopback>>;

function answersFor(answers: Answers | undefined, count: number): readonly string[] {
  if (answers === undefined) return [PUBLIC_ADDRESS];
  if (!('sequence' in answers)) return answers;
  return answers.sequence[Math.min(count, answers.sequence.length - 1)] ?? [];
}

function portOf(server: net.Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return address.port;
}
