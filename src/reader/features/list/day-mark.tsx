import { formatDay } from '#reader/i18n/format.ts';
import { useLanguage, useMessages } from '#reader/i18n/use-messages.ts';
import styles from './day-mark.module.css';

/** The day of the rows from here on, on the rule above them: it takes no room, so rows keep their height and their place. */
export function DayMark({ date }: { date: number | null }) {
  const language = useLanguage();
  const messages = useMessages();
  return <span className={styles.day}>{date === null ? messages.undated : formatDay(language, date)}</span>;
}
