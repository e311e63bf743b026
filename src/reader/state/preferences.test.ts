// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';

const key = 'lectern:preferences';

beforeEach(() => {
  localStorage.clear();
});

const plainType = {
  face: null,
  size: null,
  leading: null,
  measure: null,
  paragraphs: null,
  isJustified: null,
};
const plain = {
  theme: 'auto',
  language: null,
  pictures: 'auto',
  zh: plainType,
  latin: plainType,
  reading: 'finished',
  swipes: 'on',
  chinese: 'original',
};

/** The preferences of a page that is opened now. */
async function openPage(stored: string) {
  localStorage.setItem(key, stored);
  vi.resetModules();
  return import('./preferences.ts');
}

describe('preferences', () => {
  it.each([
    ['{"theme":"dark","language":"en"}', { theme: 'dark', language: 'en' }],
    ['{"theme":"sepia","language":"en"}', { theme: 'sepia', language: 'en' }],
    ['{"theme":"pink","language":"en"}', { language: 'en' }],
    ['{"theme":"dark","language":"de"}', { theme: 'dark' }],
    ['{"pictures":"tap"}', { pictures: 'tap' }],
    ['{"pictures":"never"}', {}],
    ['{"zh":{"face":"song","size":20}}', { zh: { ...plainType, face: 'song', size: 20 } }],
    ['{"zh":{"face":"serif","size":27,"leading":"2"}}', {}],
    [
      '{"latin":{"measure":46,"isJustified":true}}',
      { latin: { ...plainType, measure: 46, isJustified: true } },
    ],
    ['{"latin":"serif"}', {}],
    ['{"later":1}', {}],
    ['[]', {}],
    ['{', {}],
  ])('keeps what it understands of %s', async (stored, expected) => {
    const { setPreferences } = await openPage(stored);
    setPreferences({});
    expect(JSON.parse(localStorage.getItem(key) ?? '')).toEqual({ ...plain, ...expected });
  });

  it('changes one and keeps the other', async () => {
    const { setPreferences } = await openPage('{"theme":"dark","language":"en"}');
    setPreferences({ language: 'zh-Hans' });
    expect(JSON.parse(localStorage.getItem(key) ?? '')).toEqual({
      ...plain,
      theme: 'dark',
      language: 'zh-Hans',
    });
  });

  it('tells what dresses the page', async () => {
    const { setPreferences } = await openPage('{}');
    const told: unknown[] = [];
    const listen = (event: Event): void => {
      if (event instanceof CustomEvent) told.push(event.detail);
    };
    window.addEventListener('lectern:preferences', listen);
    setPreferences({ theme: 'eink' });
    window.removeEventListener('lectern:preferences', listen);
    expect(told).toEqual([{ ...plain, theme: 'eink' }]);
  });
});
