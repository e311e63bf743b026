import { afterEach, describe, expect, test, vi } from 'vitest';
import { createImageRoutes } from './image-route.ts';
import { createImageSearch } from './image-search.ts';
import type { ImageStep, ImageVia, ImageWays } from './image-ways.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

const step = (via: ImageVia, tellsWhy: boolean): ImageStep => ({
  ...{ via, url: `https://${via}.example/a.png`, srcset: '', sizes: '', tellsWhy },
});
const ways: ImageWays = {
  host: 'img.example',
  steps: [step('proxy', true), step('original', false), step('wayback', false)],
};
const waiting = new AbortController().signal;

function proxySays(status: number, code: string): void {
  const headers = { 'x-lectern-error': code };
  vi.stubGlobal('fetch', async () => new Response('', { status, headers }));
}

describe('the search for a picture', () => {
  test('goes way by way to the end', async () => {
    proxySays(502, 'upstream-status');
    const search = createImageSearch(ways, createImageRoutes());
    expect(search.start()?.via).toBe('proxy');
    expect((await search.failed('https://proxy.example/', waiting))?.via).toBe('original');
    expect((await search.failed('https://original.example/', waiting))?.via).toBe('wayback');
    expect(await search.failed('https://wayback.example/', waiting)).toBeNull();
  });

  test('does not come back to an original that the proxy has closed', async () => {
    proxySays(403, 'not-allowed');
    const search = createImageSearch(ways, createImageRoutes());
    search.start();
    expect((await search.failed('https://proxy.example/', waiting))?.via).toBe('wayback');
    expect(await search.failed('https://wayback.example/', waiting)).toBeNull();
  });

  test('asks nobody else for what lies in a private network', async () => {
    proxySays(403, 'private-address');
    const search = createImageSearch(ways, createImageRoutes());
    search.start();
    expect(await search.failed('https://proxy.example/', waiting)).toBeNull();
  });

  test('does not ask a service that says nothing, and does not take it for absent', async () => {
    const fetching = vi.fn();
    vi.stubGlobal('fetch', fetching);
    const routes = createImageRoutes();
    const service = { ...ways, steps: [step('proxy', false), step('original', false)] };
    const search = createImageSearch(service, routes);
    search.start();
    expect((await search.failed('https://proxy.example/', waiting))?.via).toBe('original');
    expect(fetching).not.toHaveBeenCalled();
    expect(createImageSearch({ ...service, host: 'other.example' }, routes).start()?.via).toBe('proxy');
  });

  test('learns nothing from a question that was broken off', async () => {
    vi.stubGlobal('fetch', async (_: string, { signal }: RequestInit) => signal?.throwIfAborted());
    const routes = createImageRoutes();
    const search = createImageSearch(ways, routes);
    search.start();
    expect(await search.failed('https://proxy.example/', AbortSignal.abort())).toBeNull();
    expect(createImageSearch(ways, routes).start()?.via).toBe('proxy');
  });

  test('begins at the start when a person asks again', async () => {
    proxySays(502, 'upstream-status');
    const routes = createImageRoutes();
    const search = createImageSearch(ways, routes);
    search.start();
    await search.failed('https://proxy.example/', waiting);
    search.worked();
    expect(createImageSearch(ways, routes).start()?.via).toBe('original');
    expect(search.again()?.via).toBe('proxy');
  });
});
