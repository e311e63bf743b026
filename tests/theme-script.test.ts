// @vitest-environment jsdom
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { browserLanguage, languages } from '#reader/i18n/words.ts';

const script = readFileSync('public/theme.js', 'utf8');
const root = document.documentElement;
/** What the system asks for. */
let asked: readonly string[] = [];
/** What each page has begun to listen to. */
let life = new AbortController();

beforeEach(() => {
  asked = [];
  life = new AbortController();
  const add = window.addEventListener.bind(window);
  vi.stubGlobal('addEventListener', (type: string, listener: EventListener) =>
    add(type, listener, { signal: life.signal }),
  );
  vi.stubGlobal('matchMedia', (query: string) =>
    Object.assign(new EventTarget(), { matches: asked.some((words) => query.includes(words)) }),
  );
});

afterEach(() => {
  life.abort();
  vi.unstubAllGlobals();
  vi.useRealTimers();
  localStorage.clear();
  root.removeAttribute('style');
  for (const name of Object.keys(root.dataset)) delete root.dataset[name];
});

/** A page that is opened now with these preferences stored. */
function open(stored: string): void {
  localStorage.setItem('lectern:preferences', stored);
  // The script as the browser runs it.
  Object.defineProperty(document, 'currentScript', {
    value: { src: `${location.origin}/theme.js` },
    configurable: true,
  });
  Object.defineProperty(performance, 'getEntriesByType', {
    value: () => [{ type: 'navigate' }],
    configurable: true,
  });
  new Function(script)();
}

describe('theme.js', () => {
  it.each([
    ['{"theme":"sepia"}', 'sepia'],
    ['{"theme":"eink"}', 'eink'],
    ['{"theme":"auto"}', undefined],
    ['{"theme":"pink"}', undefined],
    ['{', undefined],
    ['null', undefined],
    ['"sepia"', undefined],
  ])('dresses the page for %s', (stored, theme) => {
    open(stored);
    expect(root.dataset.theme).toBe(theme);
  });

  it('takes high contrast where the system asks for it and nothing was chosen', () => {
    asked = ['prefers-contrast'];
    open('{}');
    expect(root.dataset.theme).toBe('contrast');
    open('{"theme":"light"}');
    expect(root.dataset.theme).toBe('light');
  });

  it.each([
    ['06:59', 'dark'],
    ['07:00', 'light'],
    ['18:59', 'light'],
    ['19:00', 'dark'],
  ])('at %s by the clock is %s', (time, theme) => {
    vi.useFakeTimers({ now: new Date(`2026-03-04T${time}:00`) });
    open('{"theme":"time"}');
    expect(root.dataset.theme).toBe(theme);
  });

  it('turns when the hour comes', () => {
    vi.useFakeTimers({ now: new Date('2026-03-04T18:59:30') });
    open('{"theme":"time"}');
    vi.advanceTimersByTime(29_000);
    expect(root.dataset.theme).toBe('light');
    vi.advanceTimersByTime(1000);
    expect(root.dataset.theme).toBe('dark');
    vi.advanceTimersByTime(12 * 3_600_000);
    expect(root.dataset.theme).toBe('light');
  });

  it('sets text as it was chosen, each script for itself', () => {
    open('{"zh":{"face":"kai","size":20,"leading":2,"measure":32,"paragraphs":"indent","isJustified":true}}');
    expect({ ...root.dataset }).toEqual({ zhFace: 'kai', zhParagraphs: 'indent', zhJustified: '' });
    expect(root.style.getPropertyValue('--zh-size')).toBe('1.25rem');
    expect(root.style.getPropertyValue('--zh-leading')).toBe('2');
    expect(root.style.getPropertyValue('--zh-measure')).toBe('32');
    expect(root.style.getPropertyValue('--latin-size')).toBe('');
  });

  it('leaves short lines ragged', () => {
    open('{"zh":{"measure":29,"isJustified":true}}');
    expect(root.dataset.zhJustified).toBeUndefined();
  });

  it('follows a choice that is made on the page, and one that is taken back', () => {
    open('{}');
    const choose = (detail: unknown): void =>
      void window.dispatchEvent(new CustomEvent('lectern:preferences', { detail }));
    choose({ theme: 'black', zh: { size: 24, face: 'song' } });
    expect({ ...root.dataset }).toEqual({ theme: 'black', zhFace: 'song' });
    expect(root.style.getPropertyValue('--zh-size')).toBe('1.5rem');
    choose({ theme: 'auto', zh: { size: null, face: null } });
    expect({ ...root.dataset }).toEqual({});
    expect(root.style.getPropertyValue('--zh-size')).toBe('');
  });

  it('follows a choice that is made in another tab', () => {
    open('{}');
    localStorage.setItem('lectern:preferences', '{"theme":"sepia"}');
    window.dispatchEvent(new StorageEvent('storage', { key: 'lectern:preferences' }));
    expect(root.dataset.theme).toBe('sepia');
  });

  it('does without storage', () => {
    const getItem = vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
      throw new DOMException('blocked', 'SecurityError');
    });
    open('{}');
    expect({ ...root.dataset }).toEqual({});
    getItem.mockRestore();
  });
});

describe('the words of the interface', () => {
  afterEach(() => document.head.replaceChildren());

  it.each<[string[], string, string]>([
    [['zh-CN', 'en'], '{}', 'zh-Hans'],
    [['zh-TW'], '{}', 'zh-Hant'],
    [['zh-Hans-HK'], '{}', 'zh-Hans'],
    [['zh-hant-cn'], '{}', 'zh-Hant'],
    [['fr', 'zh-mo', 'en'], '{}', 'zh-Hant'],
    [['enq', 'zha', 'zh'], '{}', 'zh-Hans'],
    [['fr'], '{}', 'en'],
    [['zh-TW'], '{"language":"en"}', 'en'],
    [['en'], '{"language":"zh-Hant"}', 'zh-Hant'],
  ])('are asked for as the app will speak them: %j %s', (tags, stored, language) => {
    vi.spyOn(navigator, 'languages', 'get').mockReturnValue(tags);
    const links = languages.map((hreflang) =>
      Object.assign(document.createElement('link'), { rel: 'lectern-words', hreflang }),
    );
    document.head.append(...links);
    open(stored);
    expect(links.filter(({ rel }) => rel === 'modulepreload').map((link) => link.hreflang)).toEqual([
      language,
    ]);
    if (stored === '{}') expect(browserLanguage(tags)).toBe(language);
  });
});
