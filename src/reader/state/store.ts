import { useSyncExternalStore } from 'react';
import { createListeners } from './listeners.ts';

export type Store<Value> = { get(): Value; set(value: Value): void; use(): Value };

/**
 * A value that outlives the page, kept in local storage and shared by tabs. What cannot be read or stored is not an error: the
 * value then lives as long as the page. `parse` makes a valid value of whatever was stored.
 */
export function createStore<Value>(key: string, parse: (stored: unknown) => Value): Store<Value> {
  let value = parse(read(key));
  const listeners = createListeners();
  const change = (next: Value): void => {
    value = next;
    listeners.tell();
  };
  window.addEventListener('storage', (event) => {
    // Clearing all storage names no key.
    if (event.key === key || event.key === null) change(parse(read(key)));
  });
  const get = (): Value => value;
  return {
    get,
    set(next) {
      change(next);
      try {
        localStorage.setItem(key, JSON.stringify(next));
      } catch {
        // Storage is full or blocked: the choice holds until the page is closed.
      }
    },
    use: () => useSyncExternalStore(listeners.subscribe, get),
  };
}

function read(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null');
  } catch {
    // Blocked or damaged storage counts as empty.
    return null;
  }
}
