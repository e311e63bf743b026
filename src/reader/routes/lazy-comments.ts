import { lazy } from 'react';

export const CommentsArea = lazy(async () => {
  const { CommentsArea } = await import('#reader/features/comments/comments-area.tsx');
  return { default: CommentsArea };
});
