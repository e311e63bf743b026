import { afterEach, describe, expect, test, vi } from 'vitest';
import { askProxy } from './proxy-fault.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

function askWhenAnswered(status: number, headers: Record<string, string>) {
  vi.stubGlobal('fetch', async () => new Response('x', { status, headers }));
  return askProxy('https://site.example/img?url=a', AbortSignal.timeout(1000));
}

describe('the proxy, asked why', () => {
  test.each([
    [403, 'private-address', 'private'],
    [403, 'private-name', 'private'],
    [403, 'not-allowed', 'refused'],
    [404, 'gone', 'refused'],
    [415, 'not-an-image', 'refused'],
    [502, 'unresolvable', 'refused'],
    [502, 'upstream-status', 'failed'],
    [503, 'busy', 'failed'],
    [429, 'too-many-requests', 'failed'],
  ])('means by %i with "%s": %s', async (status, code, fault) => {
    expect(await askWhenAnswered(status, { 'x-lectern-error': code })).toBe(fault);
  });

  test('is not there when what answers does not know our header', async () => {
    expect(await askWhenAnswered(404, { 'content-type': 'text/html' })).toBe('absent');
    expect(await askWhenAnswered(200, { 'content-type': 'text/html' })).toBe('absent');
  });

  test('is there when it gives the picture now', async () => {
    expect(await askWhenAnswered(200, { 'content-type': 'image/png' })).toBe('failed');
  });
});
