import { canonicalHost, isAllowedHost, normalizeHostPattern } from '#contract/safe-url.ts';

/** The Referer for a picture's server, `undefined` for none. */
export type RefererOf = (url: URL) => string | undefined;

/**
 * Some servers give pictures only to readers of certain pages. A publisher may name the page for such a host; it is the same for every
 * reader, so it tells nothing about them. Everybody else gets no Referer.
 * @param rules host patterns as in an allow-list, and http or https addresses. Throws a RangeError for one that is neither.
 */
export function createRefererOf(rules: Readonly<Record<string, string>>): RefererOf {
  const entries = Object.entries(rules).map(([pattern, referer]) => ({
    patterns: new Set([normalizeHostPattern(pattern)]),
    referer: normalizeReferer(referer),
  }));
  return (url) =>
    entries.find(({ patterns }) => isAllowedHost(canonicalHost(url.hostname), patterns))?.referer;
}

function normalizeReferer(text: string): string {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
    throw new RangeError(`not an http or https address for a Referer: ${JSON.stringify(text)}`);
  }
  url.hash = '';
  return url.href;
}
