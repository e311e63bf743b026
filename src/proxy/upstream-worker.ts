import { withDeadline } from './deadline.ts';
import { ProxyError, type ProxyErrorCode, toProxyError } from './errors.ts';
import { upstreamHeaders } from './headers.ts';
import type { RefererOf } from './referers.ts';
import type { Upstream, UpstreamAnswer } from './upstream.ts';

export interface WorkerUpstreamOptions {
  refererOf: RefererOf;
  /** From the request to the answer's header section; name lookup and connection are a part of it here. */
  firstByteMs: number;
}

/** What the platform undoes by itself, written exactly like this; of anything else we get the bytes as they came. */
const UNDONE = new Set(['', 'identity', 'gzip', 'br']);

/**
 * What Cloudflare itself names in place of a reader where one customer's Worker asks another's servers.
 * https://developers.cloudflare.com/fundamentals/reference/http-headers/#cf-connecting-ip-in-worker-subrequests
 */
const WORKERS_ADDRESS = '2a06:98c0:3600::103';

const DECODERS = new Map<string, CompressionFormat>([
  ['gzip', 'gzip'],
  ['x-gzip', 'gzip'],
  ['deflate', 'deflate'],
]);

/**
 * Fetches with the platform's `fetch`. Nobody tells us which address a name leads to: only addresses written into a target are
 * checked. docs/workers.md says what that means.
 */
export function createWorkerUpstream({ refererOf, firstByteMs }: WorkerUpstreamOptions): Upstream {
  return async (url, signal) => {
    const connection = new AbortController();
    try {
      const deadline = { signal, ms: firstByteMs, code: 'timeout' as const };
      const response = await withDeadline(deadline, () =>
        fetch(url, {
          headers: requestHeaders(url, refererOf(url)),
          redirect: 'manual',
          signal: AbortSignal.any([signal, connection.signal]),
          // Our own store decides what is kept, and for how long.
          cf: { cacheTtl: 0 },
        }),
      );
      return toAnswer(response, connection, signal);
    } catch (cause) {
      connection.abort();
      throw toProxyError(cause, 'unreachable');
    }
  };
}

/** The platform names the host and keeps its connections by itself, and would put the reader's address into `x-real-ip`. */
function requestHeaders(url: URL, referer: string | undefined): Headers {
  const headers = new Headers(upstreamHeaders(url, referer));
  headers.delete('host');
  headers.delete('connection');
  headers.set('x-real-ip', WORKERS_ADDRESS);
  return headers;
}

function toAnswer(response: Response, connection: AbortController, signal: AbortSignal): UpstreamAnswer {
  const breakCode = () => (signal.aborted ? toProxyError(signal.reason, 'aborted').code : 'upstream-broken');
  return {
    status: response.status,
    headers: response.headers,
    body: withErrorCode(decoded(response), breakCode),
    close: () => connection.abort(),
  };
}

function decoded({ body, headers }: Response): ReadableStream<Uint8Array> {
  if (body === null) return new Response('').body ?? new ReadableStream();
  const encoding = (headers.get('content-encoding') ?? '').trim();
  if (UNDONE.has(encoding)) return body;
  const format = DECODERS.get(encoding.toLowerCase());
  if (format === undefined) throw new ProxyError('upstream-broken', { cause: 'unknown content-encoding' });
  return body.pipeThrough(new DecompressionStream(format));
}

async function* withErrorCode(
  body: ReadableStream<Uint8Array>,
  code: () => ProxyErrorCode,
): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (cause) {
    throw toProxyError(cause, code());
  }
}
