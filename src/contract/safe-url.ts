/**
 * Rules about addresses that need nothing but the WHATWG URL parser. The parsed URL is what gets checked
 * and what gets fetched: a rule that looks at the text sees a different address than the one that is
 * dialled (backslashes, tabs, `0x7f.1`, full-width dots).
 */

export type UrlProblem = 'unparsable' | 'scheme' | 'credentials';

export type ParsedUrl = { ok: true; url: URL } | { ok: false; problem: UrlProblem };

/** Ten is far past any archive we met and keeps hostile nesting linear. */
const MAX_WRAPPERS = 10;

/** `http://…` with any of its three punctuation marks percent-encoded, as `encodeURIComponent` writes them. */
const ABSOLUTE_HTTP = /^https?(?::|%3a)(?:\/|%2f){2}/i;
const PLAIN_HTTP = /^https?:\/\//i;

/**
 * Parses an absolute http or https address without user name or password (RFC 3986 section 3.2.1 warns of
 * credentials in addresses). Never throws: what is wrong comes back as `problem`.
 */
export function parseHttpUrl(text: string): ParsedUrl {
  if (!URL.canParse(text)) return { ok: false, problem: 'unparsable' };
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return { ok: false, problem: 'scheme' };
  if (url.username !== '' || url.password !== '') return { ok: false, problem: 'credentials' };
  return { ok: true, url };
}

/**
 * Brings one entry of an allow-list into the form the URL parser gives host names: lower case, punycode, no
 * final dot. `*.example.com` stays a pattern. Throws a RangeError for an entry that is more or less than a host
 * (a scheme, a path, a port, `*`, `*.com`), because a rule that silently matches nothing, or everything, is worse.
 */
export function normalizeHostPattern(pattern: string): string {
  const wildcard = pattern.startsWith('*.');
  const host = wildcard ? pattern.slice(2) : pattern;
  const isBareIpv6 = /^[0-9a-f:.]*:[0-9a-f:.]*$/i.test(host);
  const address = isBareIpv6 ? `http://[${host}]/` : `http://${host}/`;
  const isHost = host !== '' && !/[\s/\\?#@*%]/.test(host) && (isBareIpv6 || /^\[.*\]$|^[^:]+$/.test(host));
  if (!isHost || !URL.canParse(address))
    throw new RangeError(`not a host or "*.host": ${JSON.stringify(pattern)}`);
  const name = canonicalHost(new URL(address).hostname);
  if (wildcard && !name.includes('.')) throw new RangeError(`too wide: ${JSON.stringify(pattern)}`);
  return wildcard ? `*.${name}` : name;
}

/**
 * Whether a URL's host name is on the list. Names match by whole labels: `example.com` is that host alone,
 * `*.example.com` its subdomains at any depth and not itself, and neither is `evilexample.com`.
 * `patterns` come from {@link normalizeHostPattern}.
 */
export function isAllowedHost(hostname: string, patterns: ReadonlySet<string>): boolean {
  const name = canonicalHost(hostname);
  if (patterns.has(name)) return true;
  const labels = name.split('.');
  return labels.some((_, index) => index > 0 && patterns.has(`*.${labels.slice(index).join('.')}`));
}

/** A host name as our rules compare it: the final dot of a fully qualified name is not part of it. */
export function canonicalHost(hostname: string): string {
  return hostname.toLowerCase().replace(/\.$/, '');
}

/** Takes off the name before the host, which is there to deceive: https://bank.example@evil.example/ */
export function removeName(url: URL): void {
  if (!url.href.includes('@')) return;
  url.username = '';
  url.password = '';
}

/**
 * Takes old wrappers off an image's address: `https://proxy.example/?http://host/a.png` becomes
 * `http://host/a.png`. Nested wrappers come off too; an encoded inner address is decoded exactly once for each
 * wrapper, so that `%2520` in a path stays what its author meant. Also understands `/?url=http…` and the
 * path form of cors-anywhere, `/http://host/a.png`. Anything else comes back as it was. The result is only an
 * address: whoever fetches it still has to check it.
 */
export function unwrapTarget(url: string): string {
  if (!URL.canParse(url)) return url;
  const wrapper = new URL(url);
  const target = unwrapUrl(wrapper);
  return target === wrapper ? url : target.href;
}

/** {@link unwrapTarget} of an address that is parsed already; the same object when nothing came off. */
export function unwrapUrl(url: URL): URL {
  let target = url;
  for (let depth = 0; depth < MAX_WRAPPERS; depth += 1) {
    const inner = innerTarget(target);
    if (inner === undefined || !URL.canParse(inner)) return target;
    target = new URL(inner);
  }
  return target;
}

function innerTarget(wrapper: URL): string | undefined {
  if (wrapper.protocol !== 'http:' && wrapper.protocol !== 'https:') return undefined;
  return fromKnownHost(wrapper) ?? fromQuery(wrapper) ?? fromPath(wrapper);
}

/** Image services that write the address inside in a way of their own. */
const knownHosts: ReadonlyMap<string, (wrapper: URL) => string | undefined> = new Map([
  ...['images.weserv.nl', 'wsrv.nl'].map((host) => [host, fromWeserv] as const),
  ...['i0.wp.com', 'i1.wp.com', 'i2.wp.com', 'i3.wp.com'].map((host) => [host, fromPhoton] as const),
  ['gimg2.baidu.com', fromBaidu],
  ['external-content.duckduckgo.com', fromDuckDuckGo],
]);

function fromKnownHost(wrapper: URL): string | undefined {
  const inner = knownHosts.get(wrapper.hostname)?.(wrapper);
  return inner !== undefined && PLAIN_HTTP.test(inner) ? inner : undefined;
}

/** A host with a dot and something on it, without a scheme. */
const BARE_ADDRESS = /^[^/?#\s:@]+\.[^/?#\s:@]+(?::\d+)?\/[^/]/;

/** `?url=host/a.png`, `?url=ssl:host/a.png` for https; https://images.weserv.nl/docs/ */
function fromWeserv({ searchParams }: URL): string | undefined {
  const written = searchParams.get('url') ?? '';
  if (PLAIN_HTTP.test(written)) return written;
  const address = written.replace(/^ssl:/i, '').replace(/^\/\//, '');
  if (!BARE_ADDRESS.test(address)) return undefined;
  return `${/^ssl:/i.test(written) ? 'https' : 'http'}://${address}`;
}

/** `/host/a.png?w=600&ssl=1`: the query is for the service; https://developer.wordpress.com/docs/photon/ */
function fromPhoton({ pathname, searchParams }: URL): string | undefined {
  const address = pathname.slice(1);
  if (!BARE_ADDRESS.test(address)) return undefined;
  return `${searchParams.get('ssl') === '1' ? 'https' : 'http'}://${address}`;
}

function fromBaidu({ pathname }: URL): string | undefined {
  const encoded = /^\/image_search\/src=([^&]+)/.exec(pathname)?.[1];
  return encoded === undefined ? undefined : plainAddress(encoded);
}

function fromDuckDuckGo({ pathname, searchParams }: URL): string | undefined {
  return pathname === '/iu/' ? (searchParams.get('u') ?? undefined) : undefined;
}

function fromQuery(wrapper: URL): string | undefined {
  const query = wrapper.search.slice(1);
  if (ABSOLUTE_HTTP.test(query)) return plainAddress(query);
  // Only at the root: deeper, `?url=` is more often a page about an address than a wrapper around one.
  const named = wrapper.pathname === '/' ? wrapper.searchParams.get('url') : null;
  return named !== null && PLAIN_HTTP.test(named) ? named : undefined;
}

function fromPath(wrapper: URL): string | undefined {
  const path = wrapper.pathname.slice(1);
  return ABSOLUTE_HTTP.test(path) ? plainAddress(path + wrapper.search) : undefined;
}

function plainAddress(text: string): string | undefined {
  if (PLAIN_HTTP.test(text)) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray "%" means that this was never one encoded address: leave the wrapper as it is.
    return undefined;
  }
}
