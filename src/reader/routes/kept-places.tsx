import { Clock, History, Star } from 'lucide-react';
import { Link } from 'react-router';
import { everything, printView, type View } from '#contract/view.ts';
import { formatNumber } from '#reader/i18n/format.ts';
import { useLanguage, useMessages } from '#reader/i18n/use-messages.ts';
import { useMarkCounts } from '#reader/state/marks.ts';
import styles from './kept-places.module.css';

const places = [
  { is: 'starred', icon: Star },
  { is: 'later', icon: Clock },
  { is: 'read', icon: History },
] as const;

/** The views of what was marked in this browser, above the categories. */
export function KeptPlaces({ view }: { view: View }) {
  const language = useLanguage();
  const messages = useMessages();
  const counts = useMarkCounts();
  return (
    <ul className={styles.kept}>
      {places.map(({ is, icon: Icon }) => (
        <li key={is}>
          <Link
            to={`/${printView({ ...everything, is })}`}
            aria-current={view.is === is ? 'true' : undefined}
          >
            <Icon size={16} strokeWidth={1.5} aria-hidden="true" />
            <span>{messages.marked[is]}</span>
            {counts[is] > 0 && <span className={styles.count}>{formatNumber(language, counts[is])}</span>}
          </Link>
        </li>
      ))}
    </ul>
  );
}
