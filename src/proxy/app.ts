import { Hono } from 'hono';
import { PROXY_PATH, parseProxyUrl } from '#contract/proxy-url.ts';
import { errorReply, ProxyError, toProxyError } from './errors.ts';
import {
  cacheStatus,
  errorHeaders,
  isFromProxy,
  matchesEtag,
  pictureHeaders,
  textHeaders,
  unchangedHeaders,
} from './headers.ts';
import type { Answered, Metrics } from './metrics.ts';
import type { OpenPicture, Pictures } from './pictures.ts';
import type { TargetPolicy } from './policy.ts';
import type { RateLimit } from './rate-limit.ts';
import { chooseVariant } from './variant.ts';

export interface AppOptions {
  policy: TargetPolicy;
  pictures: Pictures;
  /** UTF-8 bytes of a target; the request's own address may be three times that, for `%XX`. */
  maxUrlBytes: number;
  /** `null` where someone else limits requests. */
  rateLimit: RateLimit | null;
  /** `null` where nobody counts; then there is no metrics path either. */
  metrics: Metrics | null;
}

/** What the server knows about a request besides its text. */
export interface ProxyBindings {
  /** The IP address that it came from, for the rate limit; goes nowhere else. */
  client?: string | undefined;
}

/** Below the proxy's own path, so that one rule of a web server covers all of it. */
const HEALTH_PATH = `${PROXY_PATH}/health`;
const METRICS_PATH = `${PROXY_PATH}/metrics`;

/** Room for the path, the width and the signature in a request's address. */
const ADDRESS_OVERHEAD = 512;

const BUSY_RETRY_SECONDS = 2;

/** The proxy's HTTP face, the same on every runtime: GET and HEAD of `/img`, and inert short texts for all else. */
export function createApp(options: AppOptions): Hono<{ Bindings: ProxyBindings }> {
  const { policy, pictures, maxUrlBytes, rateLimit, metrics } = options;
  const app = new Hono<{ Bindings: ProxyBindings }>();

  app.use(async (context, next) => {
    // Before anything is looked at: methods that reached inner hosts were go-camo's CVE-2019-14255.
    if (context.req.method !== 'GET' && context.req.method !== 'HEAD') throw new ProxyError('method');
    if (isFromProxy(context.req.raw.headers)) throw new ProxyError('loop');
    await next();
  });

  app.get(HEALTH_PATH, () => new Response('ok\n', { headers: textHeaders() }));

  if (metrics !== null) {
    app.get(METRICS_PATH, async () => {
      const { contentType, text } = await metrics.print();
      return new Response(text, { headers: textHeaders(contentType) });
    });
  }

  app.get(PROXY_PATH, async (context) => {
    const request = context.req.raw;
    const began = performance.now();
    const report = (result: Answered['result'], status: number) =>
      metrics?.answered({ result, status, seconds: (performance.now() - began) / 1000 });
    try {
      await requireTurn(context.env?.client);
      const { response, result } = answer(await openPicture(request), request, metrics);
      report(result, response.status);
      return response;
    } catch (cause) {
      const error = toProxyError(cause, 'internal');
      report(error.code, errorReply(error.code).status);
      throw error;
    }
  });

  async function requireTurn(client: string | undefined): Promise<void> {
    if (client === undefined || rateLimit === null) return;
    const retryAfterSeconds = await rateLimit.take(client);
    if (retryAfterSeconds !== null) throw new ProxyError('too-many-requests', { retryAfterSeconds });
  }

  async function openPicture(request: Request): Promise<OpenPicture> {
    if (request.url.length > maxUrlBytes * 3 + ADDRESS_OVERHEAD) throw new ProxyError('url-too-long');
    const self = new URL(request.url);
    const parsed = parseProxyUrl(self);
    if (!parsed.ok) throw new ProxyError('bad-request', { cause: parsed.problem });
    const { width } = parsed.image;
    const variant = width === undefined ? null : chooseVariant(width, request.headers.get('accept'));
    // Nothing that depends on the request, not even a 304, is answered before this.
    const target = await policy.admit(parsed.image, self);
    const checkHop = (url: URL) => policy.checkHop(url, self);
    return pictures.open({ target, variant, checkHop, signal: request.signal });
  }

  app.notFound((context) => refusal(new ProxyError('not-found'), context.req.method));
  app.onError((cause, context) => refusal(toProxyError(cause, 'internal'), context.req.method));
  return app;
}

function answer(
  picture: OpenPicture,
  request: Request,
  metrics: Metrics | null,
): { response: Response; result: Answered['result'] } {
  const isUnchanged = matchesEtag(request.headers.get('if-none-match'), picture.facts.etag);
  const headers = isUnchanged ? unchangedHeaders(picture.facts) : pictureHeaders(picture.facts);
  headers.set('cache-status', cacheStatus(picture.origin));
  // The same address gives another format to another browser.
  headers.set('vary', 'accept');
  if (isUnchanged) {
    picture.leave();
    return { response: new Response(null, { status: 304, headers }), result: 'unchanged' };
  }
  if (request.method === 'HEAD') {
    picture.leave();
    return { response: new Response(null, { headers }), result: picture.origin };
  }
  const body = metrics === null ? picture.body() : counted(picture.body(), metrics);
  return { response: new Response(body, { headers }), result: picture.origin };
}

function counted(body: ReturnType<OpenPicture['body']>, metrics: Metrics): ReturnType<OpenPicture['body']> {
  if (body instanceof Uint8Array) {
    metrics.sent(body.length);
    return body;
  }
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        metrics.sent(chunk.length);
        controller.enqueue(chunk);
      },
    }),
  );
}

/** The answer to a request that gets no picture. */
export function refusal(error: ProxyError, method: string): Response {
  const { status, text } = errorReply(error.code);
  const headers = errorHeaders(error.code);
  if (error.code === 'method') headers.set('allow', 'GET, HEAD');
  const retryAfter = error.retryAfterSeconds ?? (error.code === 'busy' ? BUSY_RETRY_SECONDS : undefined);
  if (retryAfter !== undefined) headers.set('retry-after', String(retryAfter));
  return new Response(method === 'HEAD' ? null : `${text}\n`, { status, headers });
}
