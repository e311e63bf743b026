import { useQuery } from '@tanstack/react-query';
import { manifestQuery } from '#reader/data/queries.ts';
import { useMessages } from '#reader/i18n/use-messages.ts';
import { DeskLayout } from './desk-layout.tsx';
import { DeskSkeleton } from './desk-skeleton.tsx';
import { FailureNotice } from './failure-notice.tsx';
import { KeepingNotices } from './lazy-keeping.tsx';

/** The desk at any address, once the archive's manifest is here. */
export function Desk() {
  const manifest = useQuery(manifestQuery);
  const messages = useMessages();
  if (manifest.data) {
    return (
      <>
        <DeskLayout manifest={manifest.data} />
        <KeepingNotices />
      </>
    );
  }
  if (!manifest.isError) return <DeskSkeleton />;
  return (
    <main>
      <FailureNotice
        title={messages.archiveFailed}
        error={manifest.error}
        onRetry={() => void manifest.refetch()}
      />
    </main>
  );
}
