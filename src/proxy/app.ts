import { Hono } from 'hono';
import { PROXY_PATH, parseProxyUrl } from '#contract/proxy-url.ts';
import { errorReply, ProxyError, toProxyError } from './errors.ts';
import { errorHeaders, isFromProxy, matchesEtag, pictureHeaders, unchangedHeaders } from './headers.ts';
import type { OpenPicture, Pictures } from './pictures.ts';
import type { TargetPolicy } from './policy.ts';

export interface AppOptions {
  policy: TargetPolicy;
  pictures: Pictures;
  /** UTF-8 bytes of a target; the request's own address may be three times that, for `%XX`. */
  maxUrlBytes: number;
}

/** Room for the path, the width and the signature in a request's address. */
const ADDRESS_OVERHEAD = 512;

const RETRY_AFTER_SECONDS = '2';

/** The proxy's HTTP face, the same on every runtime: GET and HEAD of `/img`, and inert short texts for all else. */
export function createApp({ policy, pictures, maxUrlBytes }: AppOptions): Hono {
  const app = new Hono();

  app.use(async (context, next) => {
    // Before anything is looked at: methods that reached inner hosts were go-camo's CVE-2019-14255.
    if (context.req.method !== 'GET' && context.req.method !== 'HEAD') throw new ProxyError('method');
    if (isFromProxy(context.req.raw.headers)) throw new ProxyError('loop');
    await next();
  });

  app.get(PROXY_PATH, async (context) => {
    const request = context.req.raw;
    if (request.url.length > maxUrlBytes * 3 + ADDRESS_OVERHEAD) throw new ProxyError('url-too-long');
    const self = new URL(request.url);
    const parsed = parseProxyUrl(self);
    if (!parsed.ok) throw new ProxyError('bad-request', { cause: parsed.problem });
    // Nothing that depends on the request, not even a 304, is answered before this.
    const target = await policy.admit(parsed.image, self);
    const checkHop = (url: URL) => policy.checkHop(url, self);
    return answer(await pictures.open({ target, checkHop, signal: request.signal }), request);
  });

  app.notFound((context) => refusal(new ProxyError('not-found'), context.req.method));
  app.onError((cause, context) => refusal(toProxyError(cause, 'internal'), context.req.method));
  return app;
}

function answer(picture: OpenPicture, request: Request): Response {
  if (matchesEtag(request.headers.get('if-none-match'), picture.facts.etag)) {
    picture.leave();
    return new Response(null, { status: 304, headers: unchangedHeaders(picture.facts) });
  }
  const headers = pictureHeaders(picture.facts);
  if (request.method === 'HEAD') {
    picture.leave();
    return new Response(null, { headers });
  }
  return new Response(picture.body(), { headers });
}

function refusal(error: ProxyError, method: string): Response {
  const { status, text } = errorReply(error.code);
  const headers = errorHeaders(error.code);
  if (error.code === 'method') headers.set('allow', 'GET, HEAD');
  if (error.code === 'busy') headers.set('retry-after', RETRY_AFTER_SECONDS);
  return new Response(method === 'HEAD' ? null : `${text}\n`, { status, headers });
}
