import type { ReactNode } from 'react';
import type { Article } from '#contract/article.ts';
import type { Row } from '#contract/row.ts';
import { ArticleHeader } from './article-header.tsx';
import { ArticleMarks } from './article-marks.tsx';
import styles from './article-page.module.css';
import { ArticleSkeleton } from './article-skeleton.tsx';

/** An article from its title to its end. The list's row stands in until the article is here. */
export function ArticlePage(props: {
  article: Article | null;
  row: Row | null;
  /** The whole text is in the page: what follows it may be shown without being pushed down. */
  isComplete: boolean;
  body: ReactNode;
  onAuthorIntent: (author: string) => void;
  footer: ReactNode;
}) {
  const { article, row, isComplete, body, footer } = props;
  const known = article ?? row;
  return (
    <article className={styles.page} aria-busy={!article} data-article={article?.id}>
      <div className={styles.column} lang={known?.lang} dir={article?.dir}>
        {known && (
          <ArticleHeader article={known} link={article?.link ?? null} onAuthorIntent={props.onAuthorIntent} />
        )}
      </div>
      {article ? body : <ArticleSkeleton />}
      {isComplete && (
        <div className={styles.column}>
          <div className={styles.end} />
          {article && <ArticleMarks id={article.id} />}
          <div data-notes-place="" />
          {footer}
        </div>
      )}
    </article>
  );
}
