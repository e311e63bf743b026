// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';

beforeEach(() => {
  localStorage.clear();
  vi.resetModules();
});

describe('saved views', () => {
  it('outlive the page, each address once', async () => {
    const { setSavedViews } = await import('./saved-views.ts');
    const weekly = { name: 'Weekly', query: '?words=weekly' };
    setSavedViews([weekly, { name: 'Again', query: '?words=weekly' }]);
    vi.resetModules();
    const { getSavedViews } = await import('./saved-views.ts');
    expect(getSavedViews()).toEqual([weekly]);
  });

  it('are none when what was stored is damaged', async () => {
    localStorage.setItem('lectern:views', '[{"name":""}]');
    const { getSavedViews } = await import('./saved-views.ts');
    expect(getSavedViews()).toEqual([]);
  });
});
