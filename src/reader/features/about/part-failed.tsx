import { useMessages } from '#reader/i18n/use-messages.ts';
import styles from './about.module.css';
import { useAboutMessages } from './use-about-messages.ts';

/** One part of the page is not there; the others are. */
export function PartFailed({ onRetry }: { onRetry: () => void }) {
  const { messages } = useAboutMessages();
  const { retry } = useMessages();
  return (
    <p role="alert">
      {messages.partFailed}{' '}
      <button type="button" className={styles.inlineAction} onClick={onRetry}>
        {retry}
      </button>
    </p>
  );
}
