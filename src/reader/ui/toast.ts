import { createListeners } from '#reader/state/listeners.ts';

/** A short message that goes by itself, and what one can do about it. */
export type Toast = {
  text: string;
  /** Seconds to read it and to act. */
  seconds?: number;
  action?: { label: string; onAction: () => void };
};

let current: Toast | null = null;
const listeners = createListeners();

/** Says something at the edge of the screen and to screen readers. One at a time: a new message takes the place of the last. */
export function showToast(toast: Toast | null): void {
  current = toast;
  listeners.tell();
}

export function currentToast(): Toast | null {
  return current;
}

export const watchToast = listeners.subscribe;
