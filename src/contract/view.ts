import { categoryFromKey, categoryKey } from './list-index.ts';

/** What a list shows. It is its address: `parseView(printView(view))` is the same view. */
export type View = {
  /** Articles in any of these categories; all when empty. */
  categories: readonly (readonly string[])[];
  author: string | null;
  /** First and last day, `YYYY-MM-DD` in UTC, both included; a month or year stands for all its days. */
  from: string | null;
  to: string | null;
  /** What is sought, as typed: a query of the search language (`src/search/query.ts`). */
  words: string;
  /** Only articles with this mark or with notes in the reader's own browser, or without the mark of being read; all when `null`. */
  is: MarkFilter | null;
  /** `best` is for what is sought only, and the order it has when none is named. */
  order: 'best' | 'newest' | 'oldest';
};

export const markFilters = ['starred', 'later', 'noted', 'read', 'unread'] as const;
export type MarkFilter = (typeof markFilters)[number];

export const everything: View = {
  categories: [],
  author: null,
  from: null,
  to: null,
  words: '',
  is: null,
  order: 'newest',
};

const orders = ['newest', 'oldest'] as const;

function usualOrder(words: string): View['order'] {
  return words === '' ? 'newest' : 'best';
}

const day = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

/** Reads a view from a URL's query. What it does not understand it leaves out: an old or mistyped link still opens. */
export function parseView(params: URLSearchParams): View {
  const keys = new Set(params.getAll('category').filter(Boolean));
  const date = (name: string): string | null => {
    const text = params.get(name)?.trim() ?? '';
    return day.test(text) ? text : null;
  };
  const words = params.get('words')?.trim() ?? '';
  return {
    categories: [...keys].map(categoryFromKey),
    author: params.get('author') || null,
    from: date('from'),
    to: date('to'),
    words,
    is: markFilters.find((name) => name === params.get('is')) ?? null,
    order: orders.find((name) => name === params.get('order')) ?? usualOrder(words),
  };
}

/** The same view with something else sought: the order stays when it was chosen. */
export function withWords(view: View, words: string): View {
  const isChosen = view.order !== usualOrder(view.words) && view.order !== 'best';
  return { ...view, words, order: isChosen ? view.order : usualOrder(words) };
}

/** The query of a view with its `?`, in one fixed order; the empty string for everything, newest first. */
export function printView(view: View): string {
  const params = new URLSearchParams();
  for (const path of view.categories) params.append('category', categoryKey(path));
  if (view.author) params.set('author', view.author);
  if (view.from) params.set('from', view.from);
  if (view.to) params.set('to', view.to);
  if (view.words) params.set('words', view.words);
  if (view.is) params.set('is', view.is);
  if (view.order !== usualOrder(view.words)) params.set('order', view.order);
  const query = params.toString();
  return query && `?${query}`;
}

/** The seconds a view's dates include: from the first second of `from` up to, but without, the first one after `to`. */
export function dateBounds(view: Pick<View, 'from' | 'to'>): { since: number; before: number } {
  return {
    since: view.from ? startOf(view.from, 0) : -Infinity,
    before: view.to ? startOf(view.to, 1) : Infinity,
  };
}

function startOf(date: string, unitsLater: 0 | 1): number {
  const [year = 0, month, dayOfMonth] = date.split('-').map(Number);
  const later = (unit: number | undefined, isLast: boolean): number =>
    (unit ?? 1) + (isLast ? unitsLater : 0);
  const milliseconds = Date.UTC(
    year + (month === undefined ? unitsLater : 0),
    later(month, month !== undefined && dayOfMonth === undefined) - 1,
    later(dayOfMonth, dayOfMonth !== undefined),
  );
  return milliseconds / 1000;
}
