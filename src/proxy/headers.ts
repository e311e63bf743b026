import type { ImageType } from '#contract/image-type.ts';

/** Fixed for every reader: nothing of a reader's request goes upstream, not even which browser it is. */
const USER_AGENT = 'Lectern/0.1';

/** How we name ourselves in Via (RFC 9110 section 7.6.3), so that a loop through us is seen. */
const PSEUDONYM = 'lectern';

const ACCEPT = 'image/avif,image/webp,image/png,image/jpeg,image/gif,image/*;q=0.8';

const DAY_SECONDS = 86_400;
const YEAR_SECONDS = 365 * DAY_SECONDS;

/**
 * On every answer, errors included: our origin must stay inert when someone opens an answer in a tab
 * (CVE-2025-31483). CORP says `cross-origin` because the reader may be served from another host than the proxy.
 */
const INERT_HEADERS = {
  'content-security-policy': "default-src 'none'; sandbox",
  'cross-origin-resource-policy': 'cross-origin',
  // Nothing here depends on who asks, and a reader elsewhere wants to know why a picture did not come.
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'x-lectern-error',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** What we know of a picture before its last byte. */
export interface PictureFacts {
  type: ImageType;
  etag: string;
  /** An HTTP date as its server gave it. */
  lastModified?: string | undefined;
  /** Bytes, where its server said so. */
  length?: number | undefined;
  /** How long stores may keep it; 0 for a picture that its server wants kept nowhere. */
  freshSeconds: number;
}

/** The request headers for a picture's server: all of them, and the same for every reader. */
export function upstreamHeaders(url: URL, referer: string | undefined): Record<string, string> {
  return {
    host: url.host,
    'user-agent': USER_AGENT,
    accept: ACCEPT,
    'accept-encoding': 'identity',
    via: `1.1 ${PSEUDONYM}`,
    connection: 'close',
    ...(referer === undefined ? {} : { referer }),
  };
}

/** Whether a request was made by this proxy or another of its kind: answering it could go round for ever. */
export function isFromProxy(headers: Headers): boolean {
  const via = (headers.get('via') ?? '').toLowerCase().split(',');
  return (
    via.some((hop) => hop.trim().split(/\s+/)[1] === PSEUDONYM) || headers.get('user-agent') === USER_AGENT
  );
}

/** Headers of our own words: health and metrics. */
export function textHeaders(contentType = 'text/plain; charset=utf-8'): Headers {
  return new Headers({ ...INERT_HEADERS, 'content-type': contentType, 'cache-control': 'no-store' });
}

/** Headers of an error. Errors are never stored by others: our own short memory already spares the server. */
export function errorHeaders(code: string): Headers {
  const headers = textHeaders();
  headers.set('x-lectern-error', code);
  return headers;
}

/** Headers of a 304: those that a 200 would have had and that concern a stored copy (RFC 9110 section 15.4.5). */
export function unchangedHeaders(facts: PictureFacts): Headers {
  const headers = new Headers({
    ...INERT_HEADERS,
    'cache-control': facts.freshSeconds === 0 ? 'no-store' : `public, max-age=${facts.freshSeconds}`,
    etag: facts.etag,
  });
  if (facts.lastModified !== undefined) headers.set('last-modified', facts.lastModified);
  return headers;
}

/** What an answer says of our store (RFC 9211). */
export function cacheStatus(origin: 'store' | 'stale' | 'fetch'): string {
  if (origin === 'fetch') return `${PSEUDONYM}; fwd=miss`;
  return origin === 'store' ? `${PSEUDONYM}; hit` : `${PSEUDONYM}; hit; detail=stale`;
}

/** Headers of a picture, made by us one by one; nothing of the upstream answer passes that is not named here. */
export function pictureHeaders(facts: PictureFacts): Headers {
  const headers = unchangedHeaders(facts);
  headers.set('content-type', facts.type);
  if (facts.length !== undefined) headers.set('content-length', String(facts.length));
  return headers;
}

/**
 * Seconds to keep a picture, from its server's Cache-Control (RFC 9111 section 5.2.2): at least a day, since an
 * archive's pictures hardly change and short lives only cost everybody; at most a year. `no-store` and
 * `private` are respected and give 0.
 */
export function freshSeconds(cacheControl: string | null): number {
  const directives = (cacheControl ?? '')
    .toLowerCase()
    .split(',')
    .map((directive) => directive.trim());
  if (directives.some((directive) => /^(no-store|private)(=|$)/.test(directive))) return 0;
  const maxAge = directives.map((directive) => /^max-age="?(\d{1,10})"?$/.exec(directive)?.[1]).find(Boolean);
  return Math.min(Math.max(Number(maxAge ?? 0), DAY_SECONDS), YEAR_SECONDS);
}

/** Whether If-None-Match names the tag, by weak comparison (RFC 9110 section 13.1.2). */
export function matchesEtag(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false;
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '');
  return ifNoneMatch.split(',').some((tag) => tag.trim() === '*' || opaque(tag) === opaque(etag));
}
