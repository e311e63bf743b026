import * as v from 'valibot';
import { createStore } from './store.ts';

const preferencesSchema = v.object({
  theme: v.fallback(v.picklist(['auto', 'light', 'dark']), 'auto'),
  /** `null`: the browser decides. */
  language: v.fallback(v.nullable(v.picklist(['zh-Hans', 'en'])), null),
  /** `auto`: on a connection that is to be spared, pictures wait until they are wanted. */
  pictures: v.fallback(v.picklist(['auto', 'always', 'tap']), 'auto'),
});

export type Preferences = v.InferOutput<typeof preferencesSchema>;
const defaults: Preferences = { theme: 'auto', language: null, pictures: 'auto' };

const store = createStore('lectern:preferences', (stored): Preferences => {
  const result = v.safeParse(preferencesSchema, stored);
  return result.success ? result.output : defaults;
});

export const usePreferences = store.use;

/** Changes some preferences and keeps the others. */
export function setPreferences(changes: Partial<Preferences>): void {
  store.set({ ...store.get(), ...changes });
}
