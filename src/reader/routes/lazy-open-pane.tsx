import { lazy, Suspense, useEffect } from 'react';
import { ArticleSkeleton } from '#reader/features/article/article-skeleton.tsx';
import { whenIdle } from '#reader/ui/when-idle.ts';
import styles from './desk.module.css';
import type { DeskPage } from './desk-state.ts';
import { loadArticleBody } from './lazy-article-body.ts';
import type { OpenPaneProps } from './open-pane.tsx';

/** Fetches what an open article needs, its text's part beside it. More calls cost nothing. */
export function loadOpenPane() {
  void loadArticleBody();
  return import('./open-pane.tsx');
}

const Pane = lazy(async () => ({ default: (await loadOpenPane()).OpenPane }));
const idleTimeoutMs = 2000;

/** The pane beside the list. Its code is not the list's: it comes when something is opened, or when there is nothing better to do. */
export function OpenPane({ page, ...props }: Omit<OpenPaneProps, 'page'> & { page: DeskPage }) {
  useEffect(() => whenIdle(() => void loadOpenPane(), idleTimeoutMs), []);
  if (page.kind === 'list') return null;
  return (
    <Suspense fallback={<PaneToCome />}>
      <Pane {...props} page={page} />
    </Suspense>
  );
}

function PaneToCome() {
  return (
    <div className={styles.article} id="article" tabIndex={-1}>
      <ArticleSkeleton />
    </div>
  );
}
