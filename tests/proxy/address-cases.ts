import { sends } from './loopback.ts';
import { png } from './picture-bytes.ts';
import { type CaseGroup, PICTURE, PNG, type ProxyCase, redirect, refuses } from './proxy-case.ts';

/** First and last address of each range, and the public ones on both sides where there are any. */
const RANGES: readonly { range: string; edges: readonly string[]; neighbours: readonly string[] }[] = [
  { range: '0.0.0.0/8', edges: ['0.0.0.0', '0.255.255.255'], neighbours: ['1.0.0.0'] },
  { range: '10.0.0.0/8', edges: ['10.0.0.0', '10.255.255.255'], neighbours: ['9.255.255.255', '11.0.0.0'] },
  {
    range: '100.64.0.0/10',
    edges: ['100.64.0.0', '100.127.255.255'],
    neighbours: ['100.63.255.255', '100.128.0.0'],
  },
  {
    range: '127.0.0.0/8',
    edges: ['127.0.0.0', '127.255.255.255'],
    neighbours: ['126.255.255.255', '128.0.0.0'],
  },
  {
    range: '169.254.0.0/16',
    edges: ['169.254.0.0', '169.254.255.255'],
    neighbours: ['169.253.255.255', '169.255.0.0'],
  },
  {
    range: '172.16.0.0/12',
    edges: ['172.16.0.0', '172.31.255.255'],
    neighbours: ['172.15.255.255', '172.32.0.0'],
  },
  {
    range: '192.0.0.0/24',
    edges: ['192.0.0.0', '192.0.0.255'],
    neighbours: ['191.255.255.255', '192.0.1.0'],
  },
  { range: '192.0.2.0/24', edges: ['192.0.2.0', '192.0.2.255'], neighbours: ['192.0.1.255', '192.0.3.0'] },
  {
    range: '192.31.196.0/24',
    edges: ['192.31.196.0', '192.31.196.255'],
    neighbours: ['192.31.195.255', '192.31.197.0'],
  },
  {
    range: '192.52.193.0/24',
    edges: ['192.52.193.0', '192.52.193.255'],
    neighbours: ['192.52.192.255', '192.52.194.0'],
  },
  {
    range: '192.88.99.0/24',
    edges: ['192.88.99.0', '192.88.99.255'],
    neighbours: ['192.88.98.255', '192.88.100.0'],
  },
  {
    range: '192.168.0.0/16',
    edges: ['192.168.0.0', '192.168.255.255'],
    neighbours: ['192.167.255.255', '192.169.0.0'],
  },
  {
    range: '192.175.48.0/24',
    edges: ['192.175.48.0', '192.175.48.255'],
    neighbours: ['192.175.47.255', '192.175.49.0'],
  },
  {
    range: '198.18.0.0/15',
    edges: ['198.18.0.0', '198.19.255.255'],
    neighbours: ['198.17.255.255', '198.20.0.0'],
  },
  {
    range: '198.51.100.0/24',
    edges: ['198.51.100.0', '198.51.100.255'],
    neighbours: ['198.51.99.255', '198.51.101.0'],
  },
  {
    range: '203.0.113.0/24',
    edges: ['203.0.113.0', '203.0.113.255'],
    neighbours: ['203.0.112.255', '203.0.114.0'],
  },
  { range: '224.0.0.0/4', edges: ['224.0.0.0', '239.255.255.255'], neighbours: ['223.255.255.255'] },
  { range: '240.0.0.0/4', edges: ['240.0.0.0', '255.255.255.255'], neighbours: [] },
  { range: '::/96', edges: ['::', '::1', '::ffff:ffff'], neighbours: [] },
  {
    range: '::ffff:0:0/96, private',
    edges: ['::ffff:10.0.0.0', '::ffff:192.168.255.255'],
    neighbours: ['::ffff:9.255.255.255', '::ffff:192.169.0.0'],
  },
  { range: '::ffff:0:0:0/96', edges: ['::ffff:0:0:0', '::ffff:0:ffff:ffff'], neighbours: [] },
  {
    range: '64:ff9b::/96, private',
    edges: ['64:ff9b::a00:0', '64:ff9b::aff:ffff', '64:ff9b::7f00:1', '64:ff9b::a9fe:a9fe'],
    neighbours: ['64:ff9b::9ff:ffff', '64:ff9b::b00:0'],
  },
  {
    range: '64:ff9b:1::/48',
    edges: ['64:ff9b:1::', '64:ff9b:1:ffff:ffff:ffff:ffff:ffff'],
    neighbours: ['64:ff9b:2::'],
  },
  { range: '100::/64', edges: ['100::', '100::ffff:ffff:ffff:ffff'], neighbours: ['100:0:0:2::'] },
  {
    range: '100:0:0:1::/64',
    edges: ['100:0:0:1::', '100:0:0:1:ffff:ffff:ffff:ffff'],
    neighbours: ['100:0:0:2::'],
  },
  {
    range: '2001::/23',
    edges: ['2001::', '2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff'],
    neighbours: ['2000:ffff:ffff:ffff:ffff:ffff:ffff:ffff', '2001:200::'],
  },
  {
    range: '2001:db8::/32',
    edges: ['2001:db8::', '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff'],
    neighbours: ['2001:db7:ffff:ffff:ffff:ffff:ffff:ffff', '2001:db9::'],
  },
  {
    range: '2002::/16',
    edges: ['2002::', '2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
    neighbours: ['2001:ffff:ffff:ffff:ffff:ffff:ffff:ffff', '2003::'],
  },
  {
    range: '2620:4f:8000::/48',
    edges: ['2620:4f:8000::', '2620:4f:8000:ffff:ffff:ffff:ffff:ffff'],
    neighbours: ['2620:4f:7fff:ffff:ffff:ffff:ffff:ffff', '2620:4f:8001::'],
  },
  {
    range: '3fff::/20',
    edges: ['3fff::', '3fff:fff:ffff:ffff:ffff:ffff:ffff:ffff'],
    neighbours: ['3ffe:ffff:ffff:ffff:ffff:ffff:ffff:ffff', '3fff:1000::'],
  },
  {
    range: '5f00::/16',
    edges: ['5f00::', '5f00:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
    neighbours: ['5eff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', '5f01::'],
  },
  {
    range: 'fc00::/7',
    edges: ['fc00::', 'fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
    neighbours: ['fbff:ffff:ffff:ffff:ffff:ffff:ffff:ffff', 'fe00::'],
  },
  {
    range: 'fe80::/10',
    edges: ['fe80::', 'febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
    neighbours: ['fe7f:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  },
  { range: 'fec0::/10', edges: ['fec0::', 'feff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'], neighbours: [] },
  { range: 'ff00::/8', edges: ['ff00::', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'], neighbours: [] },
];

const bracketed = (address: string) =>
  address.includes(':') ? new URL(`http://[${address}]`).hostname : address;

/** Each address three ways: written into the target, as a name's answer, and as where a redirect leads. */
const edgeCases: ProxyCase[] = RANGES.flatMap(({ range, edges }) =>
  edges.flatMap((address): ProxyCase[] => [
    {
      title: `${range}: ${address}`,
      target: `http://${bracketed(address)}/b.png`,
      expect: { refuse: 'private-address' },
    },
    {
      title: `${range}: a name at ${address}`,
      target: PICTURE,
      dns: { 'pics.pub.test': [address] },
      expect: { refuse: 'private-address' },
    },
    redirect(`${range}: a redirect to ${address}`, `http://${bracketed(address)}/b.png`, {
      fail: 'private-address',
    }),
  ]),
);

const neighbourCases: ProxyCase[] = RANGES.flatMap(({ range, neighbours }) =>
  neighbours.flatMap((address): ProxyCase[] => [
    {
      title: `beside ${range}: ${address}`,
      target: `http://${bracketed(address)}/b.png`,
      routes: { [`${bracketed(address)}/b.png`]: sends(png()) },
      expect: PNG,
    },
    {
      title: `beside ${range}: a name at ${address}`,
      target: PICTURE,
      dns: { 'pics.pub.test': [address] },
      routes: { 'pics.pub.test/a.png': sends(png()) },
      expect: PNG,
      connections: [`${address}:80`],
    },
  ]),
);

export const ADDRESS_CASES: readonly CaseGroup[] = [
  // Every range of the IANA registries, first and last address (RFC numbers are in special-ranges.ts).
  { group: 'special addresses are refused', cases: edgeCases },

  // Over-blocking is a defect too: pictures at the next address must load.
  { group: 'their neighbours are served', cases: neighbourCases },

  // The URL parser understands all of these as addresses, so a check of the text would miss them.
  {
    group: 'other spellings of an address',
    cases: refuses('private-address', {
      decimal: 'http://2130706433/',
      hexadecimal: 'http://0x7f000001/',
      octal: 'http://017700000001/',
      'mixed bases': 'http://0x7f.0.0.01/',
      'two parts': 'http://127.1/',
      'three parts': 'http://10.0.1/',
      'overlong octal': 'http://00000177.0.0.01/',
      'final dot': 'http://127.0.0.1./',
      'percent-encoded': 'http://%31%32%37.0.0.1/',
      'full-width digits': 'http://１２７.０.０.１/',
      'ideographic full stops': 'http://127。0。0。1/',
      'circled digits': 'http://①②⑦.⓪.⓪.①/',
      'tab inside': 'http://127.0.\t0.1/',
      'newline inside': 'http://127.0.0\n.1/',
      backslashes: 'http:\\\\127.0.0.1\\x',
      'one slash': 'http:/127.0.0.1/',
      'no slashes': 'http:127.0.0.1/',
      'upper-case scheme': 'HTTP://127.0.0.1/',
      'leading space': '  http://127.0.0.1/',
      'uncompressed IPv6': 'http://[0000:0000:0000:0000:0000:0000:0000:0001]/',
      'IPv6 with dotted end': 'http://[::127.0.0.1]/',
      'mapped, dotted': 'http://[::ffff:127.0.0.1]/',
      'mapped, hexadecimal': 'http://[::ffff:7f00:1]/',
      'mapped, uncompressed': 'http://[0:0:0:0:0:FFFF:7F00:0001]/',
      'mapped metadata service': 'http://[::ffff:169.254.169.254]/',
      translated: 'http://[::ffff:0:7f00:1]/',
      'NAT64 of loopback': 'http://[64:ff9b::127.0.0.1]/',
      'local-use NAT64 of a public address': 'http://[64:ff9b:1::5db8:d822]/',
      '6to4 of a private address': 'http://[2002:c0a8:101::1]/',
      'Teredo of a private address': 'http://[2001:0:c0a8:101:0:0:3f57:fefe]/',
      ORCHID: 'http://[2001:10::1]/',
      ORCHIDv2: 'http://[2001:20::1]/',
    }),
  },
  {
    group: 'addresses that stand for a public IPv4 address are served',
    cases: ['::ffff:93.184.216.34', '64:ff9b::5db8:d822'].map((address) => ({
      title: address,
      target: `http://${bracketed(address)}/b.png`,
      routes: { [`${bracketed(address)}/b.png`]: sends(png()) },
      expect: PNG,
    })),
  },
];
