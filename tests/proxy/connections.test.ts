import net from 'node:net';
import tls from 'node:tls';
import { beforeAll, describe, expect, test } from 'vitest';
import { proxyPath, signTarget } from '#contract/proxy-url.ts';
import { createNodeProxy, type NodeProxyOptions } from '#proxy/node.ts';
import { TEST_AUTHORITY } from './certificates.ts';
import { KEY, redirectsTo, sends, startLoopback } from './loopback.ts';
import { png } from './picture-bytes.ts';

const codeOf = (response: Response) => response.headers.get('x-lectern-error');

describe('DNS rebinding', () => {
  test('1,000 tries reach no private address', async () => {
    const loopback = await startLoopback({
      dns: Object.fromEntries(
        Array.from({ length: 1000 }, (_, index) => [
          `r${index}.pub.test`,
          // In turn: private at the second lookup, at the first, and among public answers.
          index % 3 === 0
            ? { sequence: [['93.184.216.34'], ['127.0.0.1']] }
            : index % 3 === 1
              ? { sequence: [['10.0.0.1'], ['93.184.216.34']] }
              : ['93.184.216.34', '169.254.169.254'],
        ]),
      ),
      routes: Object.fromEntries(
        Array.from({ length: 1000 }, (_, index) => [`r${index}.pub.test/a.png`, redirectsTo('/again')]),
      ),
    });
    for (let index = 0; index < 1000; index += 1) {
      expect(codeOf(await loopback.ask(`http://r${index}.pub.test/a.png`))).toBe('private-address');
    }
    expect(new Set(loopback.connections)).toEqual(new Set(['93.184.216.34:80']));
    expect(loopback.connections).toHaveLength(334);
  });

  test('one connection takes one lookup', async () => {
    const loopback = await startLoopback({ routes: { 'pics.pub.test/a.png': sends(png()) } });
    await loopback.ask('http://pics.pub.test/a.png');
    expect(loopback.lookups.get('pics.pub.test')).toBe(1);
  });
});

describe('names and addresses that do not work', () => {
  const ask = async (options: NodeProxyOptions) => {
    const proxy = createNodeProxy({ keys: [KEY], limits: { connectMs: 400 }, ...options });
    const target = 'http://pics.pub.test/a.png';
    const path = proxyPath({ target, signature: await signTarget(target, KEY) });
    const response = await proxy.fetch(new Request(new URL(path, 'http://reader.pub.test')));
    await proxy.close();
    return codeOf(response);
  };
  const lookup = async () => [{ address: '93.184.216.34', family: 4 as const }];
  const failingLookup = (code: string) => async () => {
    throw Object.assign(new Error(code), { code });
  };
  const refused = () => net.connect({ host: '127.0.0.1', port: 1 });

  test.each([
    ['ENOTFOUND', 'unresolvable'],
    ['ENODATA', 'unresolvable'],
    ['EAI_AGAIN', 'unreachable'],
    ['ETIMEOUT', 'unreachable'],
  ])('a lookup that fails with %s is "%s"', async (code, expected) => {
    expect(await ask({ lookup: failingLookup(code) })).toBe(expected);
  });

  test('a lookup that never ends is a timeout', async () => {
    expect(await ask({ lookup: () => new Promise(() => {}) })).toBe('timeout');
  });

  test('a refused connection is "unreachable"', async () => {
    expect(await ask({ lookup, connect: refused })).toBe('unreachable');
  });

  test('a connect that throws is "unreachable"', async () => {
    const connect = () => {
      throw new Error('no network');
    };
    expect(await ask({ lookup, connect })).toBe('unreachable');
  });

  test('a connection that is never made is a timeout, and its socket is destroyed', async () => {
    const pending = Object.assign(new net.Socket(), { connecting: true });
    expect(await ask({ lookup, connect: () => pending })).toBe('timeout');
    expect(pending.destroyed).toBe(true);
  });

  test('the next address is tried, and every one only once', async () => {
    const tried: string[] = [];
    const addresses = ['198.20.0.1', '198.20.0.2', '198.20.0.3', '198.20.0.4', '198.20.0.5', '198.20.0.6'];
    const code = await ask({
      lookup: async () => addresses.map((address) => ({ address, family: 4 as const })),
      connect: (address) => {
        tried.push(address);
        return refused();
      },
    });
    expect(code).toBe('unreachable');
    expect(tried).toEqual(addresses.slice(0, 4));
  });
});

describe('https', () => {
  beforeAll(() => tls.setDefaultCACertificates([TEST_AUTHORITY]));

  const routes = {
    'secure.pub.test/a.png': sends(png()),
    'other.pub.test/a.png': sends(png()),
    '93.184.216.35/a.png': sends(png()),
    '93.184.216.36/a.png': sends(png()),
  };

  test.each([
    'https://secure.pub.test/a.png',
    'https://secure.pub.test:443/a.png',
    'https://93.184.216.35/a.png',
  ])('%s is fetched over the connection we made', async (target) => {
    const loopback = await startLoopback({ tls: true, routes });
    const response = await loopback.ask(target);
    expect(codeOf(response)).toBeNull();
    expect(Buffer.from(await response.arrayBuffer())).toEqual(png());
    expect(loopback.connections).toHaveLength(1);
    expect(loopback.connections[0]).toMatch(/^93\.184\.216\.3[45]:443$/);
  });

  test.each(['https://other.pub.test/a.png', 'https://93.184.216.36/a.png'])(
    '%s has a certificate for someone else',
    async (target) => {
      const loopback = await startLoopback({ tls: true, routes });
      const response = await loopback.ask(target);
      expect([response.status, codeOf(response)]).toEqual([502, 'untrusted-certificate']);
      expect(loopback.requests).toHaveLength(0);
    },
  );

  test('a server without TLS on that port is unreachable', async () => {
    const loopback = await startLoopback({ routes });
    expect(codeOf(await loopback.ask('https://secure.pub.test/a.png'))).toBe('unreachable');
  });

  test('a handshake that never ends is a timeout', async () => {
    const loopback = await startLoopback({ limits: { connectMs: 60 }, onConnection: () => {} });
    expect(codeOf(await loopback.ask('https://secure.pub.test/a.png'))).toBe('timeout');
  });
});
