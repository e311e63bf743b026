import type { ReactNode } from 'react';
import styles from './notice.module.css';

/** Says that something is not there, why, and what to do. */
export function Notice(props: {
  title: string;
  text?: string;
  action?: { label: string; onClick: () => void };
  isAlert?: boolean;
  children?: ReactNode;
}) {
  const { title, text, action, isAlert = false, children } = props;
  return (
    <div className={styles.notice} role={isAlert ? 'alert' : undefined}>
      <h2 className={styles.title}>{title}</h2>
      {text && <p className={styles.text}>{text}</p>}
      {children}
      {action && (
        <button type="button" className={styles.action} onClick={action.onClick}>
          {action.label}
        </button>
      )}
    </div>
  );
}
