import { useId } from 'react';
import { Link } from 'react-router';
import type { Article } from '#contract/article.ts';
import { articlePath } from '#contract/article-url.ts';
import { sourceOf } from '#contract/row.ts';
import { formatArticleDate, isoDate } from '#reader/i18n/format.ts';
import { useLanguage, useMessages } from '#reader/i18n/use-messages.ts';
import styles from './article-page.module.css';

/** Articles that tell the same story as one, at its end: who else, and when. Most have its title too. */
export function OtherReports({ article, linkState }: { article: Article; linkState: unknown }) {
  const { title, lang, others } = article;
  const language = useLanguage();
  const messages = useMessages();
  const heading = useId();
  if (others.length === 0) return null;
  return (
    <section className={styles.others} aria-labelledby={heading}>
      <h2 id={heading}>{messages.otherReports}</h2>
      <ul>
        {others.map((other) => (
          <li key={other.id}>
            <Link to={`/${articlePath(other.id)}`} state={linkState}>
              <bdi>{sourceOf(other) ?? messages.untitledSource}</bdi>
              {other.date !== null && (
                <time dateTime={isoDate(other.date)}>{formatArticleDate(language, other.date)}</time>
              )}
              {other.title !== title && <bdi lang={lang}>{other.title}</bdi>}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
