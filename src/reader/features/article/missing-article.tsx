import { Link } from 'react-router';
import { articlePath } from '#contract/article-url.ts';
import type { Row } from '#contract/row.ts';
import { useMessages } from '#reader/i18n/use-messages.ts';
import { Notice } from '#reader/ui/notice.tsx';
import styles from './missing-article.module.css';

/** What is shown at an address without an article: what happened, and titles that may be the right ones. */
export function MissingArticle(props: {
  title: string;
  text: string;
  near: readonly Row[];
  nearLabel: string;
}) {
  const { title, text, near, nearLabel } = props;
  const messages = useMessages();
  return (
    <Notice title={title} text={text} isPage>
      {near.length > 0 && (
        <div>
          <h2 className={styles.label}>{nearLabel}</h2>
          <ul className={styles.near}>
            {near.map((row) => (
              <li key={row.id}>
                <Link to={`/${articlePath(row.id)}`} lang={row.lang} dir="auto">
                  {row.title}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      )}
      <Link className={styles.start} to="/">
        {messages.startPage}
      </Link>
    </Notice>
  );
}
