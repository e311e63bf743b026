/** Digits and lower-case letters without i, l, o and u: Crockford's Base32, made for reading aloud and typing again. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** Length of a derived id: 12 × 5 = 60 bits, so a million articles collide with a probability of 4 in 10,000,000. */
const derivedLength = 12;

/** What an explicit `id` in the front matter may look like: it stands in addresses and file names as it is. */
const explicitId = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

/**
 * Says whether a string can be an article's id: 1 to 64 ASCII letters, digits, `-` or `_`, not starting with a mark.
 */
export function isArticleId(text: string): boolean {
  return explicitId.test(text);
}

/**
 * The part of an old site's address that names an article, without host, outer slashes and the ending that servers add:
 * `permalinkKey('/2021/03/%E4%BD%A0%E5%A5%BD/index.html')` -> `"2021/03/你好"`. An article whose post names this as its `permalink` has the key as
 * its id when it can be one, else the id that `encodeArticleId` makes of the SHA-256 of `/` and the key.
 */
export function permalinkKey(path: string): string {
  return decodePath(path.replace(/[?#].*$/s, ''))
    .normalize('NFC')
    .replace(/(^|\/)index\.html?$/i, '')
    .replace(/\.html?$/i, '')
    .replace(/^\/+|\/+$/g, '');
}

/**
 * The id of the article whose post had this path on its former site, if there is one: a key that can be an id is one itself. `null` for the root.
 */
export async function permalinkId(path: string): Promise<string | null> {
  const key = permalinkKey(path);
  if (key === '') return null;
  if (isArticleId(key)) return key;
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`/${key}`));
  return encodeArticleId(new Uint8Array(hash));
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    // A stray percent sign: the name is meant as it stands.
    return path;
  }
}

/**
 * Encodes the first 60 bits of a hash as a 12-character id: `encodeArticleId(sha256('a.md'))` -> `"3k9v…"`.
 * @param hash at least 8 bytes, evenly distributed.
 */
export function encodeArticleId(hash: Uint8Array): string {
  return encodeBase32(hash, derivedLength);
}

/** Encodes the leading `length` × 5 bits of `bytes` in the same alphabet; also used for the names of archive files. */
export function encodeBase32(bytes: Uint8Array, length: number): string {
  let text = '';
  let buffer = 0;
  let bits = 0;
  let next = 0;
  while (text.length < length) {
    if (bits < 5) {
      buffer = ((buffer << 8) | (bytes[next++] ?? 0)) & 0xffff;
      bits += 8;
    }
    bits -= 5;
    text += alphabet[(buffer >> bits) & 31];
  }
  return text;
}

/**
 * Turns what a person typed or heard into the id that was meant, by Crockford's rules: case and hyphens do not matter, `o` is
 * zero, `i` and `l` are one. Only for ids that are not found as they stand: explicit ids may hold any letter.
 */
export function forgiveArticleId(text: string): string {
  return text.toLowerCase().replaceAll('-', '').replaceAll('o', '0').replace(/[il]/g, '1');
}
