import { Component, type ReactNode } from 'react';
import { en } from '#reader/i18n/messages/en.ts';
import { zh } from '#reader/i18n/messages/zh.ts';
import styles from './notice.module.css';

/**
 * Catches a bug anywhere below and offers to start again. It speaks both languages: whatever decides between them may be what broke.
 */
export class ErrorBoundary extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override readonly state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    if (!this.state.hasFailed) return this.props.children;
    return (
      <div className={styles.notice} role="alert">
        <p className={styles.title}>
          <span lang="zh-Hans">{zh.somethingBroke}</span> · <span lang="en">{en.somethingBroke}</span>
        </p>
        <button type="button" className={styles.action} onClick={() => window.location.reload()}>
          <span lang="zh-Hans">{zh.reload}</span> · <span lang="en">{en.reload}</span>
        </button>
      </div>
    );
  }
}
