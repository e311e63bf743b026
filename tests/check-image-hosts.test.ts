import { expect, it } from 'vitest';
import { checkImageHosts } from '#cli/check-image-hosts.ts';
import { KEY, type LoopbackOptions, redirectsTo, sends, startLoopback, until } from './proxy/loopback.ts';
import { png } from './proxy/picture-bytes.ts';

/** Asks hosts that a server on loopback plays, through the closed proxy and its rules. */
async function check(samples: Record<string, string[]>, options: LoopbackOptions = {}) {
  const loopback = await startLoopback({ limits: { connectMs: 300, firstByteMs: 300 }, ...options });
  const checks = await checkImageHosts(new Map(Object.entries(samples)), {
    proxy: loopback.proxy,
    key: KEY,
    pauseMs: 1,
    onProgress: () => {},
  });
  return {
    ...loopback,
    states: Object.fromEntries([...checks].map(([host, { state }]) => [host, state])),
    checks,
  };
}

const a = 'http://a.pub.test/1.png';
const others = ['http://a.pub.test/2.png', 'http://a.pub.test/3.png'];

it('finds a host alive at its first picture, and leaves it alone', async () => {
  const { states, requests } = await check(
    { 'a.pub.test': [a, ...others] },
    { routes: { 'a.pub.test/1.png': sends(png()) } },
  );
  expect(states).toEqual({ 'a.pub.test': 'alive' });
  expect(requests.map(({ url }) => url)).toEqual(['/1.png']);
});

it('tells the host nothing of anyone', async () => {
  const { requests } = await check({ 'a.pub.test': [a] });
  expect(requests.length).toBe(1);
  const names = Object.keys(requests[0]?.headers ?? {}).toSorted();
  expect(names).toEqual(['accept', 'accept-encoding', 'connection', 'host', 'user-agent', 'via']);
});

it('asks for other pictures before it takes a host for dead, one after the other', async () => {
  let running = 0;
  const { states, requests } = await check(
    { 'a.pub.test': [a, ...others] },
    {
      routes: {
        'a.pub.test/2.png': (_, response) => {
          expect(++running).toBe(1);
          setTimeout(() => {
            running--;
            response.writeHead(404).end();
          }, 20);
        },
        'a.pub.test/3.png': (request, response) => {
          expect(running).toBe(0);
          sends(png())(request, response);
        },
      },
    },
  );
  expect(states).toEqual({ 'a.pub.test': 'alive' });
  expect(requests.length).toBe(3);
});

it('hangs up as soon as it knows a picture for one', async () => {
  let isOver = false;
  const { states } = await check(
    { 'a.pub.test': [a] },
    {
      routes: {
        // The rest never comes.
        'a.pub.test/1.png': (_, response) => {
          response.writeHead(200, { 'content-length': 15_000_000 }).write(png());
          response.on('close', () => {
            isOver = true;
          });
        },
      },
    },
  );
  expect(states).toEqual({ 'a.pub.test': 'alive' });
  await until(() => isOver);
});

it.each<[string, string, string[], LoopbackOptions, number]>([
  ['dead', 'whose pictures are all gone', [a, ...others], {}, 3],
  ['dead', 'that has no address', [a, ...others], { dns: { 'a.pub.test': [] } }, 0],
  ['dead', 'that sends pages for pictures', [a], { routes: { 'a.pub.test/1.png': sends('<html>') } }, 1],
  ['dead', 'that says nothing', [a, ...others], { routes: { 'a.pub.test/1.png': () => {} } }, 1],
  ['refused', 'that refuses', [a], { routes: { 'a.pub.test/1.png': sends('no', {}, 403) } }, 1],
  ['refused', 'at a private address', [a, ...others], { dns: { 'a.pub.test': ['10.0.0.1'] } }, 0],
  ['refused', 'of this machine', ['http://localhost/1.png'], {}, 0],
  ['refused', 'at another port', ['http://a.pub.test:8080/1.png'], {}, 0],
  [
    'refused',
    'that leads to a private address',
    [a],
    { routes: { 'a.pub.test/1.png': redirectsTo('http://127.0.0.1/') } },
    1,
  ],
])('says %s of a host %s', async (state, _, targets, options, asked) => {
  const { states, requests, checks } = await check({ host: targets }, options);
  expect(states).toEqual({ host: state });
  expect(checks.get('host')?.reason).toMatch(/\.$/);
  expect(requests.length).toBe(asked);
});

it('asks at most four hosts at once', async () => {
  let running = 0;
  let most = 0;
  const hosts = Array.from({ length: 12 }, (_, number) => `h${number}.pub.test`);
  const route: NonNullable<LoopbackOptions['routes']>[string] = (_, response) => {
    most = Math.max(most, ++running);
    setTimeout(() => {
      running--;
      response.writeHead(404).end();
    }, 30);
  };
  const { requests } = await check(Object.fromEntries(hosts.map((host) => [host, [`http://${host}/`]])), {
    routes: Object.fromEntries(hosts.map((host) => [`${host}/`, route])),
    limits: { connectMs: 5000, firstByteMs: 5000 },
  });
  expect(requests.length).toBe(12);
  expect(most).toBe(4);
});
