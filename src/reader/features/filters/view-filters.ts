import { categoryKey } from '#contract/list-index.ts';
import { everything, type View, withWords } from '#contract/view.ts';
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
  if (view.is) {
    filters.unshift({ key: 'is', label: messages.marked[view.is], without: { ...view, is: null } });
  }
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
    filters.push({ key: 'words', label: messages.chipWords(view.words), without: withWords(view, '') });
  }
  return filters;
}

/** What a view is called: the names of its categories, else its filters, else all articles. */
export function nameOfView(view: View, messages: Messages): string {
  const names = view.categories.map((path) => path.at(-1) ?? '');
  const mark = view.is && messages.marked[view.is];
  if (names.length > 0) return [mark, names.join(messages.and)].filter(Boolean).join(' · ');
  const labels = filtersOf(view, messages).map(({ label }) => label);
  return labels.join(' · ') || messages.allArticles;
}

/** The title of the page of a view: all that tells it from others; nothing for all articles. */
export function titleOfView(view: View, messages: Messages): string | null {
  const isNamed = view.categories.length > 0;
  const rest = { ...view, categories: [], is: isNamed ? null : view.is };
  const labels = filtersOf(rest, messages).map(({ label }) => label);
  const parts = isNamed ? [nameOfView(view, messages), ...labels] : labels;
  return parts.join(' · ') || null;
}

/** The view without any filter, in the same order. */
export function withoutFilters(view: View): View {
  return { ...everything, order: view.order === 'oldest' ? 'oldest' : 'newest' };
}
