import * as v from 'valibot';
import { createStore } from '#reader/state/store.ts';

const mostKept = 12;

const store = createStore('lectern:palette', (stored): readonly string[] => {
  const result = v.safeParse(v.array(v.string()), stored);
  return result.success ? result.output : [];
});

/** The ids of what was chosen lately, the last one first. */
export const recentChoices = store.get;

export function rememberChoice(id: string): void {
  store.set([id, ...store.get().filter((other) => other !== id)].slice(0, mostKept));
}
