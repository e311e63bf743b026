import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Manifest } from '#contract/manifest.ts';
import { everything, type View } from '#contract/view.ts';
import { planQuery } from '#reader/data/plan-view.ts';
import { useMessages } from '#reader/i18n/use-messages.ts';
import { countDays } from './bars.ts';
import { type Dates, dayOf, printRange, rangeOfView } from './calendar.ts';
import styles from './time-chart.module.css';
import { TimeChart } from './time-chart.tsx';

/** The articles of a view over time. Where author or words are asked for, those of the lists in which they are looked for. */
export function Timeline(props: {
  manifest: Manifest;
  view: View;
  /** Date of the row at the top of the list, in seconds. */
  topDate: number | null;
  onRange: (range: Dates) => void;
  onJump: (dates: Dates) => void;
}) {
  const { manifest, view, topDate, onRange, onJump } = props;
  const { categories, author, from, to, words } = view;
  const messages = useMessages();
  // Dates, words and order choose no other lists: the chart stays as it is while they change.
  const { data: plan } = useQuery(planQuery(manifest, { ...everything, categories, author }));
  const days = useMemo(() => plan && countDays(plan.kind === 'list' ? [plan] : plan.plan.lists), [plan]);
  const range = useMemo(() => rangeOfView({ from, to }), [from, to]);
  if (!days) return null;
  if (days.size === 0) return <p className={styles.none}>{messages.undated}</p>;
  return (
    <TimeChart
      days={days}
      isUnfiltered={author !== null || words !== ''}
      range={range}
      current={dayOf(topDate)}
      onRange={(chosen) => onRange(printRange(chosen))}
      onJump={(span) => onJump(printRange(span))}
    />
  );
}
