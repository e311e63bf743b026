// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest';
import { historyEntryKey } from './history-entry.ts';

beforeEach(() => {
  history.replaceState(null, '', '/');
});

describe('historyEntryKey', () => {
  it('is the key of the router where it has made the entry', () => {
    history.replaceState({ key: 'abc', usr: null, idx: 1 }, '');
    expect(historyEntryKey()).toBe('abc');
    expect(history.state).toEqual({ key: 'abc', usr: null, idx: 1 });
  });

  it('marks the entry of a fresh page, once, and leaves the rest of it', () => {
    history.replaceState({ idx: 0 }, '');
    const key = historyEntryKey();
    expect(key).not.toBe('');
    expect(historyEntryKey()).toBe(key);
    expect(history.state).toMatchObject({ idx: 0 });
  });

  it('gives each entry its own name', () => {
    const first = historyEntryKey();
    history.pushState(null, '', '/other');
    expect(historyEntryKey()).not.toBe(first);
  });

  it.each([7, 'a word', null, { key: 7 }])('copes with the state %j of another program', (state) => {
    history.replaceState(state, '');
    expect(historyEntryKey()).toBe(historyEntryKey());
  });
});
