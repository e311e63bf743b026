import { Link } from 'react-router';
import { everything, printView, withWords } from '#contract/view.ts';
import { forgetSearches, useRecentSearches } from '#reader/state/recent-searches.ts';
import styles from './search.module.css';
import { useSearchMessages } from './use-search-messages.ts';

/** What was sought lately, below the field where one types. */
export function RecentSearches() {
  const words = useSearchMessages();
  const searches = useRecentSearches();
  if (searches.length === 0) return null;
  return (
    <section className={styles.recent} aria-label={words.recent}>
      <ul>
        {searches.map((search) => (
          <li key={search}>
            <Link to={`/${printView(withWords(everything, search))}`} dir="auto">
              {search}
            </Link>
          </li>
        ))}
      </ul>
      <button type="button" onClick={forgetSearches}>
        {words.clearRecent}
      </button>
    </section>
  );
}
