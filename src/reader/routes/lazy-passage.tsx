import { lazy, Suspense } from 'react';
import { useLocation } from 'react-router';
import type { Article } from '#contract/article.ts';

const PassageInText = lazy(async () => {
  const { PassageInText } = await import('#reader/features/share/passage-in-text.tsx');
  return { default: PassageInText };
});

/** What shows the passage that the address means; the code comes only when it means one. */
export function LazyPassageInText({ article }: { article: Article }) {
  const { hash } = useLocation();
  if (!hash.startsWith('#q=')) return null;
  return (
    <Suspense fallback={null}>
      <PassageInText key={article.id} article={article} hash={hash} />
    </Suspense>
  );
}
