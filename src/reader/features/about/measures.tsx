import styles from './about.module.css';

export type Measure = { name: string; value: number; text: string; note?: string };

/** Names with a line as long as their share of the largest. */
export function Measures({
  rows,
  className = '',
}: {
  rows: readonly Measure[];
  className?: string | undefined;
}) {
  const largest = Math.max(1, ...rows.map(({ value }) => value));
  return (
    <ul className={`${styles.measures} ${className}`}>
      {rows.map(({ name, value, text, note }) => (
        <li key={name}>
          <span className={styles.measureName}>{name}</span>
          {note && <small>{note}</small>}
          <span className={styles.measureText}>{text}</span>
          <i aria-hidden="true" style={{ inlineSize: `${(value / largest) * 100}%` }} />
        </li>
      ))}
    </ul>
  );
}
