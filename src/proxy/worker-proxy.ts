import { createApp, refusal } from './app.ts';
import { createBucketStore } from './bucket-store-worker.ts';
import { createCacheStore } from './cache-store-worker.ts';
import { ProxyError, toProxyError } from './errors.ts';
import { DEFAULT_LIMITS, type ProxyLimits } from './limits.ts';
import { createTieredStore, type PictureStore } from './picture-store.ts';
import { createPictureNotes, createPictures } from './pictures.ts';
import { createPolicy } from './policy.ts';
import { createWorkerRateLimit } from './rate-limit-worker.ts';
import { createRefererOf } from './referers.ts';
import { createWorkerResizer } from './resizer-worker.ts';
import { createWorkerUpstream } from './upstream-worker.ts';
import type { WorkerContext, WorkerEnv } from './worker-bindings.ts';
import { readWorkerSettings } from './worker-settings.ts';

export interface WorkerProxyOptions {
  limits?: Partial<ProxyLimits>;
  /** The time in milliseconds, for what is stored. Default: `Date.now`. */
  now?: () => number;
}

export interface WorkerProxy {
  /** Answers one request; never rejects. Only `/img` has anything to give. */
  fetch(request: Request, env: WorkerEnv, context: WorkerContext): Promise<Response>;
}

/**
 * All requests of an isolate share 128 MB, and a picture on its way to the store and through the resizer is there up to four times.
 */
const WORKER_LIMITS: ProxyLimits = { ...DEFAULT_LIMITS, maxBytes: 10 * 1024 * 1024 };

/**
 * The image proxy for Cloudflare Workers. Closed by default: without ALLOW_HOSTS and KEYS it refuses every target. Settings that cannot
 * be understood are written to the log, and readers get a 500 that says nothing of them.
 */
export function createWorkerProxy(options: WorkerProxyOptions = {}): WorkerProxy {
  const limits = { ...WORKER_LIMITS, ...options.limits };
  const now = options.now ?? Date.now;
  let rules: ReturnType<typeof createRules> | undefined;

  return {
    async fetch(request, env, context) {
      try {
        // An isolate lives with one set of settings from its first request to its last.
        rules ??= createRules(env, limits, now);
      } catch (cause) {
        console.error(`The image proxy has settings that it cannot understand. ${String(cause)}`);
        return refusal(new ProxyError('internal', { cause }), request.method);
      }
      const app = createApp({
        policy: rules.policy,
        // Made for each request: what belongs to one request must not be waited for by another.
        pictures: createPictures({
          upstream: rules.upstream,
          store: storeFor(request, env, context),
          resizer: rules.resizer,
          notes: rules.notes,
          limits,
          now,
        }),
        maxUrlBytes: limits.maxUrlBytes,
        rateLimit: rules.rateLimit,
        metrics: null,
      });
      // Set by Cloudflare, whatever the client sent.
      const client = request.headers.get('cf-connecting-ip') ?? undefined;
      return withLength(await app.fetch(request, { client }));
    },
  };
}

function createRules(env: WorkerEnv, limits: ProxyLimits, now: () => number) {
  const { allowHosts, keys, ports, referers } = readWorkerSettings(env);
  return {
    policy: createPolicy({ allowHosts, keys, ports, maxUrlBytes: limits.maxUrlBytes }),
    upstream: createWorkerUpstream({
      refererOf: createRefererOf(referers),
      firstByteMs: limits.firstByteMs,
    }),
    resizer: env.IMAGES === undefined ? null : createWorkerResizer(env.IMAGES, limits),
    rateLimit: env.RATE_LIMITER === undefined ? null : createWorkerRateLimit(env.RATE_LIMITER),
    notes: createPictureNotes(now),
  };
}

function storeFor(request: Request, env: WorkerEnv, context: WorkerContext): PictureStore {
  const near = createCacheStore(new URL(request.url).origin, context);
  return env.PICTURES === undefined
    ? near
    : createTieredStore(near, createBucketStore(env.PICTURES, context));
}

/**
 * Where a body breaks off, the runtime ends it as if it were whole (https://github.com/cloudflare/workerd/issues/6818), unless its
 * length is known: then readers see that something is missing. So a body of unknown length is held back until its end is seen, and one
 * that breaks off becomes an error.
 */
async function withLength(response: Response): Promise<Response> {
  if (response.body === null) return response;
  const length = response.headers.get('content-length');
  if (length !== null) {
    return new Response(response.body.pipeThrough(new FixedLengthStream(Number(length))), response);
  }
  try {
    return new Response(await response.arrayBuffer(), response);
  } catch (cause) {
    return refusal(toProxyError(cause, 'internal'), 'GET');
  }
}
