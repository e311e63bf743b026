import { type Mute, readMutes } from './mute.ts';
import { createStore } from './store.ts';

const store = createStore('lectern:mutes', readMutes);

export const useMutes = store.use;
export const getMutes = store.get;

/** Mutes these instead, the last added at the end; what is no mute, or there twice, is left out. */
export function setMutes(mutes: readonly Mute[]): void {
  store.set(readMutes(mutes));
}
