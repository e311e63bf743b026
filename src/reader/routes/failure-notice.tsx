import { type ArchiveErrorCause, archiveErrorCause } from '#reader/data/archive-error.ts';
import type { Messages } from '#reader/i18n/messages/en.ts';
import { useMessages } from '#reader/i18n/use-messages.ts';
import { Notice } from '#reader/ui/notice.tsx';
import styles from './desk.module.css';

/** Says what could not be loaded and why, and offers to try again. */
export function FailureNotice(props: { title: string; error: unknown; onRetry: () => void }) {
  const { title, error, onRetry } = props;
  const messages = useMessages();
  return (
    <Notice
      isAlert
      title={title}
      text={explain(archiveErrorCause(error), messages)}
      action={{ label: messages.retry, onClick: onRetry }}
    />
  );
}

/** The same in one line, for a list that is there in part. */
export function FailureLine({
  title,
  error,
  onRetry,
}: {
  title: string;
  error: unknown;
  onRetry: () => void;
}) {
  const messages = useMessages();
  return (
    <div className={styles.fault} role="alert">
      <span>
        {title} · {explain(archiveErrorCause(error), messages)}
      </span>
      <button type="button" onClick={onRetry}>
        {messages.retry}
      </button>
    </div>
  );
}

function explain(cause: ArchiveErrorCause, messages: Messages): string {
  switch (cause.kind) {
    case 'offline':
      return navigator.onLine ? messages.causeUnreachable : messages.causeOffline;
    case 'missing':
      return messages.causeMissing;
    case 'newer-format':
      return messages.causeFormat;
    case 'damaged':
      return messages.causeDamaged;
    case 'server':
      return messages.causeServer(String(cause.status));
  }
}
