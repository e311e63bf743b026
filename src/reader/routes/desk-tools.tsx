import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Manifest } from '#contract/manifest.ts';
import type { Place } from '#contract/places.ts';
import type { View } from '#contract/view.ts';
import { addressQuery } from '#reader/data/queries.ts';
import { ArticleGuide } from '#reader/features/contents/article-guide.tsx';
import { useSwipes } from '#reader/features/gestures/use-swipes.ts';
import { useKeys } from '#reader/features/keyboard/use-keys.ts';
import { closeDialog, openDialog, useOpenDialog } from '#reader/state/open-dialog.ts';
import { ArticleHeadTools } from './article-head-tools.tsx';
import { CommandDialogs } from './command-dialogs.tsx';
import type { DeskPage, LinkState } from './desk-state.ts';
import { LazyArticleNotes } from './lazy-article-notes.tsx';
import { LazySharing } from './lazy-sharing.tsx';
import { idInAddress, press } from './page-parts.ts';
import { ReadAloud } from './read-aloud.tsx';
import { useCopyNotice } from './use-copy-notice.ts';
import { toggleMark, useDeskCommands } from './use-desk-commands.ts';
import { useHidingBars } from './use-hiding-bars.ts';

const ArticleHits = lazy(async () => {
  const { ArticleHits } = await import('#reader/features/search/article-hits.tsx');
  return { default: ArticleHits };
});

export type DeskToolsProps = {
  manifest: Manifest;
  page: DeskPage;
  view: View;
  places: readonly Place[];
  /** The way to the list. */
  list: { to: string; state: LinkState | null; isBehind: boolean };
  /** The keys that were pressed before this was here, once. */
  takeEarly: () => readonly KeyboardEvent[];
};

/** What helps to get about on the desk: its keys, the sheet that lists them, the palette, and the guide through an article. */
export function DeskTools(props: DeskToolsProps) {
  const { manifest, page, view, list, takeEarly } = props;
  const navigate = useNavigate();
  const [isReading, setReading] = useState(false);
  const dialog = useOpenDialog();
  const entry = useQuery({
    ...addressQuery(manifest, page.kind === 'article' ? page.id : ''),
    enabled: page.kind === 'article',
  }).data;
  const article = page.kind === 'article' && entry?.kind === 'article' ? entry : null;
  const tellCopied = useCopyNotice();
  const { places, run } = useDeskCommands({
    page,
    view,
    goBack: () => void (list.isBehind ? navigate(-1) : navigate(list.to, { state: list.state })),
    readAloud() {
      if (article === null) return false;
      if (!press(document.querySelector<HTMLElement>('[data-read-aloud]'))) setReading(true);
      return true;
    },
  });
  // With its article gone there is nothing to read.
  if (isReading && page.kind !== 'article') setReading(false);
  useKeys({
    places,
    takeEarly,
    run(id, key) {
      if (key !== 'Escape' || !isReading) return run(id);
      setReading(false);
      return true;
    },
  });
  useSwipes({
    onRow(address, direction) {
      const id = idInAddress(address);
      if (id !== null) void toggleMark(id, direction === 'right' ? 'read' : 'later');
    },
    onArticle(direction) {
      run(direction === 'left' ? 'nextArticle' : 'previousArticle');
    },
  });
  useHidingBars(page.kind !== 'list', article?.id ?? null);

  return (
    <>
      {article && (
        <ArticleGuide
          key={article.id}
          article={article}
          isSheetOpen={dialog === 'contents'}
          onOpenSheet={() => openDialog('contents')}
          onCloseSheet={() => closeDialog('contents')}
          onCopied={tellCopied}
        />
      )}
      {page.kind === 'article' && (
        <ArticleHeadTools
          articleId={article?.id ?? null}
          isReading={isReading}
          onReadAloud={() => setReading(true)}
        />
      )}
      {isReading && <ReadAloud article={article} onClose={() => setReading(false)} />}
      {article && view.words !== '' && !isReading && (
        <Suspense fallback={null}>
          <ArticleHits key={`${article.id} ${view.words}`} typed={view.words} />
        </Suspense>
      )}
      {article && <LazyArticleNotes key={`notes ${article.id}`} article={article} />}
      <LazySharing manifest={manifest} />
      <CommandDialogs {...{ manifest, page, run }} places={props.places} />
    </>
  );
}
