import { Link } from 'react-router';
import { articlePath } from '#contract/article-url.ts';
import type { Row } from '#contract/row.ts';
import { useMessages } from '#reader/i18n/use-messages.ts';
import { useShownScript } from '#reader/state/chinese-script.ts';
import styles from './article-page.module.css';

/** The previous and the next article of the view that one came from. */
export function NeighbourLinks(props: {
  before: Row | null;
  after: Row | null;
  linkStateFor: (step: -1 | 1) => unknown;
}) {
  const { before, after, linkStateFor } = props;
  const messages = useMessages();
  if (!before && !after) return null;
  return (
    <div className={styles.neighbours}>
      {before && (
        <Link
          className={styles.neighbour}
          to={`/${articlePath(before.id)}`}
          state={linkStateFor(-1)}
          rel="prev"
        >
          <small>{messages.newer}</small>
          <Title row={before} />
        </Link>
      )}
      {after && (
        <Link
          className={styles.neighbour}
          to={`/${articlePath(after.id)}`}
          state={linkStateFor(1)}
          rel="next"
          data-side="after"
        >
          <small>{messages.older}</small>
          <Title row={after} />
        </Link>
      )}
    </div>
  );
}

function Title({ row }: { row: Row }) {
  const script = useShownScript(row.lang);
  return (
    <span lang={script.lang} dir="auto">
      {script.text(row.title)}
    </span>
  );
}
