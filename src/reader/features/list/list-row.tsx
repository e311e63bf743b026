import { NotebookPen } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { Link } from 'react-router';
import { articlePath } from '#contract/article-url.ts';
import { type Row, sourceOf } from '#contract/row.ts';
import type { ImageWays } from '#reader/data/image-ways.ts';
import { formatListDate, formatNumber, isoDate } from '#reader/i18n/format.ts';
import { useLanguage, useMessages } from '#reader/i18n/use-messages.ts';
import { useShownScript } from '#reader/state/chinese-script.ts';
import { knowRow, useMark, useNotes } from '#reader/state/marks.ts';
import { OtherReports } from './other-reports.tsx';
import styles from './row.module.css';
import { Thumbnail } from './thumbnail.tsx';

/** One article of a list. Its link covers the row; what else can be pressed lies on top. */
export function ListRow(props: {
  row: Row;
  isOpen: boolean;
  thumbnail: ImageWays | null;
  linkState: unknown;
  onIntent: () => void;
  /** Title and summary, when they are shown in another way. */
  lines?: ReactNode;
  /** What else can be done with the article. */
  actions?: ReactNode;
}) {
  const { row, isOpen, thumbnail, linkState, onIntent, lines, actions } = props;
  const { read } = useMark(row.id);
  const isNoted = useNotes(row.id).length > 0;
  useEffect(() => knowRow(row), [row]);
  const language = useLanguage();
  const messages = useMessages();
  const script = useShownScript(row.lang);
  return (
    <div
      className={styles.row}
      data-read={read !== null || undefined}
      data-pictured={thumbnail !== null || undefined}
    >
      <div className={styles.text}>
        <Link
          className={styles.link}
          to={`/${articlePath(row.id)}`}
          state={linkState}
          aria-current={isOpen ? 'true' : undefined}
          onPointerEnter={onIntent}
          onFocus={onIntent}
        >
          <span className={styles.lines} lang={script.lang} dir="auto">
            {lines ?? <RowLines title={script.text(row.title)} summary={script.text(row.summary)} />}
          </span>
        </Link>
        <div className={styles.meta}>
          <bdi className={styles.source}>{sourceOf(row) ?? messages.untitledSource}</bdi>
          {row.date === null ? (
            <span>{messages.undated}</span>
          ) : (
            <time dateTime={isoDate(row.date)}>{formatListDate(language, row.date)}</time>
          )}
          <span className={styles.minutes}>{messages.minutes(formatNumber(language, row.minutes))}</span>
          {row.others.length > 0 && <OtherReports row={row} linkState={linkState} />}
          {isNoted && (
            <NotebookPen
              className={styles.noted}
              size={14}
              strokeWidth={1.5}
              role="img"
              aria-label={messages.marked.noted}
            />
          )}
          {read !== null && <span className={styles.read}>{messages.isRead}</span>}
          {actions}
        </div>
      </div>
      {thumbnail && <Thumbnail key={row.id} ways={thumbnail} />}
    </div>
  );
}

/** What a row says of its article. */
export function RowLines({ title, summary }: { title: ReactNode; summary: ReactNode }) {
  return (
    <>
      <span className={styles.title}>{title}</span>
      {summary && <span className={styles.summary}>{summary}</span>}
    </>
  );
}

/** The place of a row that is on its way, in the row's geometry. */
export function RowSkeleton() {
  return (
    <div className={styles.skeleton} aria-hidden="true">
      <span />
      <span />
      <span />
    </div>
  );
}
