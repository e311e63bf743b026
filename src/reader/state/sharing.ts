import { useSyncExternalStore } from 'react';
import type { View } from '#contract/view.ts';
import { createListeners } from './listeners.ts';

/** What a person wants to pass on. A passage is a part of its article's text. */
export type Sharing =
  | { kind: 'article'; id: string }
  | { kind: 'passage'; id: string; text: string; start: number; end: number }
  | { kind: 'view'; view: View };

let current: Sharing | null = null;
const listeners = createListeners();

/** What is being passed on, or will be when the sheet for it is here. */
export function useSharing(): Sharing | null {
  return useSyncExternalStore(listeners.subscribe, () => current);
}

/** Opens the sheet that passes something on; `null` closes it. */
export function share(sharing: Sharing | null): void {
  current = sharing;
  listeners.tell();
}
