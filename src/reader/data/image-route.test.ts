import { describe, expect, test } from 'vitest';
import { createImageRoutes } from './image-route.ts';
import type { ImageStep, ImageVia, ImageWays } from './image-ways.ts';

const step = (via: ImageVia): ImageStep => ({
  ...{ via, url: `https://${via}.example/a.png`, srcset: '', sizes: '', tellsWhy: via === 'proxy' },
});
const waysBy = (...vias: ImageVia[]): ImageWays => ({ host: 'img.example', steps: vias.map(step) });
const all = waysBy('mirror', 'proxy', 'original', 'wayback');
const live = waysBy('proxy', 'original');
const elsewhere = { ...all, host: 'other.example' };

type Routes = ReturnType<typeof createImageRoutes>;
const first = (routes: Routes, ways: ImageWays): ImageVia | undefined => routes.next(ways, new Set())?.via;
/** The ways in the order in which they are tried when each fails without a word. */
function orderOf(routes: Routes, ways: ImageWays): ImageVia[] {
  const order: ImageVia[] = [];
  for (let next = routes.next(ways, new Set()); next; next = routes.next(ways, new Set(order))) {
    order.push(next.via);
  }
  return order;
}

describe('the route of a picture', () => {
  test('goes from the mirror over the proxy and the original to the Internet Archive', () => {
    expect(orderOf(createImageRoutes(), all)).toEqual(['mirror', 'proxy', 'original', 'wayback']);
  });

  test('leaves out what the site does not have', () => {
    expect(orderOf(createImageRoutes(), waysBy('original'))).toEqual(['original']);
    expect(orderOf(createImageRoutes(), waysBy())).toEqual([]);
  });

  test.each([
    ['failed', ['proxy']],
    ['absent', ['proxy']],
    ['refused', ['proxy', 'original']],
    ['private', ['proxy', 'original', 'wayback']],
  ] as const)('closes what a proxy that says "%s" has decided', (fault, closed) => {
    expect(createImageRoutes().failed('proxy', fault)).toEqual(closed);
  });
});

describe('the memory of the routes', () => {
  test('begins with the original at a host whose pictures came that way', () => {
    const routes = createImageRoutes();
    routes.worked(live, 'original');
    expect(orderOf(routes, live)).toEqual(['original', 'proxy']);
    expect(first(routes, { ...live, host: 'other.example' })).toBe('proxy');
  });

  test('keeps to the proxy at a host where it ever worked', () => {
    const routes = createImageRoutes();
    routes.worked(live, 'proxy');
    routes.worked(live, 'original');
    expect(first(routes, live)).toBe('proxy');
  });

  test('puts off a proxy that is not there, for every host', () => {
    const routes = createImageRoutes();
    routes.failed('proxy', 'absent');
    expect(first(routes, { ...live, host: 'other.example' })).toBe('original');
  });

  test('does not lose the proxy for one answer that got lost', () => {
    const routes = createImageRoutes();
    routes.worked(live, 'proxy');
    routes.failed('proxy', 'absent');
    expect(first(routes, live)).toBe('proxy');
  });

  test('keeps a mirror that lacks a file now and then, and leaves out one that lacks several in a row', () => {
    const routes = createImageRoutes();
    routes.failed('mirror', null);
    routes.failed('mirror', null);
    routes.worked(all, 'mirror');
    routes.failed('mirror', null);
    routes.failed('mirror', null);
    expect(first(routes, elsewhere)).toBe('mirror');
    routes.failed('mirror', null);
    expect(orderOf(routes, elsewhere)).toEqual(['proxy', 'original', 'wayback']);
  });

  test('begins at the Internet Archive where a host has lost several pictures and given none', () => {
    const routes = createImageRoutes();
    const ways = waysBy('proxy', 'original', 'wayback');
    routes.worked(ways, 'wayback');
    expect(first(routes, ways)).toBe('proxy');
    routes.worked(ways, 'wayback');
    expect(first(routes, ways)).toBe('wayback');
    routes.worked(ways, 'proxy');
    expect(first(routes, ways)).toBe('proxy');
  });

  test('asks everybody again when a person tries again', () => {
    const routes = createImageRoutes();
    routes.failed('proxy', 'absent');
    routes.worked(all, 'original');
    for (const _ of [1, 2, 3]) routes.failed('mirror', null);
    routes.forget(all);
    expect(orderOf(routes, all)).toEqual(['mirror', 'proxy', 'original', 'wayback']);
  });
});
