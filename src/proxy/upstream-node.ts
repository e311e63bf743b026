import http from 'node:http';
import type net from 'node:net';
import { pipeline, Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { type Dialer, openSocket } from './connect-node.ts';
import { withDeadline } from './deadline.ts';
import { ProxyError, type ProxyErrorCode, toProxyError } from './errors.ts';
import { upstreamHeaders } from './headers.ts';
import { capBytes } from './read-body.ts';
import type { RefererOf } from './referers.ts';
import type { Upstream, UpstreamAnswer } from './upstream.ts';

export interface NodeUpstreamOptions {
  dialer: Dialer;
  refererOf: RefererOf;
  firstByteMs: number;
  maxBytes: number;
  maxHeaderBytes: number;
}

/** The only headers of an answer that anyone here looks at. */
const KNOWN_HEADERS = [
  'location',
  'content-length',
  'content-encoding',
  'cache-control',
  'etag',
  'last-modified',
];

const DECODERS = new Map([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['deflate', createInflate],
  ['br', createBrotliDecompress],
]);

/**
 * An HTTP client for one request to a checked address. Plain `node:http` over a socket of our own: `fetch`
 * offers no say in where an address literal connects (nodejs/undici#2019).
 */
export function createNodeUpstream(options: NodeUpstreamOptions): Upstream {
  return async (url, signal) => {
    const socket = await openSocket(url, options.dialer, signal);
    try {
      const deadline = { signal, ms: options.firstByteMs, code: 'timeout' as const };
      const response = await withDeadline(deadline, () => exchange(url, socket, options));
      return toAnswer({ response, socket, signal, maxBytes: options.maxBytes });
    } catch (cause) {
      socket.destroy();
      throw toProxyError(cause, 'upstream-broken');
    }
  };
}

function exchange(
  url: URL,
  socket: net.Socket,
  { refererOf, maxHeaderBytes }: NodeUpstreamOptions,
): Promise<http.IncomingMessage> {
  return new Promise((resolve, reject) => {
    const request = http.request({
      createConnection: () => socket,
      method: 'GET',
      path: url.pathname + url.search,
      headers: upstreamHeaders(url, refererOf(url)),
      setHost: false,
      maxHeaderSize: maxHeaderBytes,
    });
    request.once('response', resolve);
    // Stays after the answer: a connection that breaks later must not be an unhandled error.
    request.on('error', reject);
    request.once('close', () => reject(new Error('closed without an answer')));
    request.end();
  });
}

interface RawAnswer {
  response: http.IncomingMessage;
  socket: net.Socket;
  signal: AbortSignal;
  maxBytes: number;
}

function toAnswer({ response, socket, signal, maxBytes }: RawAnswer): UpstreamAnswer {
  const headers = new Headers();
  for (const name of KNOWN_HEADERS) {
    const value = response.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  const body = decoded(response, headers.get('content-encoding'), maxBytes);
  const breakCode = () => (signal.aborted ? toProxyError(signal.reason, 'aborted').code : 'upstream-broken');
  return {
    status: response.statusCode ?? 0,
    headers,
    body: withErrorCode(body, breakCode),
    close: () => socket.destroy(),
  };
}

/**
 * We ask for `identity`, but some servers compress whatever they send. Undone as a stream, with the bytes
 * counted before (empty blocks can go on for ever) and, like those of any picture, after.
 */
function decoded(
  response: http.IncomingMessage,
  encoding: string | null,
  maxBytes: number,
): AsyncIterable<Uint8Array> {
  const name = (encoding ?? '').trim().toLowerCase();
  if (name === '' || name === 'identity') return response;
  const decoder = DECODERS.get(name)?.();
  if (decoder === undefined) throw new ProxyError('upstream-broken', { cause: 'unknown content-encoding' });
  // The callback is there because errors reach us through the iteration of `decoder`.
  return pipeline(Readable.from(capBytes(response, maxBytes)), decoder, () => {});
}

async function* withErrorCode(
  body: AsyncIterable<Uint8Array>,
  code: () => ProxyErrorCode,
): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (cause) {
    throw toProxyError(cause, code());
  }
}
