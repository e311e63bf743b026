import styles from './about.module.css';
import { inkOf } from './ink.ts';
import { useAboutMessages } from './use-about-messages.ts';

/** What each shade of ink stands for. */
export function Legend({ bounds }: { bounds: readonly number[] }) {
  const { messages, number } = useAboutMessages();
  return (
    <p className={styles.legend}>
      <span>{messages.legend}</span>
      {bounds.map((bound, index) => {
        const next = bounds[index + 1];
        const last = next === undefined ? null : next - 1;
        const range =
          last === null
            ? `${number(bound)}+`
            : last === bound
              ? number(bound)
              : `${number(bound)}–${number(last)}`;
        return (
          <span key={bound} className={styles.shade}>
            <i data-ink={inkOf(bound, bounds)} aria-hidden="true" />
            {range}
          </span>
        );
      })}
    </p>
  );
}
