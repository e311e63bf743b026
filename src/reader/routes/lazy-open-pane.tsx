import { useEffect } from 'react';
import { ArticleSkeleton } from '#reader/features/article/article-skeleton.tsx';
import { late } from '#reader/ui/late.tsx';
import { whenIdle } from '#reader/ui/when-idle.ts';
import styles from './desk.module.css';
import type { DeskPage } from './desk-state.ts';
import { loadArticleBody } from './lazy-article-body.ts';
import type { OpenPaneProps } from './open-pane.tsx';

const [Pane, loadPane] = late(async () => (await import('./open-pane.tsx')).OpenPane, PaneToCome);
const idleTimeoutMs = 2000;

/** Fetches what an open article needs, its text's part beside it. More calls cost nothing; a failure is told where it is shown. */
export function loadOpenPane(): void {
  for (const load of [loadPane, loadArticleBody]) load().catch(() => {});
}

/** The pane beside the list. Its code is not the list's: it comes when something is opened, or when there is nothing better to do. */
export function OpenPane({ page, ...props }: Omit<OpenPaneProps, 'page'> & { page: DeskPage }) {
  useEffect(() => whenIdle(loadOpenPane, idleTimeoutMs), []);
  return page.kind === 'list' ? null : <Pane {...props} page={page} />;
}

function PaneToCome() {
  return (
    <div className={styles.article} id="article" tabIndex={-1}>
      <ArticleSkeleton />
    </div>
  );
}
