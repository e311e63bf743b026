import * as v from 'valibot';
import { categoryKey } from '#contract/list-index.ts';
import type { View } from '#contract/view.ts';
import { createStore } from './store.ts';

/** How much of the screen a list gives to one article, the least first. */
export const densities = ['compact', 'comfortable', 'magazine', 'gallery'] as const;
export type Density = (typeof densities)[number];

const maxViews = 50;
const recordSchema = v.record(v.string(), v.picklist(densities));

type Densities = Readonly<Record<string, Density>>;

const store = createStore('lectern:densities', (stored): Densities => {
  const result = v.safeParse(recordSchema, stored);
  return result.success ? result.output : {};
});

/** How dense the list of a view is. */
export function useDensity(view: View): Density {
  return densityOf(view, store.use());
}

export function getDensity(view: View): Density {
  return densityOf(view, store.get());
}

/** Chooses how dense the list of a view is, and of those that go by it. The last fifty views are remembered. */
export function setDensity(view: View, density: Density): void {
  const key = keysOf(view)[0] ?? '';
  const { [key]: _, ...others } = store.get();
  store.set(Object.fromEntries([...Object.entries(others).slice(1 - maxViews), [key, density]]));
}

/** A view without a choice of its own goes by the category around it, and at last by the list of all articles. */
function densityOf(view: View, chosen: Densities): Density {
  const key = keysOf(view).find((candidate) => Object.hasOwn(chosen, candidate));
  return (key !== undefined && chosen[key]) || 'comfortable';
}

/** What a view's choice is remembered by, the narrowest first. Order, dates and words make no view of another kind. */
function keysOf({ is, author, categories }: View): string[] {
  if (is) return [`is ${is}`, ''];
  if (author !== null) return ['author', ''];
  const path = categories.length === 1 ? (categories[0] ?? []) : [];
  const around = path.map((_, index) => `in ${categoryKey(path.slice(0, path.length - index))}`);
  return [...around, ''];
}
