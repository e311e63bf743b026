import { formatNumber } from '#reader/i18n/format.ts';
import { useLanguage } from '#reader/i18n/use-messages.ts';
import styles from './contents.module.css';
import { useContentsMessages } from './use-contents-messages.ts';

/** How far a person has come in an article of so many minutes, and how long the rest takes. */
export function TimeLeft({ percent, minutes }: { percent: number; minutes: number }) {
  const words = useContentsMessages();
  const language = useLanguage();
  const left = Math.ceil(minutes * (1 - percent / 100));
  const isNearEnd = left <= 1 && minutes * (1 - percent / 100) < 1;
  const text = isNearEnd ? words.almostDone : words.minutesLeft(formatNumber(language, left), left === 1);
  return (
    <p className={styles.left}>
      <span className={styles.percent}>{percent} %</span>
      {percent >= 100 ? words.done : text}
    </p>
  );
}
