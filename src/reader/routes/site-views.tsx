import { Bookmark } from 'lucide-react';
import { Link } from 'react-router';
import type { SiteView } from '#contract/site.ts';
import { printView, type View } from '#contract/view.ts';
import { useMessages } from '#reader/i18n/use-messages.ts';
import styles from './kept-places.module.css';

/** The views that the publisher has picked, for everybody; a person's own are below them. */
export function SiteViews({ views, view }: { views: readonly SiteView[]; view: View }) {
  const messages = useMessages();
  const current = printView(view);
  if (views.length === 0) return null;
  return (
    <ul className={styles.kept} aria-label={messages.siteViews}>
      {views.map(({ name, query }) => (
        <li key={query}>
          <Link to={`/${query}`} aria-current={query === current ? 'true' : undefined}>
            <Bookmark size={16} strokeWidth={1.5} aria-hidden="true" />
            <span>{name}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
