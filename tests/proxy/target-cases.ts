import { redirectsTo, sends } from './loopback.ts';
import { png } from './picture-bytes.ts';
import { type CaseGroup, PICTURE, PNG, redirect, refuses } from './proxy-case.ts';

export const TARGET_CASES: readonly CaseGroup[] = [
  // Names that are local by their form; no resolver is asked.
  {
    group: 'private names',
    cases: [
      ...refuses('private-name', {
        localhost: 'http://localhost/',
        'upper case': 'http://LocalHost/',
        'final dot': 'http://localhost./',
        'below localhost': 'http://a.b.localhost/',
        'full-width letters': 'http://ｌｏｃａｌｈｏｓｔ/',
        'multicast DNS': 'http://printer.local/',
        'multicast DNS with final dot': 'http://printer.local./',
        'cloud metadata': 'http://metadata.google.internal/',
        'home network': 'http://nas.home.arpa/',
        'Linux host': 'http://localhost.localdomain/',
        onion: 'http://abcdefghij.onion/',
        'single label': 'http://intranet/',
        'single label with final dot': 'http://intranet./',
      }),
      ...['notlocal.pub.test', 'localhost.pub.test', 'internal.pub.test', 'mylocal.test'].map((host) => ({
        title: `${host} is public`,
        target: `http://${host}/b.png`,
        routes: { [`${host}/b.png`]: sends(png()) },
        expect: PNG,
      })),
    ],
  },

  // Only http and https, however it is written.
  {
    group: 'schemes',
    cases: refuses('scheme', {
      file: 'file:///etc/passwd',
      ftp: 'ftp://pics.pub.test/a.png',
      gopher: 'gopher://pics.pub.test:80/_GET',
      data: 'data:image/png;base64,iVBORw0KGgo=',
      javascript: 'javascript:alert(1)',
      blob: 'blob:http://pics.pub.test/0',
      'view-source': 'view-source:http://pics.pub.test/a.png',
      websocket: 'ws://pics.pub.test/a.png',
    }),
  },
  {
    group: 'no absolute address',
    cases: refuses('bad-target', {
      words: 'not an address',
      relative: '/a.png',
      'without a scheme': '//pics.pub.test/a.png',
      'bare host': 'pics.pub.test',
      'no host': 'http://',
      'impossible IPv4': 'http://256.256.256.256/',
      'space in the host': 'http://pics pub.test/',
      'impossible port': 'http://pics.pub.test:99999/',
      'zone in IPv6': 'http://[fe80::1%25eth0]/',
    }),
  },
  {
    group: 'credentials',
    cases: refuses('credentials', {
      'name and password': 'http://user:secret@pics.pub.test/a.png',
      'name only': 'http://user@pics.pub.test/a.png',
      'password only': 'http://:secret@pics.pub.test/a.png',
      'made to mislead': 'http://pics.pub.test@127.0.0.1/',
      encoded: 'http://us%40er@pics.pub.test/a.png',
    }),
  },
  {
    group: 'ports',
    cases: [
      ...refuses('port', {
        ssh: 'http://pics.pub.test:22/',
        smtp: 'http://pics.pub.test:25/',
        redis: 'http://pics.pub.test:6379/',
        'high http': 'http://pics.pub.test:8080/a.png',
        'port zero': 'http://pics.pub.test:0/',
        'https on another': 'https://pics.pub.test:8443/a.png',
      }),
      ...[
        'http://pics.pub.test:80/a.png',
        'http://pics.pub.test:00080/a.png',
        'http://pics.pub.test:/a.png',
      ].map((target) => ({
        title: `${target} is port 80`,
        target,
        routes: { 'pics.pub.test/a.png': sends(png()) },
        expect: PNG,
        connections: ['93.184.216.34:80'],
      })),
      {
        title: 'http on port 443 is allowed and named in Host',
        target: 'http://pics.pub.test:443/a.png',
        routes: { 'pics.pub.test:443/a.png': sends(png()) },
        expect: PNG,
        connections: ['93.184.216.34:443'],
      },
    ],
  },

  // All answers count, in any order; the address that was checked is the one that is dialled.
  {
    group: 'names',
    cases: [
      {
        title: 'one private answer among public ones',
        target: PICTURE,
        dns: { 'pics.pub.test': ['93.184.216.34', '10.0.0.1'] },
        expect: { refuse: 'private-address' },
      },
      {
        title: 'a private IPv6 answer beside a public IPv4 one',
        target: PICTURE,
        dns: { 'pics.pub.test': ['93.184.216.34', 'fd00::1'] },
        expect: { refuse: 'private-address' },
      },
      {
        title: 'an answer with a zone',
        target: PICTURE,
        dns: { 'pics.pub.test': ['fe80::1%eth0'] },
        expect: { refuse: 'private-address' },
      },
      {
        title: 'an answer that is no address',
        target: PICTURE,
        dns: { 'pics.pub.test': ['localhost'] },
        expect: { refuse: 'private-address' },
      },
      {
        title: 'an answer with leading zeros',
        target: PICTURE,
        dns: { 'pics.pub.test': ['012.0.0.1'] },
        expect: { refuse: 'private-address' },
      },
      {
        title: 'no answer',
        target: PICTURE,
        dns: { 'pics.pub.test': [] },
        expect: { refuse: 'unresolvable' },
      },
      {
        title: 'IPv4 is tried first',
        target: PICTURE,
        dns: { 'pics.pub.test': ['2606:2800:220:1::1', '93.184.216.34'] },
        routes: { 'pics.pub.test/a.png': sends(png()) },
        expect: PNG,
        connections: ['93.184.216.34:80'],
      },
      {
        title: 'a public answer first and a private one at the next lookup: there is no next lookup',
        target: PICTURE,
        dns: { 'pics.pub.test': { sequence: [['93.184.216.34'], ['127.0.0.1']] } },
        routes: { 'pics.pub.test/a.png': sends(png()) },
        expect: PNG,
        connections: ['93.184.216.34:80'],
      },
      {
        title: 'a redirect to the same name looks it up and checks it again',
        target: PICTURE,
        dns: { 'pics.pub.test': { sequence: [['93.184.216.34'], ['127.0.0.1']] } },
        routes: { 'pics.pub.test/a.png': redirectsTo('/b.png'), 'pics.pub.test/b.png': sends(png()) },
        expect: { fail: 'private-address' },
        connections: ['93.184.216.34:80'],
      },
      {
        title: 'a name in another script',
        target: 'http://图片.pub.test/a.png',
        routes: { 'xn--wcsw84d.pub.test/a.png': sends(png()) },
        expect: PNG,
      },
    ],
  },

  // Each hop is checked as if it had been asked for.
  {
    group: 'redirects',
    cases: [
      ...[301, 302, 303, 307, 308].map((status) =>
        redirect(`${status} to another public host`, 'http://cdn.pub.test/b.png', PNG, status),
      ),
      redirect('to a path', '/b.png', PNG),
      redirect('to a relative name', 'b.png', PNG),
      redirect('to another host without a scheme', '//cdn.pub.test/b.png', PNG),
      redirect('to a public address', 'http://198.20.0.1/b.png', PNG),
      // A runtime that has read the header as UTF-8 already gives a character whose last byte is an "L".
      redirect('to a path in raw UTF-8', Buffer.from('/界.png', 'utf8').toString('latin1'), PNG),
      redirect('to a loopback name', 'http://localhost/b.png', { fail: 'private-name' }),
      redirect('to a private address in hexadecimal', 'http://0x7f000001/b.png', { fail: 'private-address' }),
      redirect('to a mapped address', 'http://[::ffff:10.0.0.1]/b.png', { fail: 'private-address' }),
      redirect('to another port', 'http://cdn.pub.test:8080/b.png', { fail: 'port' }),
      redirect('to a file', 'file:///etc/passwd', { fail: 'scheme' }),
      redirect('to data', 'data:image/png;base64,iVBORw0KGgo=', { fail: 'scheme' }),
      redirect('with credentials', 'http://user:secret@cdn.pub.test/b.png', { fail: 'credentials' }),
      redirect('with backslashes', 'http:\\\\127.0.0.1\\b.png', { fail: 'private-address' }),
      redirect('to the proxy itself', 'http://reader.pub.test/img?url=http://cdn.pub.test/b.png', {
        fail: 'loop',
      }),
      redirect('to the proxy itself on another port', 'https://reader.pub.test/img?url=x', { fail: 'loop' }),
      redirect('to no address', 'http://', { fail: 'bad-redirect' }),
      redirect('for ever', '/a.png', { fail: 'too-many-redirects' }),
      redirect('300 is an answer, not a redirect', '/b.png', { fail: 'upstream-status' }, 300),
      redirect('304 was not asked for', '/b.png', { fail: 'upstream-status' }, 304),
      redirect('305 never was one', '/b.png', { fail: 'upstream-status' }, 305),
      {
        title: 'without Location',
        target: PICTURE,
        routes: { 'pics.pub.test/a.png': sends('', {}, 302) },
        expect: { fail: 'bad-redirect' },
      },
      ...[5, 6].map((count) => ({
        title: `${count} in a row`,
        target: 'http://pics.pub.test/0',
        routes: {
          ...Object.fromEntries(
            Array.from({ length: count }, (_, hop) => [`pics.pub.test/${hop}`, redirectsTo(`/${hop + 1}`)]),
          ),
          [`pics.pub.test/${count}`]: sends(png()),
        },
        expect: count === 5 ? PNG : { fail: 'too-many-redirects' as const },
      })),
    ],
  },

  // Old archives point at a dead open proxy; the address inside is treated as if it had been asked for.
  {
    group: 'wrapped targets',
    cases: [
      ...[
        'https://cors.old.workers.dev/?http://pics.pub.test/a.png',
        'https://cors.old.workers.dev/?http%3A%2F%2Fpics.pub.test%2Fa.png',
        'https://a.workers.dev/?https://b.workers.dev/?http://pics.pub.test/a.png',
        'https://a.workers.dev/?https%3A%2F%2Fb.workers.dev%2F%3Fhttp%253A%252F%252Fpics.pub.test%252Fa.png',
      ].map((target) => ({
        title: target,
        target,
        routes: { 'pics.pub.test/a.png': sends(png()) },
        expect: PNG,
        connections: ['93.184.216.34:80'],
      })),
      ...refuses('private-address', {
        'around a private address': 'https://cors.old.workers.dev/?http://192.168.1.1/a.png',
        'around one, twice': 'https://a.workers.dev/?https://b.workers.dev/?http://127.0.0.1/a.png',
        'around one, encoded': 'https://a.workers.dev/?http%3A%2F%2F127.0.0.1%2Fa.png',
      }),
      ...refuses('port', { 'around another port': 'https://a.workers.dev/?http://pics.pub.test:8080/a.png' }),
      ...refuses('credentials', {
        'around credentials': 'https://a.workers.dev/?http://u:p@pics.pub.test/a.png',
      }),
      ...refuses('loop', { 'around ourselves': 'https://a.workers.dev/?http://reader.pub.test/img?url=x' }),
    ],
  },

  // 8 KiB for a target, counted as it is sent: in UTF-8.
  {
    group: 'length of a target',
    cases: [
      {
        title: '8,192 bytes',
        target: `${PICTURE}?${'a'.repeat(8192 - PICTURE.length - 1)}`,
        routes: { 'pics.pub.test/a.png': sends(png()) },
        expect: PNG,
      },
      ...refuses('url-too-long', {
        '8,193 bytes': `${PICTURE}?${'a'.repeat(8192 - PICTURE.length)}`,
        '8,247 bytes in 2,767 characters': `${PICTURE}?${'图'.repeat(2740)}`,
        '1 MB': `${PICTURE}?${'a'.repeat(1_000_000)}`,
      }),
    ],
  },
];
