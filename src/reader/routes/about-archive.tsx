import { useQuery } from '@tanstack/react-query';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Manifest } from '#contract/manifest.ts';
import { everything } from '#contract/view.ts';
import { aboutQuery } from '#reader/data/about-queries.ts';
import { manifestQuery, placesQuery } from '#reader/data/queries.ts';
import { AboutPage } from '#reader/features/about/about-page.tsx';
import { useAboutMessages } from '#reader/features/about/use-about-messages.ts';
import { Masthead } from '#reader/features/masthead/masthead.tsx';
import { useMessages } from '#reader/i18n/use-messages.ts';
import { useDocumentTitle } from '#reader/ui/use-document-title.ts';
import styles from './about-archive.module.css';
import { AboutTools } from './about-tools.tsx';
import { FailureNotice } from './failure-notice.tsx';
import { KeepingNotices } from './lazy-keeping.tsx';
import { PlacesBar } from './places-bar.tsx';
import { ReadingSettings } from './reading-settings.tsx';
import { useChineseScript } from './use-chinese-script.ts';
import { usePagePlace } from './use-page-place.ts';

/** The page `/about/archive`. */
export function AboutArchive() {
  const manifest = useQuery(manifestQuery);
  const { archiveFailed } = useMessages();
  if (manifest.data) return <AboutOf manifest={manifest.data} />;
  return (
    <div className={styles.page}>
      <Masthead title="" search={null} tools={<ReadingSettings />} />
      <main>
        {manifest.isError && (
          <FailureNotice
            title={archiveFailed}
            error={manifest.error}
            onRetry={() => void manifest.refetch()}
          />
        )}
      </main>
    </div>
  );
}

function AboutOf({ manifest }: { manifest: Manifest }) {
  const words = useMessages();
  const { messages } = useAboutMessages();
  const about = useQuery(aboutQuery(manifest));
  const places = useQuery(placesQuery(manifest));
  const [today] = useState(() => new Date());
  useDocumentTitle([messages.title, manifest.site.title]);
  useChineseScript();
  usePagePlace(about.data !== undefined);
  return (
    <div className={styles.page}>
      <Masthead title={manifest.site.title} search={null} tools={<ReadingSettings />} />
      <main>
        <Link className={styles.back} to="/">
          <ArrowLeft size={16} strokeWidth={1.5} aria-hidden="true" />
          {words.allArticles}
        </Link>
        {about.data && <AboutPage manifest={manifest} about={about.data} today={today} />}
        {about.isError && (
          <FailureNotice title={messages.failed} error={about.error} onRetry={() => void about.refetch()} />
        )}
      </main>
      <PlacesBar
        manifest={manifest}
        places={places.data ?? []}
        view={everything}
        list={{ label: words.allArticles, to: '/', state: null }}
      />
      <AboutTools manifest={manifest} places={places.data ?? []} />
      <KeepingNotices />
    </div>
  );
}
