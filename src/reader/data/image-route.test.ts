import { describe, expect, test } from 'vitest';
import { createImageRoutes, imageWays } from './image-route.ts';

const ways = {
  host: 'img.example',
  proxy: 'https://site.example/img?url=x',
  original: 'https://img.example/a.png',
};
const viaProxy = { via: 'proxy', url: ways.proxy };
const viaOriginal = { via: 'original', url: ways.original };

describe('the route of a picture', () => {
  test('begins at the proxy', () => {
    expect(createImageRoutes().first(ways)).toEqual(viaProxy);
  });

  test('goes to the original when the proxy could not get it', () => {
    expect(createImageRoutes().next(ways, ['proxy'], 'failed')).toEqual(viaOriginal);
  });

  test('goes to the original when there is no proxy after all', () => {
    expect(createImageRoutes().next(ways, ['proxy'], 'absent')).toEqual(viaOriginal);
  });

  test('ends when the proxy refuses the target', () => {
    expect(createImageRoutes().next(ways, ['proxy'], 'refused')).toBeNull();
  });

  test('ends when both ways failed', () => {
    expect(createImageRoutes().next(ways, ['proxy', 'original'], null)).toBeNull();
  });

  test('begins at the original where the site has no proxy', () => {
    expect(createImageRoutes().first({ ...ways, proxy: null })).toEqual(viaOriginal);
  });

  test('is a dead end for a picture that has no way', () => {
    expect(createImageRoutes().first({ ...ways, proxy: null, original: null })).toBeNull();
  });
});

describe('the memory of the routes', () => {
  test('begins with the original at a host whose pictures came that way', () => {
    const routes = createImageRoutes();
    routes.worked(ways, 'original');
    expect(routes.first(ways)).toEqual(viaOriginal);
    expect(routes.first({ ...ways, host: 'other.example' })).toEqual(viaProxy);
  });

  test('goes on to the proxy when such an original fails', () => {
    const routes = createImageRoutes();
    routes.worked(ways, 'original');
    expect(routes.next(ways, ['original'], null)).toEqual(viaProxy);
  });

  test('keeps to the proxy at a host where it ever worked', () => {
    const routes = createImageRoutes();
    routes.worked(ways, 'proxy');
    routes.worked(ways, 'original');
    expect(routes.first(ways)).toEqual(viaProxy);
  });

  test('leaves out a proxy that is not there, for every host', () => {
    const routes = createImageRoutes();
    routes.next(ways, ['proxy'], 'absent');
    expect(routes.first({ ...ways, host: 'other.example' })).toEqual(viaOriginal);
  });

  test('does not lose the proxy for one answer that got lost', () => {
    const routes = createImageRoutes();
    routes.worked(ways, 'proxy');
    routes.next(ways, ['proxy'], 'absent');
    expect(routes.first(ways)).toEqual(viaProxy);
  });

  test('asks the proxy again when a person tries again', () => {
    const routes = createImageRoutes();
    routes.next(ways, ['proxy'], 'absent');
    routes.worked(ways, 'original');
    routes.forget(ways);
    expect(routes.first(ways)).toEqual(viaProxy);
  });
});

describe('imageWays', () => {
  const target = 'http://img.example:8080/a b.png?x=%E4';
  const site = { siteRoot: 'http://site.example/read/', target };

  test.each([
    ['./', 'http://site.example/read/img?url=http%3A%2F%2Fimg.example%3A8080%2Fa+b.png%3Fx%3D%25E4&w=640'],
    [
      'https://proxy.example',
      'https://proxy.example/img?url=http%3A%2F%2Fimg.example%3A8080%2Fa+b.png%3Fx%3D%25E4&w=640',
    ],
    [
      'https://proxy.example/p/',
      'https://proxy.example/p/img?url=http%3A%2F%2Fimg.example%3A8080%2Fa+b.png%3Fx%3D%25E4&w=640',
    ],
  ])('puts the proxied address below the base %s', (imageProxy, proxy) => {
    expect(imageWays({ ...site, imageProxy, width: 640 }).proxy).toBe(proxy);
  });

  test('knows no proxy where there is none', () => {
    expect(imageWays({ ...site, imageProxy: null })).toEqual({
      host: 'img.example:8080',
      proxy: null,
      original: 'http://img.example:8080/a%20b.png?x=%E4',
    });
  });

  test('asks for the original over https on an https page', () => {
    const original = (address: string) =>
      imageWays({ target: address, siteRoot: 'https://site.example/', imageProxy: null }).original;
    expect(original('http://img.example/a.png')).toBe('https://img.example/a.png');
  });

  test.each([
    'http://192.168.1.1/a.png',
    'http://127.0.0.1:8080/a.png',
    'http://0x7f.1/a.png',
    'http://[::1]/a.png',
    'http://localhost/a.png',
    'http://router/a.png',
    'http://nas.local/a.png',
    'http://host.internal./a.png',
  ])('does not let a page on the open web ask %s directly', (address) => {
    expect(imageWays({ ...site, target: address, imageProxy: null }).original).toBeNull();
  });

  test('lets a page on this machine ask this machine', () => {
    const local = { target: 'http://127.0.0.1:9/a.png', siteRoot: 'http://127.0.0.1:8/', imageProxy: null };
    expect(imageWays(local).original).toBe('http://127.0.0.1:9/a.png');
  });
});
