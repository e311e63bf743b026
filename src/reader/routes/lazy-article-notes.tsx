import { lazy, Suspense, useEffect, useState } from 'react';
import type { Article } from '#contract/article.ts';
import { useNotes } from '#reader/state/marks.ts';
import { watchSelection } from '#reader/ui/watch-selection.ts';

const loadNotes = () => import('#reader/features/notes/article-notes.tsx');
const ArticleNotes = lazy(async () => ({ default: (await loadNotes()).ArticleNotes }));

/** The notes of the open article; their code comes when it has some, or at the first selection in it. */
export function LazyArticleNotes({ article }: { article: Article }) {
  const hasNotes = useNotes(article.id).length > 0;
  const [isSelected, setSelected] = useState(false);
  useEffect(() => {
    return watchSelection((isPressed) => {
      const selection = getSelection();
      const body = document.querySelector('#article [data-article-body]');
      if (!body || !selection || selection.isCollapsed || !selection.containsNode(body, true)) return;
      // A mouse that is still pressed goes on selecting.
      if (isPressed) void loadNotes();
      else setSelected(true);
    });
  }, []);
  if (!hasNotes && !isSelected) return null;
  return (
    <Suspense fallback={null}>
      <ArticleNotes article={article} />
    </Suspense>
  );
}
