import { CircleDot, Clock, History, NotebookPen, Pin, Star } from 'lucide-react';
import { Link } from 'react-router';
import { everything, printView, type View } from '#contract/view.ts';
import { formatNumber } from '#reader/i18n/format.ts';
import { useLanguage, useMessages } from '#reader/i18n/use-messages.ts';
import { useMarkCounts } from '#reader/state/marks.ts';
import { useSavedViews } from '#reader/state/saved-views.ts';
import styles from './kept-places.module.css';

const places = [
  { is: 'starred', icon: Star },
  { is: 'later', icon: Clock },
  { is: 'noted', icon: NotebookPen },
  { is: 'unread', icon: CircleDot },
  { is: 'read', icon: History },
] as const;

/** The views of what was marked in this browser, and those that a person has pinned, above the categories. */
export function KeptPlaces({ view }: { view: View }) {
  const language = useLanguage();
  const messages = useMessages();
  const counts = useMarkCounts();
  const saved = useSavedViews();
  const current = printView(view);
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
            {is !== 'unread' && counts[is] > 0 && (
              <span className={styles.count}>{formatNumber(language, counts[is])}</span>
            )}
          </Link>
        </li>
      ))}
      {saved.map(({ name, query }) => (
        <li key={query}>
          <Link to={`/${query}`} aria-current={query === current ? 'true' : undefined}>
            <Pin size={16} strokeWidth={1.5} aria-hidden="true" />
            <span>{name}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
