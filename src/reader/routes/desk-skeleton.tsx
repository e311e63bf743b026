import { SkeletonRows } from '#reader/features/list/skeleton-rows.tsx';
import { Masthead } from '#reader/features/masthead/masthead.tsx';
import { useMessages } from '#reader/i18n/use-messages.ts';
import styles from './desk.module.css';
import { ReadingSettings } from './reading-settings.tsx';

/** The desk while the archive is on its way: the final layout, without words that may change. */
export function DeskSkeleton() {
  const messages = useMessages();
  return (
    <div className={styles.desk} data-page="list">
      <Masthead title="" search={null} tools={<ReadingSettings />} />
      <nav className={styles.places} aria-label={messages.places} />
      <main className={styles.main}>
        <div className={styles.list}>
          <div className={styles.listHeader} />
          <SkeletonRows />
        </div>
      </main>
    </div>
  );
}
