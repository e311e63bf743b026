import type { ReactNode } from 'react';
import { Link } from 'react-router';
import styles from './masthead.module.css';
import { Seal } from './seal.tsx';

/** The head of every page: whose archive it is, the quick filter, and on the right what concerns the whole page. */
export function Masthead(props: { title: string; search: ReactNode; tools: ReactNode }) {
  const { title, search, tools } = props;
  return (
    <header className={styles.masthead}>
      <Link to="/" className={styles.brand}>
        <Seal />
        <span className={styles.name}>{title}</span>
      </Link>
      <div className={styles.search}>{search}</div>
      <div className={styles.tools}>{tools}</div>
    </header>
  );
}
