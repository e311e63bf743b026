import type { About } from '#contract/about.ts';
import styles from './about.module.css';
import { monthName } from './dates.ts';
import { useAboutMessages } from './use-about-messages.ts';

/** The archive in a sentence, and the numbers that do not fit into one. */
export function Lead({ about, span }: { about: About; span: { first: number; last: number } | null }) {
  const { language, messages, number, articles } = useAboutMessages();
  const count = about.sources.length + (about.others?.sources ?? 0);
  const facts: [string, number][] = [
    [messages.factPosts, about.posts],
    [messages.factUndated, about.undated],
    [messages.factUnreadable, about.unreadable],
    [messages.factMoved, about.moved],
    [messages.factRemoved, about.removed],
  ];
  return (
    <>
      <p className={styles.lead}>
        {messages.lead(
          articles(about.articles),
          messages.sources(number(count), count === 1),
          span ? messages.leadSpan(monthName(language, span.first), monthName(language, span.last)) : '',
        )}
      </p>
      <dl className={styles.facts}>
        {facts
          .filter(([, value]) => value > 0)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{number(value)}</dd>
            </div>
          ))}
      </dl>
    </>
  );
}
