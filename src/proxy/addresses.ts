import { type IpBytes, isInRange, parseIp, parseRange } from './ip-address.ts';
import { SPECIAL_IPV4, SPECIAL_IPV6 } from './special-ranges.ts';

const SPECIAL = [...SPECIAL_IPV4, ...SPECIAL_IPV6].map(({ cidr, name, source }) => ({
  name,
  source,
  range: parseRange(cidr),
}));

/**
 * Two kinds of IPv6 address that stand for an IPv4 one and that resolvers really hand out for public hosts
 * (V4MAPPED lookups; DNS64 on networks without IPv4): these are as public as the address in their last four
 * bytes. The other embeddings (compatible, translated, local-use NAT64, 6to4, Teredo) lead into tunnels and
 * translators that no public picture needs; special-ranges.ts has them whole, whatever they embed.
 */
const STANDS_FOR_IPV4 = ['::ffff:0:0/96', '64:ff9b::/96'].map(parseRange);

/**
 * Why the proxy must not connect to an address (`private use, RFC 1918`), or `undefined` for a public one.
 * Takes the text of an IP address without brackets; what is not an address is not public either.
 *
 * Not caught: a network's own NAT64 prefix and other private routes for public addresses look like any public
 * address. Where a network has such routes, its firewall has to know.
 */
export function whyForbidden(address: string): string | undefined {
  const bytes = parseIp(address);
  if (bytes === undefined) return 'not an IP address';
  const meant = standsFor(bytes);
  const special = SPECIAL.find(({ range }) => isInRange(meant, range));
  return special && `${special.name}, ${special.source}`;
}

/** Whether a URL's host name (`[::1]` with its brackets) is an address: then its text, else `undefined`. */
export function literalAddress(hostname: string): string | undefined {
  if (hostname.startsWith('[')) return hostname.slice(1, -1);
  return parseIp(hostname) === undefined ? undefined : hostname;
}

function standsFor(bytes: IpBytes): IpBytes {
  return STANDS_FOR_IPV4.some((range) => isInRange(bytes, range)) ? bytes.slice(12) : bytes;
}
