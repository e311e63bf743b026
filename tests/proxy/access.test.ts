import { describe, expect, test } from 'vitest';
import { proxyPath, signTarget } from '#contract/proxy-url.ts';
import { createNodeProxy } from '#proxy/node.ts';
import { KEY, sends, startLoopback } from './loopback.ts';
import { png } from './picture-bytes.ts';

const PICTURE = 'http://pics.pub.test/a.png';

interface AccessRow {
  title: string;
  allowHosts?: string[];
  keys?: string[];
  target?: string;
  signature?: (target: string) => Promise<string> | string;
  served: boolean;
}

const ROWS: AccessRow[] = [
  // Closed by default.
  { title: 'neither a host nor a key is configured', keys: [], served: false },
  { title: 'keys, but no signature', served: false },
  { title: 'an empty signature', signature: () => '', served: false },

  // The list of hosts matches whole labels.
  { title: 'the host is listed', allowHosts: ['pics.pub.test'], served: true },
  { title: 'the host is listed in upper case', allowHosts: ['PICS.Pub.Test'], served: true },
  { title: 'the host is listed with a final dot', allowHosts: ['pics.pub.test.'], served: true },
  { title: 'the parent is listed', allowHosts: ['pub.test'], served: false },
  { title: 'a subdomain is listed', allowHosts: ['a.pics.pub.test'], served: false },
  { title: 'a pattern covers the host', allowHosts: ['*.pub.test'], served: true },
  { title: 'a pattern covers only subdomains', allowHosts: ['*.pics.pub.test'], served: false },
  { title: 'the listed host is only the end of a label', allowHosts: ['ics.pub.test'], served: false },
  { title: 'a pattern is only the end of a label', allowHosts: ['*.ub.test'], served: false },
  { title: 'the listed host comes first in a longer name', allowHosts: ['pics.pub'], served: false },
  {
    title: 'the listed host stands in the query',
    allowHosts: ['pics.pub.test'],
    target: 'http://evil.pub.test/?pics.pub.test',
    served: false,
  },
  {
    title: 'the listed host stands before a backslash',
    allowHosts: ['pics.pub.test'],
    target: 'http://evil.pub.test\\pics.pub.test',
    served: false,
  },
  {
    title: 'only the wrapper of a target is listed',
    allowHosts: ['wrap.pub.test'],
    target: 'https://wrap.pub.test/?http://pics.pub.test/a.png',
    served: false,
  },
  {
    title: 'the host inside a wrapper is listed',
    allowHosts: ['pics.pub.test'],
    target: 'https://wrap.pub.test/?http://pics.pub.test/a.png',
    served: true,
  },

  // A signature covers exactly one target, with any live key.
  { title: 'signed with the key', signature: (target) => signTarget(target, KEY), served: true },
  {
    title: 'signed with the older key',
    keys: ['new', KEY],
    signature: (target) => signTarget(target, KEY),
    served: true,
  },
  {
    title: 'signed with a retired key',
    keys: ['new'],
    signature: (target) => signTarget(target, KEY),
    served: false,
  },
  {
    title: 'signed for another target',
    signature: () => signTarget('http://pics.pub.test/b.png', KEY),
    served: false,
  },
  {
    title: 'signature cut short',
    signature: async (target) => (await signTarget(target, KEY)).slice(0, -1),
    served: false,
  },
  {
    title: 'signature made longer',
    signature: async (target) => `${await signTarget(target, KEY)}A`,
    served: false,
  },
  {
    title: 'signature with padding',
    signature: async (target) => `${await signTarget(target, KEY)}=`,
    served: false,
  },
  {
    title: 'a bad signature does not close a listed host',
    allowHosts: ['pics.pub.test'],
    signature: () => 'nonsense',
    served: true,
  },
];

describe('who is served', () => {
  test.each(ROWS)(
    '$title: $served',
    async ({ allowHosts = [], keys = [KEY], target = PICTURE, signature, served }) => {
      const loopback = await startLoopback({
        allowHosts,
        keys,
        routes: { 'pics.pub.test/a.png': sends(png()) },
      });

      const response = await loopback.askPath(proxyPath({ target, signature: await signature?.(target) }));

      expect(response.status).toBe(served ? 200 : 403);
      expect(response.headers.get('x-lectern-error')).toBe(served ? null : 'not-allowed');
      expect(loopback.connections).toHaveLength(served ? 1 : 0);
    },
  );

  test('a signature does not open a private address', async () => {
    const loopback = await startLoopback();
    const response = await loopback.ask('http://169.254.169.254/latest/meta-data');
    expect(response.headers.get('x-lectern-error')).toBe('private-address');
  });

  test('a listed host does not open a private address', async () => {
    const loopback = await startLoopback({ allowHosts: ['127.0.0.1', 'localhost'] });
    for (const target of ['http://127.0.0.1/a.png', 'http://localhost/a.png']) {
      expect((await loopback.ask(target, { signed: false })).status).toBe(403);
    }
    expect(loopback.connections).toEqual([]);
  });

  test('a port has to be allowed', async () => {
    const loopback = await startLoopback({
      ports: [80, 443, 8080],
      routes: { 'pics.pub.test:8080/a.png': sends(png()) },
    });
    expect((await loopback.ask('http://pics.pub.test:8080/a.png')).status).toBe(200);
    expect((await loopback.ask('http://pics.pub.test:8081/a.png')).headers.get('x-lectern-error')).toBe(
      'port',
    );
  });

  test.each([
    '*',
    '*.',
    '*.test',
    '',
    'http://pics.pub.test',
    'pics.pub.test/a',
    'pics.pub.test:80',
    'a.*.test',
    'user@pics.pub.test',
    'two hosts',
  ])('"%s" is no entry for the list', (pattern) => {
    expect(() => createNodeProxy({ allowHosts: [pattern] })).toThrow(RangeError);
  });

  test('an empty key is refused when the proxy is made', () => {
    expect(() => createNodeProxy({ keys: [''] })).toThrow(RangeError);
  });
});
