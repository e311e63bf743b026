import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Manifest } from '#contract/manifest.ts';
import type { Place } from '#contract/places.ts';
import type { View } from '#contract/view.ts';
import { addressQuery } from '#reader/data/queries.ts';
import { ArticleGuide } from '#reader/features/contents/article-guide.tsx';
import { useSwipes } from '#reader/features/gestures/use-swipes.ts';
import { commands } from '#reader/features/keyboard/commands.ts';
import { KeyCap } from '#reader/features/keyboard/key-cap.tsx';
import { useKeySettings, workingKeys } from '#reader/features/keyboard/key-settings.ts';
import { useKeyMessages } from '#reader/features/keyboard/use-key-messages.ts';
import { useKeys } from '#reader/features/keyboard/use-keys.ts';
import { useSettingsMessages } from '#reader/features/settings/use-settings-messages.ts';
import { showToast } from '#reader/ui/toast.ts';
import type { DeskPage, LinkState } from './desk-state.ts';
import { LazyArticleNotes } from './lazy-article-notes.tsx';
import { idInAddress, press } from './page-parts.ts';
import { ReadAloud } from './read-aloud.tsx';
import { type DeskCommands, type DeskDialog, toggleMark, useDeskCommands } from './use-desk-commands.ts';
import { useHidingBars } from './use-hiding-bars.ts';
import { usePaletteEntries } from './use-palette-entries.ts';

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
  const words = useKeyMessages();
  const settingsWords = useSettingsMessages();
  const [isReading, setReading] = useState(false);
  const [dialog, setDialog] = useState<null | DeskDialog>(null);
  // What a dialog has led to may be another dialog.
  const close = (closed: DeskDialog) => (): void => setDialog((open) => (open === closed ? null : open));
  const entry = useQuery({
    ...addressQuery(manifest, page.kind === 'article' ? page.id : ''),
    enabled: page.kind === 'article',
  }).data;
  const article = page.kind === 'article' && entry?.kind === 'article' ? entry : null;
  const tellCopied = (isDone: boolean): void =>
    showToast({ text: isDone ? words.copied : words.copyFailed, seconds: 4 });
  const deskCommands = useDeskCommands({
    page,
    view,
    goBack: () => void (list.isBehind ? navigate(-1) : navigate(list.to, { state: list.state })),
    openDialog: setDialog,
    onCopied: tellCopied,
    onScript: (script) =>
      showToast({ text: `${settingsWords.chinese}: ${settingsWords.chineseScripts[script]}`, seconds: 4 }),
    readAloud() {
      if (!press(document.querySelector<HTMLElement>('[data-read-aloud]'))) setReading(true);
    },
  });
  // With its article gone there is nothing to read.
  if (isReading && page.kind !== 'article') setReading(false);
  useKeys({ ...deskCommands, takeEarly });
  useSwipes({
    onRow(address, direction) {
      const id = idInAddress(address);
      if (id !== null) void toggleMark(id, direction === 'right' ? 'read' : 'later');
    },
    onArticle(direction) {
      deskCommands.run(direction === 'left' ? 'nextArticle' : 'previousArticle');
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
          onOpenSheet={() => setDialog('contents')}
          onCloseSheet={close('contents')}
          onCopied={tellCopied}
        />
      )}
      {page.kind === 'article' && (
        <ReadAloud
          article={article}
          isReading={isReading}
          onStart={() => setReading(true)}
          onClose={() => setReading(false)}
        />
      )}
      {article && <LazyArticleNotes key={`notes ${article.id}`} article={article} />}
      <Suspense fallback={null}>
        {dialog === 'keys' && <KeySheet onClose={close('keys')} />}
        {dialog === 'palette' && (
          <CommandPalette {...props} deskCommands={deskCommands} onClose={close('palette')} />
        )}
      </Suspense>
    </>
  );
}

const KeySheet = lazy(async () => {
  const { KeySheet } = await import('#reader/features/keyboard/key-sheet.tsx');
  return { default: KeySheet };
});

const Palette = lazy(async () => {
  const { Palette } = await import('#reader/features/palette/palette.tsx');
  return { default: Palette };
});

function CommandPalette(props: DeskToolsProps & { deskCommands: DeskCommands; onClose: () => void }) {
  const { manifest, page, places, deskCommands, onClose } = props;
  const words = useKeyMessages();
  const settings = useKeySettings();
  const hasArticle = page.kind === 'article';
  const entries = usePaletteEntries({ manifest, places, hasArticle, words, run: deskCommands.run });
  const keyOf = (id: string): string | undefined => {
    const command = commands.find((candidate) => candidate.id === id);
    return command && workingKeys(command, settings)[0];
  };
  return (
    <Palette
      entries={entries}
      asideOf={({ id }) => {
        const key = keyOf(id);
        return key && <KeyCap keys={key} />;
      }}
      onClose={onClose}
    />
  );
}
