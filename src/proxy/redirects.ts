import { ProxyError } from './errors.ts';
import { requireHttp } from './policy.ts';
import type { Upstream, UpstreamAnswer } from './upstream.ts';

export interface FollowOptions {
  upstream: Upstream;
  maxRedirects: number;
  /** Throws for an address that must not be asked. */
  checkHop: (url: URL) => void;
  signal: AbortSignal;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * The first answer that is no redirect (RFC 9110 section 15.4). Followed by hand, because a redirect is the
 * classic way past a check of the first address: every hop is parsed and checked as if it had been asked for,
 * and carries nothing over from the hop before.
 */
export async function followRedirects(target: URL, options: FollowOptions): Promise<UpstreamAnswer> {
  let url = target;
  for (let hop = 0; hop <= options.maxRedirects; hop += 1) {
    options.checkHop(url);
    const answer = await options.upstream(url, options.signal);
    if (!REDIRECTS.has(answer.status)) return answer;
    answer.close();
    url = nextUrl(url, answer.headers.get('location'));
  }
  throw new ProxyError('too-many-redirects');
}

function nextUrl(base: URL, location: string | null): URL {
  const text = location === null ? null : utf8(location);
  if (text === null || !URL.canParse(text, base.href)) throw new ProxyError('bad-redirect');
  return requireHttp(new URL(text, base).href);
}

/** Servers put raw UTF-8 paths into Location and browsers follow them. Node reads headers as Latin-1; Workers know better. */
function utf8(text: string): string {
  if (/[^\0-\xff]/.test(text)) return text;
  const bytes = Uint8Array.from(text, (character) => character.charCodeAt(0));
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return text;
  }
}
