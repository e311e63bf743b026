import { Link } from 'react-router';
import type { About } from '#contract/about.ts';
import { articlePath } from '#contract/article-url.ts';
import styles from './about.module.css';
import { Section } from './section.tsx';
import { useAboutMessages } from './use-about-messages.ts';

/** What is here more than once. */
export function Duplicates({ duplicates: { copies, near } }: Pick<About, 'duplicates'>) {
  const { messages, number } = useAboutMessages();
  return (
    <Section title={messages.duplicates}>
      {copies === 0 && near.groups === 0 && <p>{messages.duplicatesNone}</p>}
      {copies > 0 && <p>{messages.copies(number(copies), copies === 1)}</p>}
      {near.groups > 0 && <p>{messages.nearCopies(number(near.groups), number(near.articles))}</p>}
      {near.largest.length > 0 && (
        <ol className={styles.titles}>
          {near.largest.map(({ id, title, size }) => (
            <li key={id}>
              <Link to={`/${articlePath(id)}`}>{title}</Link>
              <span>{messages.tellings(number(size))}</span>
            </li>
          ))}
        </ol>
      )}
    </Section>
  );
}
