import { createStore } from './store.ts';

const store = createStore<string>('lectern:mastodon', (stored) => (typeof stored === 'string' ? stored : ''));

/** The name of a person's Mastodon server; empty until they have said it. */
export const useMastodonServer = store.use;
export const setMastodonServer = store.set;
