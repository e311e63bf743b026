import { Link } from 'react-router';
import { type Counts, isoDay } from '#contract/counts-over-time.ts';
import { everything, printView } from '#contract/view.ts';
import styles from './about.module.css';
import { dayOfYear } from './dates.ts';
import { Section } from './section.tsx';
import { useAboutMessages } from './use-about-messages.ts';
import { onThisDay } from './year-days.ts';

/** The same day in earlier years. */
export function OnThisDay({ days, today }: { days: Counts; today: Date }) {
  const { language, messages, articles } = useAboutMessages();
  const found = onThisDay(days, today);
  const name = dayOfYear(
    language,
    Date.UTC(today.getFullYear(), today.getMonth(), today.getDate()) / 86_400_000,
  );
  const text = found.length > 0 ? messages.onThisDayText(name) : messages.onThisDayNone(name);
  return (
    <Section title={messages.onThisDay} text={text}>
      <ul className={styles.years}>
        {found.map(({ day, count, year }) => (
          <li key={day}>
            <Link to={`/${printView({ ...everything, from: isoDay(day), to: isoDay(day) })}`}>
              <span className={styles.bigYear}>{year}</span> <span>{articles(count)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
