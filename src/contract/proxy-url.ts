/**
 * The address of a proxied picture, `/img?url=<target>&w=<width>&s=<signature>`: built, signed and read here
 * and nowhere else, so that reader, ingest and proxy cannot disagree.
 */

export interface ProxiedImage {
  /** The picture's own absolute address, exactly as it was signed. */
  target: string;
  /** The wanted width in pixels; without it the picture comes as it is. */
  width?: number | undefined;
  /** What {@link signTarget} gave for `target`. */
  signature?: string | undefined;
}

export type ProxyUrlProblem = 'no-target' | 'bad-width' | 'repeated-parameter';

export type ParsedProxyUrl = { ok: true; image: ProxiedImage } | { ok: false; problem: ProxyUrlProblem };

export const PROXY_PATH = '/img';

/** Wider than any screen we serve; keeps a request from asking for a picture that no one can hold. */
const MAX_WIDTH = 8192;

const HMAC_SHA256 = { name: 'HMAC', hash: 'SHA-256' };
/** 32 bytes in base64url without padding (RFC 4648 section 5). */
const SIGNATURE = /^[A-Za-z0-9_-]{43}$/;

/**
 * The proxy's path for a picture, from the site's root: `proxyPath({ target: 'http://a.example/b.png', width: 640 })`
 * is `/img?url=http%3A%2F%2Fa.example%2Fb.png&w=640`. Throws a RangeError unless `width` is a whole number of
 * pixels from 1 to {@link MAX_WIDTH}.
 */
export function proxyPath(image: ProxiedImage): string {
  const query = new URLSearchParams({ url: image.target });
  if (image.width !== undefined) {
    if (!isWidth(image.width)) throw new RangeError(`not a width in pixels: ${image.width}`);
    query.set('w', String(image.width));
  }
  if (image.signature !== undefined) query.set('s', image.signature);
  return `${PROXY_PATH}?${query}`;
}

/**
 * Reads such an address back; parameters we do not know are ignored. A parameter given twice is refused: two
 * programs that pick different ones would check one target and fetch the other.
 */
export function parseProxyUrl(url: URL): ParsedProxyUrl {
  const { searchParams } = url;
  if (['url', 'w', 's'].some((name) => searchParams.getAll(name).length > 1)) {
    return { ok: false, problem: 'repeated-parameter' };
  }
  const target = searchParams.get('url');
  if (target === null || target === '') return { ok: false, problem: 'no-target' };
  const width = parseWidth(searchParams.get('w'));
  if (width === null) return { ok: false, problem: 'bad-width' };
  return { ok: true, image: { target, width, signature: searchParams.get('s') ?? undefined } };
}

/** HMAC-SHA-256 (RFC 2104) of the target's UTF-8 bytes, in base64url. Throws a RangeError for an empty key. */
export async function signTarget(target: string, key: string): Promise<string> {
  const mac = await crypto.subtle.sign('HMAC', await importKey(key), new TextEncoder().encode(target));
  return toBase64Url(new Uint8Array(mac));
}

/**
 * Whether any of the keys made this signature; `false` for a malformed one. `crypto.subtle.verify` compares in
 * constant time, so that a signature cannot be guessed byte by byte.
 */
export async function verifySignature(
  image: { target: string; signature: string },
  keys: readonly string[],
): Promise<boolean> {
  if (!SIGNATURE.test(image.signature)) return false;
  const signature = fromBase64Url(image.signature);
  const message = new TextEncoder().encode(image.target);
  for (const key of keys) {
    if (await crypto.subtle.verify('HMAC', await importKey(key), signature, message)) return true;
  }
  return false;
}

async function importKey(key: string) {
  // Some runtimes accept an empty key, which anyone can guess.
  if (key === '') throw new RangeError('a signing key must not be empty');
  return crypto.subtle.importKey('raw', new TextEncoder().encode(key), HMAC_SHA256, false, [
    'sign',
    'verify',
  ]);
}

function parseWidth(text: string | null): number | undefined | null {
  if (text === null) return undefined;
  const width = /^[1-9][0-9]{0,4}$/.test(text) ? Number(text) : Number.NaN;
  return isWidth(width) ? width : null;
}

function isWidth(width: number): boolean {
  return Number.isInteger(width) && width >= 1 && width <= MAX_WIDTH;
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
