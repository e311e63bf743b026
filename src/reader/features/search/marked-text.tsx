import type { Passage } from '#search/match.ts';
import './hits.css';
import styles from './search.module.css';

/** A text with the places that were sought marked. */
export function MarkedText({ text, marks }: Passage) {
  const pieces: React.ReactNode[] = [];
  let end = 0;
  for (const [from, to] of marks) {
    pieces.push(
      text.slice(end, from),
      <mark key={from} className={styles.mark}>
        {text.slice(from, to)}
      </mark>,
    );
    end = to;
  }
  return [...pieces, text.slice(end)];
}
