import { Suspense } from 'react';
import type { Manifest } from '#contract/manifest.ts';
import { printView, type View } from '#contract/view.ts';
import type { ShownRows } from '#reader/data/use-muted-rows.ts';
import { SkeletonRows } from '#reader/features/list/skeleton-rows.tsx';
import { formatNumber } from '#reader/i18n/format.ts';
import { useLanguage, useMessages } from '#reader/i18n/use-messages.ts';
import { Notice } from '#reader/ui/notice.tsx';
import { KeptEmpty } from './lazy-keeping.tsx';

/** What stands below the last row: that more comes, that it is the end, or why there is nothing. */
export function ListEnd({ manifest, rows, view }: { manifest: Manifest; rows: ShownRows; view: View }) {
  const messages = useMessages();
  if (rows.atHand?.isOffline) return <SearchedHere rows={rows} articles={rows.atHand.articles} />;
  if (rows.atHand) return <span role="status">{messages.loading}</span>;
  if (rows.status === 'loading') return <SkeletonRows />;
  if (rows.isLoadingMore) return <span role="status">{messages.loading}</span>;
  if (rows.hasMore) return <LookFurther rows={rows} />;
  if (rows.length > 0) return messages.endOfList;
  const hasOtherFilters = printView({ ...view, is: null, order: 'newest' }) !== '';
  if (view.is && !hasOtherFilters) {
    return (
      <Suspense fallback={null}>
        <KeptEmpty is={view.is} />
      </Suspense>
    );
  }
  if (manifest.articles === 0) return <Notice title={messages.emptyTitle} text={messages.emptyArchive} />;
  return <Notice title={messages.emptyTitle} text={messages.emptyFiltered} />;
}

/** Without network a search knows titles and summaries of what is on this device. */
function SearchedHere({ rows, articles }: { rows: ShownRows; articles: number }) {
  const messages = useMessages();
  const language = useLanguage();
  return (
    <>
      <span role="status">{messages.searchedHere(formatNumber(language, articles))}</span>
      <button type="button" onClick={rows.retry}>
        {messages.retry}
      </button>
    </>
  );
}

/** Rare hits may lie far back: how far the search has come, and the button that goes on. */
function LookFurther({ rows }: { rows: ShownRows }) {
  const messages = useMessages();
  const language = useLanguage();
  const { done = 0, total = 0 } = rows.looked ?? {};
  return (
    <>
      <span role="status">
        {messages.searched(formatNumber(language, done), formatNumber(language, total))}
      </span>
      <button type="button" onClick={rows.loadMore}>
        {messages.searchOlder}
      </button>
    </>
  );
}
