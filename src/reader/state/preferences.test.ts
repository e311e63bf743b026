// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';

const key = 'lectern:preferences';

beforeEach(() => {
  localStorage.clear();
});

/** The preferences of a page that is opened now. */
async function openPage(stored: string) {
  localStorage.setItem(key, stored);
  vi.resetModules();
  return import('./preferences.ts');
}

describe('preferences', () => {
  it.each([
    ['{"theme":"dark","language":"en"}', { theme: 'dark', language: 'en', pictures: 'auto' }],
    ['{"theme":"sepia","language":"en"}', { theme: 'auto', language: 'en', pictures: 'auto' }],
    ['{"theme":"dark","language":"de"}', { theme: 'dark', language: null, pictures: 'auto' }],
    ['{"pictures":"tap"}', { theme: 'auto', language: null, pictures: 'tap' }],
    ['{"pictures":"never"}', { theme: 'auto', language: null, pictures: 'auto' }],
    ['{"later":1}', { theme: 'auto', language: null, pictures: 'auto' }],
    ['[]', { theme: 'auto', language: null, pictures: 'auto' }],
    ['{', { theme: 'auto', language: null, pictures: 'auto' }],
  ])('keeps what it understands of %s', async (stored, expected) => {
    const { setPreferences } = await openPage(stored);
    setPreferences({});
    expect(JSON.parse(localStorage.getItem(key) ?? '')).toEqual(expected);
  });

  it('changes one and keeps the other', async () => {
    const { setPreferences } = await openPage('{"theme":"dark","language":"en"}');
    setPreferences({ language: 'zh-Hans' });
    expect(JSON.parse(localStorage.getItem(key) ?? '')).toEqual({
      theme: 'dark',
      language: 'zh-Hans',
      pictures: 'auto',
    });
  });
});
