import { BlockList, isIP } from 'node:net';
import { describe, expect, test } from 'vitest';
import { literalAddress, whyForbidden } from './addresses.ts';
import { parseIp, parseRange } from './ip-address.ts';
import { SPECIAL_IPV4, SPECIAL_IPV6 } from './special-ranges.ts';

// Both edges and the neighbours of every range run against the whole proxy in tests/proxy/cases.ts.

describe('whyForbidden', () => {
  test.each([
    ['127.0.0.1', 'loopback, RFC 1122'],
    ['::ffff:10.0.0.1', 'private use, RFC 1918'],
    ['64:ff9b::a9fe:a9fe', 'link local (cloud metadata lives here), RFC 3927'],
    ['fe80::1%eth0', 'not an IP address'],
    ['localhost', 'not an IP address'],
    ['', 'not an IP address'],
  ])('says of %s: %s', (address, reason) => {
    expect(whyForbidden(address)).toBe(reason);
  });

  test.each(['8.8.8.8', '2606:4700::1111', '::ffff:8.8.8.8', '64:ff9b::8.8.8.8'])(
    'has nothing against %s',
    (address) => {
      expect(whyForbidden(address)).toBeUndefined();
    },
  );

  test('agrees with another implementation of ranges on 20,000 addresses', () => {
    const judge = new BlockList();
    for (const { cidr } of SPECIAL_IPV4) judge.addSubnet(...subnet(cidr), 'ipv4');
    for (const { cidr } of SPECIAL_IPV6) judge.addSubnet(...subnet(cidr), 'ipv6');
    for (const address of sampleAddresses(20_000)) {
      const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
      expect([address, whyForbidden(address) !== undefined]).toEqual([address, judge.check(address, family)]);
    }
  });
});

describe('parseIp', () => {
  test.each([
    ['192.0.2.255', [192, 0, 2, 255]],
    ['::', Array.from({ length: 16 }, () => 0)],
    ['2001:DB8::1', [0x20, 1, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]],
    ['1:2:3:4:5:6:7:8', [0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 8]],
    ['::ffff:1.2.3.4', [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 255, 255, 1, 2, 3, 4]],
    ['1::', [0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]],
  ])('reads %s', (text, bytes) => {
    expect(parseIp(text)).toEqual(bytes);
  });

  test.each([
    '1.2.3',
    '1.2.3.4.5',
    '01.2.3.4',
    '0x1.2.3.4',
    '256.2.3.4',
    '1.2.3.4 ',
    '1.2.3.-4',
    '1::2::3',
    ':::',
    '12345::',
    '1:2:3:4:5:6:7:8:9',
    '::1]/',
    '[::1]',
    '::%1',
    'g::',
  ])('does not read "%s"', (text) => {
    expect(parseIp(text)).toBeUndefined();
  });
});

test('a range that is none throws', () => {
  for (const cidr of ['10.0.0.0', '10.0.0.0/33', '10.0.0/8', '::/129', '/8', '::/-1']) {
    expect(() => parseRange(cidr)).toThrow(RangeError);
  }
});

test('literalAddress takes what the URL parser gives', () => {
  expect(literalAddress(new URL('http://0x7f.1/').hostname)).toBe('127.0.0.1');
  expect(literalAddress(new URL('http://[0:0::1]/').hostname)).toBe('::1');
  expect(literalAddress('a.example')).toBeUndefined();
});

function subnet(cidr: string): [string, number] {
  const [address = '', bits = ''] = cidr.split('/');
  return [address, Number(bits)];
}

/** Spread over all of IPv4 and over those beginnings of IPv6 that matter; the same ones at every run. */
function sampleAddresses(count: number): string[] {
  let state = 42;
  const next = (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
  const starts = [
    '2001:',
    '2002:',
    '2620:4f:',
    '3fff:',
    '5f00:',
    '100:',
    'fc',
    'fd',
    'fe',
    'ff',
    '20',
    '2a',
    '3f',
  ];
  return Array.from({ length: count }, (_, index) => {
    if (index % 2 === 0) return [next(256), next(256), next(256), next(256)].join('.');
    const start = starts[next(starts.length)] ?? '';
    const first = start.includes(':') ? start : `${start}${next(256).toString(16).padStart(2, '0')}:`;
    const groups = Array.from({ length: 9 - first.split(':').length }, () => next(65_536).toString(16));
    return first + groups.join(':');
  });
}
