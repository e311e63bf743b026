import { categoryKey } from '#contract/list-index.ts';
import { everything, type View } from '#contract/view.ts';
import type { Messages } from '#reader/i18n/messages/en.ts';

/** One filter of a view: its words, and the view without it. */
export type ViewFilter = { key: string; label: string; without: View };

/** The filters that a view is made of, in the order in which they are shown. */
export function filtersOf(view: View, messages: Messages): ViewFilter[] {
  const filters: ViewFilter[] = view.categories.map((path) => ({
    key: `category:${categoryKey(path)}`,
    label: path.join(' / '),
    without: { ...view, categories: view.categories.filter((other) => other !== path) },
  }));
  if (view.author) {
    filters.push({
      key: 'author',
      label: messages.chipAuthor(view.author),
      without: { ...view, author: null },
    });
  }
  if (view.from) {
    filters.push({ key: 'from', label: messages.chipFrom(view.from), without: { ...view, from: null } });
  }
  if (view.to) filters.push({ key: 'to', label: messages.chipTo(view.to), without: { ...view, to: null } });
  if (view.words) {
    filters.push({ key: 'words', label: messages.chipWords(view.words), without: { ...view, words: '' } });
  }
  return filters;
}

/** What a view is called: its only filter, else all articles. */
export function nameOfView(view: View, messages: Messages): string {
  const filters = filtersOf(view, messages);
  const [only, ...others] = filters;
  if (!only) return messages.allArticles;
  const [category] = view.categories;
  if (view.categories.length === 1 && category) return category.at(-1) ?? messages.allArticles;
  return others.length === 0 ? only.label : messages.allArticles;
}

/** The view without any filter, in the same order. */
export function withoutFilters(view: View): View {
  return { ...everything, order: view.order };
}
