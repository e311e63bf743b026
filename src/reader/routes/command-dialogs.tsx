import { lazy, Suspense } from 'react';
import type { Manifest } from '#contract/manifest.ts';
import type { Place } from '#contract/places.ts';
import { commands } from '#reader/features/keyboard/commands.ts';
import { KeyCap } from '#reader/features/keyboard/key-cap.tsx';
import { useKeySettings, workingKeys } from '#reader/features/keyboard/key-settings.ts';
import { useKeyMessages } from '#reader/features/keyboard/use-key-messages.ts';
import { closeDialog, useOpenDialog } from '#reader/state/open-dialog.ts';
import type { CommandPage, DeskCommands } from './use-desk-commands.ts';
import { usePaletteEntries } from './use-palette-entries.ts';

const KeySheet = lazy(async () => {
  const { KeySheet } = await import('#reader/features/keyboard/key-sheet.tsx');
  return { default: KeySheet };
});

const Palette = lazy(async () => {
  const { Palette } = await import('#reader/features/palette/palette.tsx');
  return { default: Palette };
});

const MutesSheet = lazy(async () => {
  const { MutesSheet } = await import('#reader/features/mutes/mutes-sheet.tsx');
  return { default: MutesSheet };
});

type CommandDialogsProps = {
  manifest: Manifest;
  page: CommandPage;
  places: readonly Place[];
  run: DeskCommands['run'];
};

/** The sheet of keys, the palette of commands and the sheet of what is muted, each while it is open. */
export function CommandDialogs(props: CommandDialogsProps) {
  const dialog = useOpenDialog();
  return (
    <Suspense fallback={null}>
      {dialog === 'keys' && <KeySheet onClose={() => closeDialog('keys')} />}
      {dialog === 'palette' && <CommandPalette {...props} />}
      {dialog === 'mutes' && <MutesSheet onClose={() => closeDialog('mutes')} />}
    </Suspense>
  );
}

function CommandPalette({ manifest, page, places, run }: CommandDialogsProps) {
  const words = useKeyMessages();
  const settings = useKeySettings();
  const entries = usePaletteEntries({ manifest, places, page: page.kind, words, run });
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
      onClose={() => closeDialog('palette')}
    />
  );
}
