import { useState } from 'react';
import styles from './thumbnail.module.css';

/**
 * A small picture that tries its addresses one after the other. When all fail it leaves its place to the text: a row without a
 * picture is better than a row with a broken one.
 */
export function Thumbnail({ sources }: { sources: readonly string[] }) {
  const [failures, setFailures] = useState(0);
  const src = sources[failures];
  if (src === undefined) return null;
  return (
    <img
      key={src}
      className={styles.thumbnail}
      src={src}
      alt=""
      loading="lazy"
      decoding="async"
      referrerPolicy="no-referrer"
      onError={() => setFailures(failures + 1)}
    />
  );
}
