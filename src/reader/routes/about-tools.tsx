import { useNavigate } from 'react-router';
import type { Manifest } from '#contract/manifest.ts';
import type { Place } from '#contract/places.ts';
import { everything } from '#contract/view.ts';
import { useKeys } from '#reader/features/keyboard/use-keys.ts';
import { CommandDialogs } from './command-dialogs.tsx';
import { useDeskCommands } from './use-desk-commands.ts';

const page = { kind: 'about' } as const;

/** The keys of the page about the archive, the sheet that lists them and the palette. */
export function AboutTools({ manifest, places }: { manifest: Manifest; places: readonly Place[] }) {
  const navigate = useNavigate();
  const commands = useDeskCommands({
    page,
    view: everything,
    goBack: () => void navigate('/'),
    readAloud: () => false,
  });
  useKeys(commands);
  return <CommandDialogs {...{ manifest, page, places }} run={commands.run} />;
}
