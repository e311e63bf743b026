import { useSyncExternalStore } from 'react';
import { createListeners } from './listeners.ts';

const key = 'lectern:focus';
const listeners = createListeners();
let isOn = stored();

/** Whether the open article stands alone on the page. Each tab has a choice of its own, which a reload keeps. */
export function useFocusMode(): boolean {
  return useSyncExternalStore(listeners.subscribe, isFocusMode);
}

export function isFocusMode(): boolean {
  return isOn;
}

export function setFocusMode(next: boolean): void {
  isOn = next;
  listeners.tell();
  try {
    sessionStorage.setItem(key, String(next));
  } catch {
    // Storage is full or blocked: the choice holds until the page is closed.
  }
}

function stored(): boolean {
  try {
    return sessionStorage.getItem(key) === 'true';
  } catch {
    // Blocked storage counts as empty.
    return false;
  }
}
