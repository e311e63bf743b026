import { type ProxiedImage, verifySignature } from '#contract/proxy-url.ts';
import {
  canonicalHost,
  isAllowedHost,
  normalizeHostPattern,
  parseHttpUrl,
  unwrapTarget,
} from '#contract/safe-url.ts';
import { literalAddress, whyForbidden } from './addresses.ts';
import { ProxyError } from './errors.ts';

export interface PolicyOptions {
  allowHosts: readonly string[];
  keys: readonly string[];
  ports: readonly number[];
  maxUrlBytes: number;
}

export interface TargetPolicy {
  /** The address to fetch for a request; throws a ProxyError when it must not be fetched. `self` is the request's own address. */
  admit(image: ProxiedImage, self: URL): Promise<URL>;
  /** Checks one address before it is asked, first or redirected to; throws a ProxyError. */
  checkHop(url: URL, self: URL): void;
}

/**
 * Names that lead into the local network by their very form: RFC 6761, 6762 (local), 7686 (onion), 8375
 * (home.arpa), the reserved top level `internal`, and the name of every Linux machine.
 */
const PRIVATE_SUFFIXES = ['localhost', 'localdomain', 'local', 'internal', 'home.arpa', 'onion'];

const PARSE_PROBLEMS = { unparsable: 'bad-target', scheme: 'scheme', credentials: 'credentials' } as const;

/**
 * The rules that need no network, the same on every runtime. Throws a RangeError for an entry of `allowHosts`
 * that is not a host and for an empty key.
 */
export function createPolicy(options: PolicyOptions): TargetPolicy {
  const patterns = new Set(options.allowHosts.map(normalizeHostPattern));
  const ports = new Set(options.ports);
  if (options.keys.includes('')) throw new RangeError('a signing key must not be empty');

  /**
   * A redirect may leave the list: pictures move to CDNs whose names nobody can list, and the list says which
   * archive this is for, not what is safe. What is safe (scheme, port, name, address) is checked on every hop.
   */
  function checkHop(url: URL, self: URL): void {
    if (!ports.has(effectivePort(url))) throw new ProxyError('port');
    if (isPrivateName(url.hostname)) throw new ProxyError('private-name');
    const address = literalAddress(url.hostname);
    if (address !== undefined) requirePublic(address);
    if (isSelf(url, self)) throw new ProxyError('loop');
  }

  async function admit(image: ProxiedImage, self: URL): Promise<URL> {
    if (byteLength(image.target) > options.maxUrlBytes) throw new ProxyError('url-too-long');
    const url = requireHttp(unwrapTarget(image.target));
    checkHop(url, self);
    if (isAllowedHost(url.hostname, patterns) || (await isSigned(image, options.keys))) return url;
    throw new ProxyError('not-allowed');
  }

  return { admit, checkHop };
}

/** Parses a target or a resolved Location, without its fragment; throws a ProxyError. */
export function requireHttp(text: string): URL {
  const parsed = parseHttpUrl(text);
  if (!parsed.ok) throw new ProxyError(PARSE_PROBLEMS[parsed.problem]);
  parsed.url.hash = '';
  return parsed.url;
}

/** Throws a ProxyError unless the text of an IP address is one we may connect to. */
export function requirePublic(address: string): void {
  const reason = whyForbidden(address);
  if (reason !== undefined) throw new ProxyError('private-address', { cause: reason });
}

/** The port that a connection for this address goes to. */
export function effectivePort(url: URL): number {
  if (url.port !== '') return Number(url.port);
  return url.protocol === 'https:' ? 443 : 80;
}

/** The signature covers the target as it was written; unwrapping it afterwards adds nothing the signer did not see. */
async function isSigned(image: ProxiedImage, keys: readonly string[]): Promise<boolean> {
  if (image.signature === undefined) return false;
  return verifySignature({ target: image.target, signature: image.signature }, keys);
}

function isPrivateName(hostname: string): boolean {
  if (literalAddress(hostname) !== undefined) return false;
  const name = canonicalHost(hostname);
  // A single label is completed from the machine's search list, and so is a local name.
  if (!name.includes('.')) return true;
  return PRIVATE_SUFFIXES.some((suffix) => name.endsWith(`.${suffix}`));
}

/** Our own endpoint, on whatever port: other files of the same host may well be pictures. */
function isSelf(url: URL, self: URL): boolean {
  return canonicalHost(url.hostname) === canonicalHost(self.hostname) && url.pathname === self.pathname;
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}
