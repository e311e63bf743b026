import { type ReactNode, useEffect } from 'react';
import styles from './notice.module.css';
import { leaveServedPage } from './served-page.ts';

/** Says that something is not there, why, and what to do. Where it is all that a page has to say, its title is the page's. */
export function Notice(props: {
  title: string;
  text?: string;
  action?: { label: string; onClick: () => void };
  isAlert?: boolean;
  isPage?: boolean;
  children?: ReactNode;
}) {
  const { title, text, action, isAlert = false, isPage = false, children } = props;
  const Title = isPage ? 'h1' : 'h2';
  useEffect(leaveServedPage, []);
  return (
    <div className={styles.notice} role={isAlert ? 'alert' : undefined}>
      <Title className={styles.title}>{title}</Title>
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
