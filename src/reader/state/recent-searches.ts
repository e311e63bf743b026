import { createStore } from './store.ts';

const most = 8;

const store = createStore<readonly string[]>('lectern:searches', (stored) =>
  Array.isArray(stored) ? stored.filter((words) => typeof words === 'string').slice(0, most) : [],
);

/** What was sought lately in this browser, the last first. */
export const useRecentSearches = store.use;

/** Puts a search before the others. What one typed on the way to it is not one of its own. */
export function rememberSearch(words: string): void {
  const others = store.get().filter((other) => other !== words && !words.startsWith(other));
  store.set([words, ...others].slice(0, most));
}

export function forgetSearches(): void {
  store.set([]);
}
