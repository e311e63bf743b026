import { X } from 'lucide-react';
import { Link } from 'react-router';
import { printView, type View } from '#contract/view.ts';
import { useMessages } from '#reader/i18n/use-messages.ts';
import styles from './chips.module.css';
import { filtersOf, withoutFilters } from './view-filters.ts';

/** The filters of a view; each goes away at a click. */
export function Chips({ view }: { view: View }) {
  const messages = useMessages();
  const filters = filtersOf(view, messages);
  if (filters.length === 0) return null;
  return (
    <div className={styles.chips}>
      {filters.map(({ key, label, without }) => (
        <Link
          key={key}
          className={styles.chip}
          to={`/${printView(without)}`}
          aria-label={messages.removeFilter(label)}
        >
          <span className={styles.label}>{label}</span>
          <X size={14} strokeWidth={1.5} aria-hidden="true" />
        </Link>
      ))}
      {filters.length > 1 && (
        <Link className={styles.chip} to={`/${printView(withoutFilters(view))}`}>
          <span className={styles.label}>{messages.clearAll}</span>
        </Link>
      )}
    </div>
  );
}
