import { ArrowUp } from 'lucide-react';
import { formatNumber } from '#reader/i18n/format.ts';
import { useLanguage } from '#reader/i18n/use-messages.ts';
import styles from './news.module.css';
import { useListMessages } from './use-list-messages.ts';

/** Says that articles have come, above the list and without moving it. */
export function NewsPill(props: { count: number; isMore: boolean; onShow: () => void }) {
  const { count, isMore, onShow } = props;
  const words = useListMessages();
  const language = useLanguage();
  return (
    <div className={styles.news} role="status">
      {count > 0 && (
        <button className={styles.pill} type="button" data-shows-news="" onClick={onShow}>
          <ArrowUp size={16} strokeWidth={1.5} aria-hidden="true" />
          {count === 1 && !isMore ? words.oneArrived : words.arrived(formatNumber(language, count), isMore)}
        </button>
      )}
    </div>
  );
}
