import { RowSkeleton } from '#reader/features/list/list-row.tsx';
import { Masthead } from '#reader/features/masthead/masthead.tsx';
import { useMessages } from '#reader/i18n/use-messages.ts';
import styles from './desk.module.css';

const rows = [0, 1, 2, 3, 4, 5, 6, 7];

/** The desk while the archive is on its way: the final layout, without words that may change. */
export function DeskSkeleton() {
  const messages = useMessages();
  return (
    <div className={styles.desk} data-page="list">
      <Masthead title="" search={null} />
      <nav className={styles.places} aria-label={messages.places} />
      <main className={styles.main}>
        <div className={styles.list} role="status" aria-label={messages.loading}>
          <div className={styles.listHeader} />
          {rows.map((row) => (
            <div key={row} className={styles.skeletonRow}>
              <RowSkeleton />
            </div>
          ))}
        </div>
      </main>
    </div>
  );
}
