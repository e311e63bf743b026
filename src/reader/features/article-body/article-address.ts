import { parseHttpUrl } from '#contract/safe-url.ts';

/** Every id of an article begins with this, so that none of them is a name that the app uses. */
export const idPrefix = 'user-content-';

/** Files that came with the posts, relative to the site's root; no `..` and nothing encoded, so no way out of the folder. */
const mediaPath = /^archive\/media\/[\w-]+(?:[./][\w-]+)*$/;

/**
 * An address that an article's link may have: http, https, mailto or tel, or a place in the article itself; `null` for any
 * other. A place gets the prefix that its id gets, so `#note1` still finds its note, and the app's own hash routes are out
 * of reach. Relative addresses are refused: they would point into this site, not into the one the article comes from.
 */
export function linkAddress(text: string): string | null {
  const address = text.trim();
  if (address.startsWith('#')) return address === '#' ? null : `#${prefixedId(address.slice(1))}`;
  if (/^(mailto|tel):/i.test(address)) return URL.canParse(address) ? new URL(address).href : null;
  if (!/^https?:/i.test(address) || !URL.canParse(address)) return null;
  const url = new URL(address);
  return url.protocol === 'http:' || url.protocol === 'https:' ? address : null;
}

export function prefixedId(id: string): string {
  return id.startsWith(idPrefix) ? id : `${idPrefix}${id}`;
}

/**
 * An address that a picture, a sound or a video may be fetched from: absolute http or https without credentials, or a file
 * that came with the posts. The text is kept as it is, because the proxy's signature is over exactly this text.
 */
export function mediaAddress(text: string): string | null {
  const address = text.trim();
  if (mediaPath.test(address)) return address;
  return /^https?:\/\//i.test(address) && parseHttpUrl(address).ok ? address : null;
}

/** An embed's address: always https, whatever the post wrote. */
export function embedAddress(text: string): string | null {
  const parsed = parseHttpUrl(text.trim().replace(/^(?:http:)?\/\//i, 'https://'));
  return parsed.ok && parsed.url.protocol === 'https:' ? parsed.url.href : null;
}

/** The whole address of a file that came with the posts; `null` for any other. */
export function siteMediaUrl(address: string, siteRoot: string): string | null {
  return mediaPath.test(address) ? new URL(address, siteRoot).href : null;
}
