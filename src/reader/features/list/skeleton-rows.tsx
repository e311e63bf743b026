import { useMessages } from '#reader/i18n/use-messages.ts';
import { RowSkeleton } from './list-row.tsx';
import styles from './row.module.css';

const rows = [0, 1, 2, 3, 4, 5, 6, 7];

/** Rows that are on their way, in the geometry that they will have. */
export function SkeletonRows() {
  const messages = useMessages();
  return (
    <div className={styles.skeletons} role="status" aria-label={messages.loading}>
      {rows.map((row) => (
        <div key={row} className={styles.skeletonRow}>
          <RowSkeleton />
        </div>
      ))}
    </div>
  );
}
