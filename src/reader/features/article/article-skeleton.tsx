import styles from './article-page.module.css';

const lines = Array.from({ length: 9 }, (_, number) => number);

/** The text that is on its way. */
export function ArticleSkeleton() {
  return (
    <div className={`${styles.column} ${styles.skeleton}`} aria-hidden="true">
      {lines.map((number) => (
        <span key={number} />
      ))}
    </div>
  );
}
