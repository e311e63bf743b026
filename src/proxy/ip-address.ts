/** The bytes of an IP address: four or sixteen. */
export type IpBytes = readonly number[];

/** A run of addresses: those whose first `bits` are those of `bytes`. */
export interface IpRange {
  bytes: IpBytes;
  bits: number;
}

/**
 * Reads `192.0.2.1`, `2001:db8::1` or `::ffff:192.0.2.1`; `undefined` for anything else. Strict on purpose:
 * `010.0.0.1` is 8.0.0.1 to some programs and 10.0.0.1 to others, so it is no address here.
 */
export function parseIp(text: string): IpBytes | undefined {
  return text.includes(':') ? parseIpv6(text) : parseIpv4(text);
}

/** Reads `10.0.0.0/8` or `fc00::/7`. Throws for anything else: ranges are written by us. */
export function parseRange(cidr: string): IpRange {
  const [address = '', bits = ''] = cidr.split('/');
  const bytes = parseIp(address);
  if (bytes === undefined || !/^\d{1,3}$/.test(bits) || Number(bits) > bytes.length * 8) {
    throw new RangeError(`not a range of addresses: ${cidr}`);
  }
  return { bytes, bits: Number(bits) };
}

/** Whether an address lies in a range; never across the two families. */
export function isInRange(address: IpBytes, range: IpRange): boolean {
  if (address.length !== range.bytes.length) return false;
  return address.every((byte, index) => {
    const bits = Math.min(Math.max(range.bits - index * 8, 0), 8);
    const mask = (0xff << (8 - bits)) & 0xff;
    return (byte & mask) === ((range.bytes[index] ?? 0) & mask);
  });
}

function parseIpv4(text: string): IpBytes | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part))) return undefined;
  const bytes = parts.map(Number);
  return bytes.every((byte) => byte <= 255) ? bytes : undefined;
}

function parseIpv6(text: string): IpBytes | undefined {
  // Every runtime has a complete IPv6 parser in its URL class. It knows no zones (`fe80::1%eth0`), and an
  // address with a zone is a local one anyway.
  if (!/^[0-9a-f:.]+$/i.test(text) || !URL.canParse(`http://[${text}]/`)) return undefined;
  const canonical = new URL(`http://[${text}]/`).hostname.slice(1, -1);
  const [left = '', right] = canonical.split('::');
  const head = groups(left);
  const tail = groups(right ?? '');
  const gap = Array.from({ length: 8 - head.length - tail.length }, () => 0);
  return [...head, ...gap, ...tail].flatMap((group) => [group >> 8, group & 0xff]);
}

function groups(text: string): number[] {
  return text === '' ? [] : text.split(':').map((group) => Number.parseInt(group, 16));
}
