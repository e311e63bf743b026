import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { HistoryEntry } from '#contract/history.ts';
import { historyQuery } from '#reader/data/about-queries.ts';
import { isoDate } from '#reader/i18n/format.ts';
import { useMessages } from '#reader/i18n/use-messages.ts';
import styles from './about.module.css';
import { momentName, shortDate } from './dates.ts';
import { PartFailed } from './part-failed.tsx';
import { Section } from './section.tsx';
import { ShowAll } from './show-all.tsx';
import { useAboutMessages } from './use-about-messages.ts';

const firstBuilds = 8;
const kinds = ['added', 'changed', 'removed', 'moved'] as const;

/** What the builds have changed. */
export function Growth() {
  const { messages } = useAboutMessages();
  const history = useQuery(historyQuery);
  const [last] = history.data ?? [];
  return (
    <Section title={messages.growth}>
      {history.isError && <PartFailed onRetry={() => void history.refetch()} />}
      {history.data && !last && <p>{messages.growthNone}</p>}
      {history.data && last && <Builds entries={history.data} last={last} />}
    </Section>
  );
}

function Builds({ entries, last }: { entries: readonly HistoryEntry[]; last: HistoryEntry }) {
  const { language, messages, number } = useAboutMessages();
  const words = useMessages();
  const [isOpen, setOpen] = useState(false);
  const changes = kinds
    .filter((kind) => last[kind] > 0)
    .map((kind) => messages.changes[kind](number(last[kind])));
  const signed = (kind: (typeof kinds)[number], value: number): string =>
    value === 0 ? '' : `${kind === 'added' ? '+' : kind === 'removed' ? '−' : ''}${number(value)}`;
  return (
    <>
      <p>{messages.growthLast(momentName(language, last.at), changes.join(words.and))}</p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{messages.builtAt}</th>
            {kinds.map((kind) => (
              <th key={kind} scope="col">
                {messages[kind]}
              </th>
            ))}
            <th scope="col">{messages.total}</th>
          </tr>
        </thead>
        <tbody>
          {entries.slice(0, isOpen ? undefined : firstBuilds).map((entry, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two builds may end in the same second.
            <tr key={index}>
              <th scope="row">
                <time dateTime={isoDate(entry.at)} title={momentName(language, entry.at)}>
                  {shortDate(language, entry.at)}
                </time>
              </th>
              {kinds.map((kind) => (
                <td key={kind}>{signed(kind, entry[kind])}</td>
              ))}
              <td>{number(entry.articles)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {entries.length > firstBuilds && (
        <ShowAll
          isOpen={isOpen}
          label={messages.showAll(number(entries.length))}
          fewerLabel={messages.showFewer}
          onToggle={() => setOpen(!isOpen)}
        />
      )}
    </>
  );
}
