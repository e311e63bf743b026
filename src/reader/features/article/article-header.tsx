import { Link } from 'react-router';
import type { Article } from '#contract/article.ts';
import type { Row } from '#contract/row.ts';
import { everything, printView } from '#contract/view.ts';
import { formatArticleDate, formatNumber, isoDate } from '#reader/i18n/format.ts';
import { useLanguage, useMessages } from '#reader/i18n/use-messages.ts';
import { useShownScript } from '#reader/state/chinese-script.ts';
import { ArticleMarks } from './article-marks.tsx';
import styles from './article-page.module.css';

/** Title and origin of an article. A list row is enough for it, so it stands before the text has arrived. */
export function ArticleHeader(props: {
  article: Row | Article;
  link: string | null;
  /** A person is about to ask for what the author wrote. */
  onAuthorIntent: (author: string) => void;
}) {
  const { article, link } = props;
  const { author } = article;
  const onIntent = (): void => props.onAuthorIntent(author ?? '');
  const language = useLanguage();
  const messages = useMessages();
  const script = useShownScript(article.lang);
  return (
    <header>
      <nav className={styles.crumbs} aria-label={messages.inCategories}>
        {article.categories.map((path) => (
          <Crumbs key={path.join('/')} path={path} />
        ))}
      </nav>
      <h1 className={styles.title} lang={script.lang}>
        {script.text(article.title)}
      </h1>
      <div className={styles.meta}>
        {author && (
          <Link
            to={`/${printView({ ...everything, author })}`}
            rel="author"
            onPointerEnter={onIntent}
            onFocus={onIntent}
          >
            {author}
          </Link>
        )}
        {article.date === null ? (
          <bdi>{messages.undated}</bdi>
        ) : (
          <time dateTime={isoDate(article.date)}>{formatArticleDate(language, article.date)}</time>
        )}
        <bdi>{messages.minutes(formatNumber(language, article.minutes))}</bdi>
        {link && (
          <a href={link} rel="noopener noreferrer" target="_blank">
            {messages.original}
          </a>
        )}
        <ArticleMarks id={article.id} />
      </div>
    </header>
  );
}

function Crumbs({ path }: { path: readonly string[] }) {
  return path.map((name, index) => {
    const start = path.slice(0, index + 1);
    return (
      <span key={start.join('/')}>
        {index > 0 && <span aria-hidden="true"> / </span>}
        <Link to={`/${printView({ ...everything, categories: [start] })}`}>{name}</Link>
      </span>
    );
  });
}
