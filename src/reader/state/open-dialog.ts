import { useSyncExternalStore } from 'react';
import { createListeners } from './listeners.ts';

/** The dialogs that can be asked for from anywhere on the page. */
type PageDialog = 'keys' | 'palette' | 'contents' | 'mutes';

let open: PageDialog | null = null;
const listeners = createListeners();

/** The dialog that is open, or that was asked for while what shows it is still on its way. */
export function useOpenDialog(): PageDialog | null {
  return useSyncExternalStore(listeners.subscribe, () => open);
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
  listeners.tell();
}
