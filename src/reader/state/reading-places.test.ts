// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';

const key = 'lectern:places';
const row = { id: 'a', date: 7 };
const place = { paragraph: 12, opening: '灯下读书', offset: 0.25, share: 0.5 };

beforeEach(() => {
  sessionStorage.clear();
});

/** The module as a page that is opened now has it. */
function openPage() {
  vi.resetModules();
  return import('./reading-places.ts');
}

const leavePage = (): void => void window.dispatchEvent(new Event('pagehide'));

describe('reading places', () => {
  it('are unknown at first', async () => {
    const { articlePlace, listPlace } = await openPage();
    expect(listPlace('visit')).toBeUndefined();
    expect(articlePlace('visit')).toBeNull();
  });

  it('survive a reload', async () => {
    const before = await openPage();
    before.rememberListPlace('visit', { index: 160, offset: 12.5, row, archive: 'x' });
    before.rememberArticlePlace('visit', place);
    leavePage();
    const after = await openPage();
    expect(after.listPlace('visit')).toEqual({ index: 160, offset: 12.5, row, archive: 'x' });
    expect(after.articlePlace('visit')).toEqual(place);
  });

  it('are bounded: the oldest go first, one that is used again stays', async () => {
    const { listPlace, rememberListPlace } = await openPage();
    for (let number = 0; number < 100; number++) {
      rememberListPlace(`visit ${number}`, { index: number, offset: 0, row, archive: 'x' });
    }
    rememberListPlace('visit 0', { index: 5, offset: 0, row, archive: 'x' });
    rememberListPlace('one more', { index: 6, offset: 0, row, archive: 'x' });
    expect(listPlace('visit 0')).toEqual({ index: 5, offset: 0, row, archive: 'x' });
    expect(listPlace('visit 1')).toBeUndefined();
    expect(listPlace('visit 2')).toBeDefined();
    leavePage();
    expect(Object.keys(JSON.parse(sessionStorage.getItem(key) ?? '').lists)).toHaveLength(100);
  });

  it.each(['{damaged', '[]', '{"lists":{"visit":{"index":"1","offset":0}},"articles":{}}'])(
    'begin anew when %s is stored',
    async (stored) => {
      sessionStorage.setItem(key, stored);
      const { listPlace } = await openPage();
      expect(listPlace('visit')).toBeUndefined();
    },
  );

  it('keep a list at its index when the row that is stored is damaged', async () => {
    const list = { index: 4, offset: 2, row: { id: 5 }, archive: 'x' };
    sessionStorage.setItem(key, JSON.stringify({ lists: { visit: list }, articles: {} }));
    const { listPlace } = await openPage();
    expect(listPlace('visit')).toEqual({ ...list, row: null });
  });

  it('last as long as the page where storage is blocked', async () => {
    const blocked = (): never => {
      throw new DOMException('blocked', 'SecurityError');
    };
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(blocked);
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(blocked);
    const { articlePlace, rememberArticlePlace } = await openPage();
    rememberArticlePlace('visit', place);
    leavePage();
    expect(articlePlace('visit')).toEqual(place);
  });
});
