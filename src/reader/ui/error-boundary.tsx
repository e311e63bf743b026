import { Component, type ReactNode, useEffect } from 'react';
import styles from './notice.module.css';
import { leaveServedPage } from './served-page.ts';

/** Catches a bug anywhere below and offers to start again. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override readonly state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    return this.state.hasFailed ? <BrokenNotice /> : this.props.children;
  }
}

/**
 * Says that the page does not work and offers to start again. It has its own words, in two languages: whatever fetches the others,
 * or decides between them, may be what broke.
 */
export function BrokenNotice() {
  useEffect(leaveServedPage, []);
  return (
    <div className={styles.notice} role="alert">
      <p className={styles.title}>
        <span lang="zh-Hans">这里出了点问题</span> · <span lang="en">Something went wrong here</span>
      </p>
      <button type="button" className={styles.action} onClick={() => window.location.reload()}>
        <span lang="zh-Hans">刷新页面</span> · <span lang="en">Reload the page</span>
      </button>
    </div>
  );
}
