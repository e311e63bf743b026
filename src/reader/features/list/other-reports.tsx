import { useId, useState } from 'react';
import { Link } from 'react-router';
import { articlePath } from '#contract/article-url.ts';
import { type Row, sourceOf } from '#contract/row.ts';
import { formatListDate, formatNumber, isoDate } from '#reader/i18n/format.ts';
import { useLanguage, useMessages } from '#reader/i18n/use-messages.ts';
import { closePopover } from '#reader/ui/close-popover.ts';
import styles from './other-reports.module.css';

/** Who else tells the story of a row: a button, and links that it opens. The browser places and closes them. */
export function OtherReports({ row, linkState }: { row: Row; linkState: unknown }) {
  const language = useLanguage();
  const messages = useMessages();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button className={styles.button} type="button" popoverTarget={id}>
        {messages.andOthers(formatNumber(language, row.others.length), row.others.length === 1)}
      </button>
      <ul
        className={styles.others}
        id={id}
        popover="auto"
        aria-label={messages.otherReports}
        onBeforeToggle={(event) => setOpen(event.newState === 'open')}
      >
        {isOpen &&
          row.others.map((other) => (
            <li key={other.id}>
              <Link to={`/${articlePath(other.id)}`} state={linkState} onClick={closePopover}>
                <bdi>{sourceOf(other) ?? messages.untitledSource}</bdi>
                {other.date !== null && (
                  <time dateTime={isoDate(other.date)}>{formatListDate(language, other.date)}</time>
                )}
              </Link>
            </li>
          ))}
      </ul>
    </>
  );
}
