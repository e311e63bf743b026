import styles from './about.module.css';

/** Unfolds the rest of a long list, and folds it again. */
export function ShowAll(props: { isOpen: boolean; label: string; fewerLabel: string; onToggle: () => void }) {
  const { isOpen, label, fewerLabel, onToggle } = props;
  return (
    <button type="button" className={styles.more} aria-expanded={isOpen} onClick={onToggle}>
      {isOpen ? fewerLabel : label}
    </button>
  );
}
