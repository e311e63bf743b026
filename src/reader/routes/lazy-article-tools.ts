import { lazy } from 'react';

/** Comes after the article. */
export const ArticleTools = lazy(async () => ({
  default: (await import('./article-tools.tsx')).ArticleTools,
}));
