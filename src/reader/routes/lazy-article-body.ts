import { ArticleSkeleton } from '#reader/features/article/article-skeleton.tsx';
import { late } from '#reader/ui/late.tsx';

/** The text of an article, and what fetches its code: called as soon as one is likely to be opened. More calls cost nothing. */
export const [ArticleBody, loadArticleBody] = late(
  async () => (await import('#reader/features/article-body/article-body.tsx')).ArticleBody,
  ArticleSkeleton,
);
