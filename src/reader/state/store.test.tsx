// @vitest-environment jsdom
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createStore } from './store.ts';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

/** A number, zero when what is stored is none. */
const open = (key: string) => createStore(key, (stored) => (typeof stored === 'number' ? stored : 0));

function Show({ store }: { store: ReturnType<typeof open> }) {
  return <p role="status">{store.use()}</p>;
}

const shown = (): string | null => screen.getByRole('status').textContent;
const otherTab = (key: string | null): void =>
  act(() => void window.dispatchEvent(new StorageEvent('storage', { key })));

describe('createStore', () => {
  it('begins with what was stored', () => {
    localStorage.setItem('a', '7');
    expect(open('a').get()).toBe(7);
  });

  it.each(['{damaged', '"a word"', 'null', ''])('begins anew when %j is stored', (text) => {
    localStorage.setItem('a', text);
    expect(open('a').get()).toBe(0);
  });

  it('stores a new value and shows it everywhere', () => {
    const store = open('a');
    render(<Show store={store} />);
    act(() => store.set(8));
    expect(shown()).toBe('8');
    expect(localStorage.getItem('a')).toBe('8');
    expect(open('a').get()).toBe(8);
  });

  it('follows other tabs', () => {
    const store = open('a');
    render(<Show store={store} />);
    localStorage.setItem('a', '9');
    otherTab('a');
    expect(shown()).toBe('9');
  });

  it('begins anew when another tab clears all storage', () => {
    localStorage.setItem('a', '9');
    const store = open('a');
    localStorage.clear();
    // The event of `clear` names no key.
    otherTab(null);
    expect(store.get()).toBe(0);
  });

  it('does not listen to other keys', () => {
    const store = open('a');
    localStorage.setItem('a', '9');
    otherTab('b');
    expect(store.get()).toBe(0);
  });

  it('keeps a value for the page where storage is blocked', () => {
    const blocked = (): never => {
      throw new DOMException('blocked', 'SecurityError');
    };
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(blocked);
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(blocked);
    const store = open('a');
    store.set(5);
    expect(store.get()).toBe(5);
  });
});
