// @vitest-environment jsdom
import { cleanup, fireEvent, render, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Thumbnail } from './thumbnail.tsx';

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const proxyAnswers = (status: number, code: string): void => {
  const headers = { 'x-lectern-error': code };
  vi.stubGlobal('fetch', async () => new Response('', { status, headers }));
};

/** Each test has hosts of its own: what worked for a host is remembered. */
function show(host: string): { image: () => HTMLImageElement | null } {
  const ways = { host, proxy: `https://site.example/img?url=${host}`, original: `https://${host}/a.png` };
  const { container } = render(<Thumbnail ways={ways} />);
  return { image: () => container.querySelector('img') };
}

function fail(image: HTMLImageElement | null): void {
  if (image) fireEvent.error(image);
}

describe('Thumbnail', () => {
  it('goes to the original when the proxy could not get it, and leaves when that fails too', async () => {
    proxyAnswers(502, 'upstream-error');
    const { image } = show('one.example');
    fail(image());
    await waitFor(() => expect(image()?.src).toBe('https://one.example/a.png'));
    fail(image());
    await waitFor(() => expect(image()).toBeNull());
  });

  it('leaves at once when the proxy refuses the host', async () => {
    proxyAnswers(403, 'host-not-allowed');
    const { image } = show('two.example');
    fail(image());
    await waitFor(() => expect(image()).toBeNull());
  });
});
