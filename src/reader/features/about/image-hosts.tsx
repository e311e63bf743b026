import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Manifest } from '#contract/manifest.ts';
import { hostsQuery } from '#reader/data/about-queries.ts';
import styles from './about.module.css';
import { Measures } from './measures.tsx';
import { PartFailed } from './part-failed.tsx';
import { Section } from './section.tsx';
import { ShowAll } from './show-all.tsx';
import { useAboutMessages } from './use-about-messages.ts';

const firstHosts = 12;

/** Hosts of pictures, those with most of them first. */
export function ImageHosts({ manifest }: { manifest: Manifest }) {
  const { messages, number } = useAboutMessages();
  const hosts = useQuery(hostsQuery(manifest));
  const [isOpen, setOpen] = useState(false);
  const sorted = useMemo(
    () => (hosts.data ?? []).toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)),
    [hosts.data],
  );
  const pictures = sorted.reduce((sum, [, count]) => sum + count, 0);
  const text = sorted.length > 0 ? messages.hostsText(number(pictures), number(sorted.length)) : undefined;
  return (
    <Section title={messages.hosts} {...(text && { text })}>
      {hosts.isError && <PartFailed onRetry={() => void hosts.refetch()} />}
      {hosts.data?.length === 0 && <p>{messages.hostsNone}</p>}
      <Measures
        className={styles.hosts}
        rows={sorted.slice(0, isOpen ? undefined : firstHosts).map(([host, count]) => ({
          name: host,
          value: count,
          text: number(count),
        }))}
      />
      {sorted.length > firstHosts && (
        <ShowAll
          isOpen={isOpen}
          label={messages.showAll(number(sorted.length))}
          fewerLabel={messages.showFewer}
          onToggle={() => setOpen(!isOpen)}
        />
      )}
    </Section>
  );
}
