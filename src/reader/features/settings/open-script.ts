import type { Script } from '#reader/state/preferences.ts';

/** Which of the two settings for text the article on the page follows; null when there is none. */
export function scriptOfOpenArticle(): Script | null {
  const body = document.querySelector('[data-article-body]');
  if (body === null) return null;
  return body.matches(':lang(zh), :lang(ja), :lang(ko)') ? 'zh' : 'latin';
}
