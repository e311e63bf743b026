// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

/** What the browser says of the line; `change` is told to who listens. */
class Line extends EventTarget {
  saveData = false;
}

let line = new Line();

beforeEach(() => {
  line = new Line();
  localStorage.clear();
  vi.stubGlobal('navigator', Object.assign(Object.create(navigator), { connection: line }));
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

async function openPage(stored = '{}') {
  localStorage.setItem('lectern:preferences', stored);
  vi.resetModules();
  const { useIsSparing } = await import('./sparing.ts');
  function Probe() {
    return <p>{useIsSparing() ? 'waits' : 'loads'}</p>;
  }
  render(<Probe />);
}

describe('pictures', () => {
  it('load on a line of which nothing is known', async () => {
    await openPage();
    expect(screen.getByText('loads')).toBeDefined();
  });

  it('wait on a line that is to be spared, and follow when that changes', async () => {
    line.saveData = true;
    await openPage();
    expect(screen.getByText('waits')).toBeDefined();
    line.saveData = false;
    act(() => void line.dispatchEvent(new Event('change')));
    expect(screen.getByText('loads')).toBeDefined();
  });

  it('wait when the page is asked to use little data', async () => {
    const matchMedia = (query: string) =>
      Object.assign(new EventTarget(), { matches: query === '(prefers-reduced-data: reduce)' });
    vi.stubGlobal('matchMedia', matchMedia);
    await openPage();
    expect(screen.getByText('waits')).toBeDefined();
  });

  it('do what the reader has chosen, whatever the line', async () => {
    await openPage('{"pictures":"tap"}');
    expect(screen.getByText('waits')).toBeDefined();
    cleanup();
    line.saveData = true;
    await openPage('{"pictures":"always"}');
    expect(screen.getByText('loads')).toBeDefined();
  });
});
