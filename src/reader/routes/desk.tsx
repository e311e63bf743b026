import { useQuery } from '@tanstack/react-query';
import { manifestQuery } from '#reader/data/queries.ts';
import { useMessages } from '#reader/i18n/use-messages.ts';
import { DeskLayout } from './desk-layout.tsx';
import { DeskSkeleton } from './desk-skeleton.tsx';
import { FailureNotice } from './failure-notice.tsx';

/** The desk at any address, once the archive's manifest is here. */
export function Desk() {
  const manifest = useQuery(manifestQuery);
  const messages = useMessages();
  if (manifest.data) return <DeskLayout manifest={manifest.data} />;
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
