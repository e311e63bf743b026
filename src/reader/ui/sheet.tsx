import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { IconButton } from './icon-button.tsx';
import styles from './sheet.module.css';
import { Toasts } from './toasts.tsx';

/** A modal sheet: the browser's own dialog, which keeps focus inside, closes on Escape and gives focus back. */
export function Sheet(props: {
  title: string;
  closeLabel: string;
  side: 'start' | 'end';
  onClose: () => void;
  children: ReactNode;
}) {
  const { title, closeLabel, side, onClose, children } = props;
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard closes a dialog with Escape; this is the click beside it.
    <dialog
      ref={dialog}
      className={styles.sheet}
      data-side={side}
      aria-labelledby={titleId}
      onClose={(event) => {
        // Told after the fact: strict mode has opened it again by then.
        if (!event.currentTarget.open) onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className={styles.header}>
        <h2 id={titleId} className={styles.title}>
          {title}
        </h2>
        <IconButton icon={X} label={closeLabel} onClick={onClose} />
      </div>
      <div className={styles.body}>{children}</div>
      <Toasts />
    </dialog>
  );
}
