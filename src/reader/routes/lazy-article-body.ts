import { lazy } from 'react';

/** Fetches what the text of an article needs. Called as soon as an article is likely to be opened; more calls cost nothing. */
export const loadArticleBody = async () => {
  const { ArticleBody } = await import('#reader/features/article-body/article-body.tsx');
  return { default: ArticleBody };
};

export const ArticleBody = lazy(loadArticleBody);
