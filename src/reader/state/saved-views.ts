import * as v from 'valibot';
import { type SavedView, savedViewSchema } from './saved-view.ts';
import { createStore } from './store.ts';

const savedViewsSchema = v.array(savedViewSchema);

/** More than these are no short cut any longer. */
const maxViews = 50;

const store = createStore('lectern:views', (stored): readonly SavedView[] => {
  const result = v.safeParse(savedViewsSchema, stored);
  return result.success ? result.output.slice(0, maxViews) : [];
});

export const useSavedViews = store.use;
export const getSavedViews = store.get;

/** Keeps these views instead, in this order; of two with the same address the first. */
export function setSavedViews(views: readonly SavedView[]): void {
  const unique = views.filter(
    ({ query }, index) => views.findIndex((other) => other.query === query) === index,
  );
  store.set(unique.slice(0, maxViews));
}
