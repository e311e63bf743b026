import { lazy, Suspense, useEffect, useState } from 'react';
import type { Article } from '#contract/article.ts';
import { useNotes } from '#reader/state/marks.ts';

const ArticleNotes = lazy(async () => {
  const { ArticleNotes } = await import('#reader/features/notes/article-notes.tsx');
  return { default: ArticleNotes };
});

/** The notes of the open article; their code comes when it has some, or at the first selection in it. */
export function LazyArticleNotes({ article }: { article: Article }) {
  const hasNotes = useNotes(article.id).length > 0;
  const [isSelected, setSelected] = useState(false);
  useEffect(() => {
    const look = (): void => {
      const selection = getSelection();
      const body = document.querySelector('#article [data-article-body]');
      if (body && selection && !selection.isCollapsed && selection.containsNode(body, true))
        setSelected(true);
    };
    document.addEventListener('selectionchange', look);
    look();
    return () => document.removeEventListener('selectionchange', look);
  }, []);
  if (!hasNotes && !isSelected) return null;
  return (
    <Suspense fallback={null}>
      <ArticleNotes article={article} />
    </Suspense>
  );
}
