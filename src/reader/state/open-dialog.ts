import { useSyncExternalStore } from 'react';

/** The dialogs that can be asked for from anywhere on the page. */
type PageDialog = 'keys' | 'palette' | 'contents' | 'mutes';

let open: PageDialog | null = null;
const listeners = new Set<() => void>();

/** The dialog that is open, or that was asked for while what shows it is still on its way. */
export function useOpenDialog(): PageDialog | null {
  return useSyncExternalStore(subscribe, () => open);
}

export function openDialog(dialog: PageDialog): void {
  set(dialog);
}

/** Closes a dialog. What it has led to may be another one, which stays. */
export function closeDialog(dialog: PageDialog): void {
  if (open === dialog) set(null);
}

function set(next: PageDialog | null): void {
  open = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}
