import { useState } from 'react';
import type { MarkFilter } from '#contract/view.ts';
import { useKeepingMessages } from '#reader/i18n/use-keeping-messages.ts';
import { allMarks } from '#reader/state/mark-snapshot.ts';
import { changeMark } from '#reader/state/marks.ts';
import { BackupSheet } from './backup-sheet.tsx';
import styles from './keeping.module.css';

/** What can be done with a view of marks as a whole. */
export function KeptTools(props: {
  is: MarkFilter;
  /** Name of the site. */
  title: string;
  onChange: () => void;
}) {
  const { is, title, onChange } = props;
  const messages = useKeepingMessages();
  const [isOpen, setOpen] = useState(false);
  const clear = async (): Promise<void> => {
    const read = [...allMarks()].flatMap(([id, mark]) => (mark.read === null ? [] : id));
    await changeMark(read, { read: false });
    onChange();
  };
  return (
    <div className={styles.tools}>
      {is === 'read' && (
        <button type="button" className={styles.button} onClick={() => void clear()}>
          {messages.clearHistory}
        </button>
      )}
      <button type="button" className={styles.button} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {messages.backup.open}
      </button>
      {isOpen && <BackupSheet title={title} onChange={onChange} onClose={() => setOpen(false)} />}
    </div>
  );
}
