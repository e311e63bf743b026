import { isKeptForEver } from '#contract/kept-files.ts';
import { fileHeaders, refusal } from './answers.ts';
import { cached, keepCached } from './cache.ts';
import type { StoredFile, StoredHead, StoredRange } from './edge-bindings.ts';
import { readRange } from './range.ts';
import type { Visit } from './visit.ts';
import { withServices } from './with-services.ts';

/** Larger files go through as they come, and are not kept in the cache. */
const mostCachedBytes = 8 * 1024 * 1024;

export function hasBody(stored: StoredFile | StoredHead | null): stored is StoredFile {
  return stored !== null && 'body' in stored;
}

/** A file whose name is of its content, from the cache or else from the bucket; `null` where neither has it. */
export async function keptFile(visit: Visit, file: string): Promise<Response | null> {
  const known = await cached(visit, file);
  if (known) return known;
  const stored = await visit.env.SITE.get(file);
  if (!hasBody(stored)) return null;
  const headers = fileHeaders(file, `"${stored.etag}"`);
  headers.set('content-length', String(stored.size));
  if (stored.size > mostCachedBytes) return new Response(stored.body, { headers });
  const bytes = await stored.arrayBuffer();
  keepCached(visit, file, new Response(bytes, { headers }));
  return new Response(bytes, { headers });
}

/** Answers with a file of the site; `null` where there is none. */
export async function sendFile(visit: Visit, file: string): Promise<Response | null> {
  if (file.endsWith('.html')) return sendPage(visit, file);
  const { request, env } = visit;
  const range = readRange(request.headers.get('range'));
  if (range !== null && request.method === 'GET') return sendPart(visit, file, range);
  if (isKeptForEver(file)) return keptFile(visit, file);
  const stored = request.method === 'HEAD' ? await env.SITE.head(file) : await env.SITE.get(file);
  if (stored === null) return null;
  const headers = wholeHeaders(file, stored);
  return new Response(hasBody(stored) ? stored.body : null, { headers });
}

/** A page is told what this server does for it, so it is not quite the file. */
export async function sendPage(visit: Visit, file: string, status = 200): Promise<Response | null> {
  const stored = await visit.env.SITE.get(file);
  if (!hasBody(stored)) return null;
  return new Response(withServices(await stored.text()), {
    status,
    headers: fileHeaders(file, `"${stored.etag}-edge"`),
  });
}

/** A download goes on where it ended, a film is wound forward. */
async function sendPart(visit: Visit, file: string, range: StoredRange): Promise<Response | null> {
  const { request, env } = visit;
  const head = await env.SITE.head(file);
  if (head === null) return null;
  const headers = wholeHeaders(file, head);
  const condition = request.headers.get('if-range');
  const part = 'suffix' in range ? { offset: Math.max(head.size - range.suffix, 0) } : range;
  const length = Math.min(part.length ?? Infinity, head.size - part.offset);
  if (length <= 0)
    return refusal(416, 'the file ends before that', { 'content-range': `bytes */${head.size}` });
  const isWhole = condition !== null && condition !== `"${head.etag}"`;
  const stored = await env.SITE.get(file, isWhole ? {} : { range: { offset: part.offset, length } });
  // It may have been replaced in between: then its tag is another one, and the client starts again.
  if (!hasBody(stored) || stored.etag !== head.etag)
    return sendFile({ ...visit, request: new Request(request.url) }, file);
  if (isWhole) return new Response(stored.body, { headers });
  headers.set('content-length', String(length));
  headers.set('content-range', `bytes ${part.offset}-${part.offset + length - 1}/${head.size}`);
  return new Response(stored.body, { status: 206, headers });
}

function wholeHeaders(file: string, { etag, size }: StoredHead): Headers {
  const headers = fileHeaders(file, `"${etag}"`);
  headers.set('content-length', String(size));
  headers.set('accept-ranges', 'bytes');
  return headers;
}
