import { withDeadline } from './deadline.ts';
import { ProxyError } from './errors.ts';
import { freshSeconds, type PictureFacts } from './headers.ts';
import type { ProxyLimits } from './limits.ts';
import { capBytes, type ImageHead, readImageHead } from './read-body.ts';
import { followRedirects } from './redirects.ts';
import type { ResizedPicture } from './resizer.ts';
import type { Upstream, UpstreamAnswer } from './upstream.ts';
import type { Variant } from './variant.ts';

export interface LoadOptions {
  upstream: Upstream;
  limits: ProxyLimits;
  checkHop: (url: URL) => void;
  now: () => number;
}

export interface LoadedPicture {
  facts: PictureFacts;
  /** All bytes from the first on, while they arrive; throws a ProxyError at the byte cap or when they break off. */
  bytes: AsyncIterable<Uint8Array>;
}

/**
 * Fetches a picture up to the point where it is known to be one: status, declared length, kind and size by its
 * own bytes. Only then does anything go to a reader. Throws a ProxyError; the signal ends the connection.
 */
export async function loadPicture(
  target: URL,
  options: LoadOptions,
  signal: AbortSignal,
): Promise<LoadedPicture> {
  const { upstream, limits, checkHop } = options;
  const answer = await followRedirects(target, {
    upstream,
    maxRedirects: limits.maxRedirects,
    checkHop,
    signal,
  });
  try {
    requireWhole(answer.status);
    const length = declaredLength(answer.headers);
    if (length !== undefined && length > limits.maxBytes) throw new ProxyError('too-large');
    const rest = capBytes(answer.body, limits.maxBytes);
    const deadline = { signal, ms: limits.firstByteMs, code: 'timeout' as const };
    const head = await withDeadline(deadline, () => readImageHead(rest, limits.maxImageHeaderBytes));
    requirePixels(head, limits.maxPixels);
    const facts = await pictureFacts({ target, head, answer, length, now: options.now() });
    return { facts, bytes: joined(head.bytes, rest) };
  } catch (cause) {
    answer.close();
    throw cause;
  }
}

/** 206 is a part that nobody asked for, and an error page that happens to be a picture is not the picture. */
function requireWhole(status: number): void {
  if (status === 404 || status === 410) throw new ProxyError('gone');
  if (status !== 200) throw new ProxyError('upstream-status');
}

function requirePixels(head: ImageHead, maxPixels: number): void {
  if (head.size !== undefined && head.size.width * head.size.height > maxPixels) {
    throw new ProxyError('too-many-pixels');
  }
}

/** The length of the picture itself; a length of something compressed says nothing about it. */
function declaredLength(headers: Headers): number | undefined {
  const text = headers.get('content-length');
  if (text === null || !/^\d{1,15}$/.test(text)) return undefined;
  return (headers.get('content-encoding') ?? 'identity') === 'identity' ? Number(text) : undefined;
}

interface FactsInput {
  target: URL;
  head: ImageHead;
  answer: UpstreamAnswer;
  length: number | undefined;
  now: number;
}

async function pictureFacts({ target, head, answer, length, now }: FactsInput): Promise<PictureFacts> {
  const { headers } = answer;
  const lastModified = httpDate(headers.get('last-modified'));
  // Without any mark of the version, two fetches must not pass for the same bytes: then the time is the mark.
  const version =
    headers.get('etag') ?? (lastModified === undefined ? `fetched ${now}` : `${lastModified} ${length}`);
  return {
    type: head.type,
    etag: await weakEtag([target.href, head.type, version]),
    lastModified,
    length,
    freshSeconds: freshSeconds(headers.get('cache-control')),
  };
}

/** What is known of a variant: its server says how long it may be kept, the bytes are ours. */
export async function variantFacts(
  original: PictureFacts,
  { type, bytes }: ResizedPicture,
  { width }: Variant,
): Promise<PictureFacts> {
  const etag = await weakEtag([original.etag, type, String(width)]);
  return { ...original, type, etag, length: bytes.length };
}

/**
 * Ours rather than the server's: it goes out before the last byte is known, differs for every variant, and
 * carries nothing a server could plant in a reader's browser to recognise it again.
 */
async function weakEtag(parts: readonly string[]): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(parts.join('\n')));
  const hex = Array.from(new Uint8Array(digest, 0, 12), (byte) => byte.toString(16).padStart(2, '0'));
  return `W/"${hex.join('')}"`;
}

/** Passed on only as a date that we wrote ourselves (RFC 9110 section 5.6.7). */
function httpDate(text: string | null): string | undefined {
  const time = Date.parse(text ?? '');
  return Number.isNaN(time) ? undefined : new Date(time).toUTCString();
}

async function* joined(head: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  yield head;
  yield* rest;
}
