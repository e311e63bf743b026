import { contentTypeOf } from '#contract/content-types.ts';
import { forEver, isKeptForEver } from '#contract/kept-files.ts';
import { matchesEtag } from '#proxy/headers.ts';

/** Browsers keep it, and ask each time whether it is still so. */
export const revalidate = 'no-cache';

const safety: Readonly<Record<string, string>> = {
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

/** Pages carry the site's policy themselves. A worker has the policy of its script's answer. Anything else does nothing when it is opened by itself. */
function policyFor(type: string): string {
  if (type.startsWith('text/html')) return "frame-ancestors 'none'";
  if (type.startsWith('text/javascript')) return "default-src 'none'; script-src 'self'; connect-src 'self'";
  return "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'";
}

/** The headers of all answers that are not the image proxy's. */
export function headersFor(type: string, etag?: string): Headers {
  const headers = new Headers({ ...safety, 'content-type': type, 'cache-control': revalidate });
  headers.set('content-security-policy', policyFor(type));
  if (etag !== undefined) headers.set('etag', etag);
  return headers;
}

/** The headers of a file of the site. */
export function fileHeaders(file: string, etag: string): Headers {
  const headers = headersFor(contentTypeOf(file), etag);
  if (isKeptForEver(file)) headers.set('cache-control', forEver);
  return headers;
}

/** A text of our own, tagged by what it says. */
export async function textAnswer(type: string, body: string, status = 200): Promise<Response> {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(body));
  const digits = Array.from(new Uint8Array(hash, 0, 8), (byte) => byte.toString(16).padStart(2, '0'));
  return new Response(body, {
    status,
    headers: headersFor(type, status === 200 ? `"${digits.join('')}"` : undefined),
  });
}

/** Says in one line why there is nothing else. */
export function refusal(status: number, text: string, more: Readonly<Record<string, string>> = {}): Response {
  const headers = headersFor('text/plain; charset=utf-8');
  for (const [name, value] of Object.entries(more)) headers.set(name, value);
  return new Response(`${text}\n`, { status, headers });
}

/** Leads elsewhere; what is there may change with the next build. */
export function redirect(location: string, status: 301 | 302): Response {
  const headers = headersFor('text/plain; charset=utf-8');
  headers.set('location', location);
  return new Response(null, { status, headers });
}

/** The answer as the request wants it: nothing but headers for HEAD, and for who has it already. */
export function answerTo(request: Request, response: Response): Response {
  const etag = response.headers.get('etag');
  const isKnown = response.ok && etag !== null && matchesEtag(request.headers.get('if-none-match'), etag);
  if (!isKnown && request.method !== 'HEAD') return response;
  void response.body?.cancel();
  const headers = new Headers(response.headers);
  if (!isKnown) return new Response(null, { status: response.status, headers });
  for (const name of ['content-type', 'content-length', 'content-range']) headers.delete(name);
  return new Response(null, { status: 304, headers });
}
