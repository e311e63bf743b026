import styles from './news.module.css';
import { useListMessages } from './use-list-messages.ts';

/** The rule between what is new and what was there at the visit before. It takes no room, as the day of a row does not. */
export function NewsMark() {
  const words = useListMessages();
  return <span className={styles.mark}>{words.seenBefore}</span>;
}
