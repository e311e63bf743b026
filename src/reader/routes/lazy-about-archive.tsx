import { lazy, Suspense } from 'react';
import { Masthead } from '#reader/features/masthead/masthead.tsx';
import { ReadingSettings } from './reading-settings.tsx';

const Page = lazy(async () => {
  const { AboutArchive } = await import('./about-archive.tsx');
  return { default: AboutArchive };
});

/** The page about the archive, which costs nothing before it is opened. */
export function AboutArchive() {
  return (
    <Suspense fallback={<Masthead title="" search={null} tools={<ReadingSettings />} />}>
      <Page />
    </Suspense>
  );
}
