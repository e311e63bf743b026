// @vitest-environment jsdom
import { cleanup, fireEvent, render, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { thumbnailWays } from '#reader/data/thumbnail-ways.ts';
import { sampleRow } from '#reader/testing/sample-row.ts';
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
  const row = sampleRow({ image: { src: `https://${host}/a.png`, width: 800, height: 600 } });
  const sources = { siteRoot: 'https://site.example/', imageProxy: './', imageMirror: null, wayback: false };
  const ways = thumbnailWays(row, { width: 104, height: 78 }, sources);
  if (ways === null) throw new Error('no picture');
  const { container } = render(<Thumbnail ways={ways} />);
  return { image: () => container.querySelector('img') };
}

function fail(image: HTMLImageElement | null): void {
  if (image) fireEvent.error(image);
}

describe('Thumbnail', () => {
  it('lets the browser choose among widths that a small picture needs', () => {
    const { image } = show('zero.example');
    const widths = image()
      ?.srcset.split(', ')
      .map((candidate) => candidate.split(' ')[1]);
    expect(widths).toEqual(['160w', '240w']);
    expect(image()?.sizes).toBe('104px');
  });

  it('goes to the original when the proxy could not get it, and leaves when that fails too', async () => {
    proxyAnswers(502, 'upstream-error');
    const { image } = show('one.example');
    fail(image());
    await waitFor(() => expect(image()?.src).toBe('https://one.example/a.png'));
    expect(image()?.srcset).toBe('');
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
