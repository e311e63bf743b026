import { sanitizeArticle } from '#reader/features/article-body/sanitize.ts';
import { SaveMenu, type SaveMenuProps } from '#reader/features/export/save-menu.tsx';

/** What one can do with an article that is open, at its end. What is saved is cleaned as what is shown. */
export function ArticleTools(props: Omit<SaveMenuProps, 'sanitize'>) {
  return <SaveMenu {...props} sanitize={sanitizeArticle} />;
}
