import { CircleCheck, Clock, Star } from 'lucide-react';
import { useMessages } from '#reader/i18n/use-messages.ts';
import { changeMark, useMark } from '#reader/state/marks.ts';
import styles from './article-page.module.css';

/** What a person can note of the open article, at its head and again at its end. */
export function ArticleMarks({ id }: { id: string }) {
  const messages = useMessages();
  const mark = useMark(id);
  return (
    <div className={styles.marks}>
      <button
        type="button"
        aria-pressed={mark.starred !== null}
        onClick={() => void changeMark([id], { starred: mark.starred === null })}
      >
        <Star size={18} strokeWidth={1.5} aria-hidden="true" />
        {messages.star}
      </button>
      <button
        type="button"
        aria-pressed={mark.later !== null}
        onClick={() => void changeMark([id], { later: mark.later === null })}
      >
        <Clock size={18} strokeWidth={1.5} aria-hidden="true" />
        {messages.readLater}
      </button>
      <button
        type="button"
        aria-pressed={mark.read !== null}
        onClick={() => void changeMark([id], { read: mark.read === null })}
      >
        <CircleCheck size={18} strokeWidth={1.5} aria-hidden="true" />
        {messages.isRead}
      </button>
      <span data-article-tools="" />
    </div>
  );
}
