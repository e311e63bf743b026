import { useSyncExternalStore } from 'react';

const key = 'lectern:focus';
const listeners = new Set<() => void>();
let isOn = stored();

/** Whether the open article stands alone on the page. Each tab has a choice of its own, which a reload keeps. */
export function useFocusMode(): boolean {
  return useSyncExternalStore(subscribe, isFocusMode);
}

export function isFocusMode(): boolean {
  return isOn;
}

export function setFocusMode(next: boolean): void {
  isOn = next;
  for (const listener of listeners) listener();
  try {
    sessionStorage.setItem(key, String(next));
  } catch {
    // Storage is full or blocked: the choice holds until the page is closed.
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

function stored(): boolean {
  try {
    return sessionStorage.getItem(key) === 'true';
  } catch {
    // Blocked storage counts as empty.
    return false;
  }
}
