import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useEffect } from 'react';
import { Link } from 'react-router';
import type { Manifest } from '#contract/manifest.ts';
import { printView, type View, withWords } from '#contract/view.ts';
import { askSearch } from '#reader/data/search/search-client.ts';
import { rememberSearch } from '#reader/state/recent-searches.ts';
import type { QueryPart } from '#search/query.ts';
import styles from './search.module.css';
import { useSearchMessages } from './use-search-messages.ts';

/** What was looked at for so long is what one was looking for. */
const rememberAfterMs = 2000;

/** How a query was understood, part by part; each goes away at a click. Nothing for a query that is one word: its chip says it all. */
export function QueryParts({ manifest, view }: { manifest: Manifest; view: View }) {
  const words = useSearchMessages();
  const understood = useQuery({
    queryKey: ['understood', view.words],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => askSearch(manifest, 'understand', { words: view.words }),
  });
  const parts = understood.data ?? [];
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
      {!manifest.search?.hasText && <p className={styles.notice}>{words.titlesOnly}</p>}
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
