/** A short message that goes by itself, and what one can do about it. */
export type Toast = {
  text: string;
  /** Seconds to read it and to act. */
  seconds?: number;
  action?: { label: string; onAction: () => void };
};

let current: Toast | null = null;
const listeners = new Set<() => void>();

/** Says something at the edge of the screen and to screen readers. One at a time: a new message takes the place of the last. */
export function showToast(toast: Toast | null): void {
  current = toast;
  for (const listener of listeners) listener();
}

export function currentToast(): Toast | null {
  return current;
}

export function watchToast(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
