import { X } from 'lucide-react';
import { useEffect } from 'react';
import { Link } from 'react-router';
import { printView, type View, withWords } from '#contract/view.ts';
import { rememberSearch } from '#reader/state/recent-searches.ts';
import { parseQuery, type QueryPart } from '#search/query.ts';
import styles from './search.module.css';
import { useSearchMessages } from './use-search-messages.ts';

/** What was looked at for so long is what one was looking for. */
const rememberAfterMs = 2000;

/** How a query was understood, part by part; each goes away at a click. Nothing for a query that is one word: its chip says it all. */
export function QueryParts({ view, hasText }: { view: View; hasText: boolean }) {
  const words = useSearchMessages();
  const { parts } = parseQuery(view.words);
  useEffect(() => {
    const timer = setTimeout(() => rememberSearch(view.words), rememberAfterMs);
    return () => clearTimeout(timer);
  }, [view.words]);
  const isPlain = parts.length === 1 && parts[0]?.kind === 'text' && !parts[0].isNegated;
  return (
    <>
      {!isPlain && parts.length > 0 && (
        <ul className={styles.parts} aria-label={words.understood}>
          {parts.map((part) => (
            <li key={part.start}>
              {part.kind === 'or' ? (
                <span className={styles.or}>{words.parts.or}</span>
              ) : (
                <Part part={part} view={view} />
              )}
            </li>
          ))}
        </ul>
      )}
      {!hasText && <p className={styles.notice}>{words.titlesOnly}</p>}
    </>
  );
}

function Part({ part, view }: { part: QueryPart; view: View }) {
  const words = useSearchMessages();
  const { text, kind, isNegated, start, end } = part;
  const without = (view.words.slice(0, start) + view.words.slice(end)).replace(/\s+/g, ' ').trim();
  const kindName = [isNegated && words.not, words.parts[kind as keyof typeof words.parts]]
    .filter(Boolean)
    .join(' ');
  return (
    <Link
      className={styles.part}
      to={`/${printView(withWords(view, without))}`}
      aria-label={words.remove(`${kindName} ${text}`)}
      data-negated={isNegated || undefined}
    >
      <span className={styles.kind}>{kindName}</span> <bdi>{text}</bdi>
      <X size={12} strokeWidth={1.5} aria-hidden="true" />
    </Link>
  );
}
