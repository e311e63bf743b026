import { useEffect, useMemo, useRef } from 'react';
import type { About } from '#contract/about.ts';
import { mainMonths, monthsOfDays } from '#contract/counts-over-time.ts';
import type { Manifest } from '#contract/manifest.ts';
import styles from './about.module.css';
import { ArchiveFiles } from './archive-files.tsx';
import { DayCalendar } from './day-calendar.tsx';
import { Duplicates } from './duplicates.tsx';
import { Growth } from './growth.tsx';
import { ImageHosts } from './image-hosts.tsx';
import { Lead } from './lead.tsx';
import { OnThisDay } from './on-this-day.tsx';
import { ProblemKinds } from './problem-kinds.tsx';
import { SourceMonths } from './source-months.tsx';
import { useAboutMessages } from './use-about-messages.ts';

/** What an archive knows about itself, from what one may want to read to what its publisher has to know. */
export function AboutPage({ manifest, about, today }: { manifest: Manifest; about: About; today: Date }) {
  const { messages } = useAboutMessages();
  const span = useMemo(() => mainMonths(monthsOfDays(about.days)), [about]);
  const heading = useRef<HTMLHeadingElement>(null);
  // The page that was left had the focus: this one takes it, so that a screen reader begins here.
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <article className={styles.page}>
      <header className={styles.head}>
        <h1 ref={heading} tabIndex={-1}>
          {messages.title}
        </h1>
        <Lead about={about} span={span} />
      </header>
      <OnThisDay days={about.days} today={today} />
      <DayCalendar days={about.days} today={today} />
      <SourceMonths about={about} span={span} />
      <Growth />
      <Duplicates duplicates={about.duplicates} />
      <ProblemKinds problems={about.problems} />
      <ImageHosts manifest={manifest} />
      <ArchiveFiles files={about.files} />
    </article>
  );
}
