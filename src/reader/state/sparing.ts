import { useSyncExternalStore } from 'react';
import { usePreferences } from './preferences.ts';

/** Whether pictures are to wait until somebody wants them: by this reader's choice, else by what the browser says of the line. */
export function useIsSparing(): boolean {
  const { pictures } = usePreferences();
  const isSpareLine = useSyncExternalStore(watchLine, asksToSpare);
  return pictures === 'tap' || (pictures === 'auto' && isSpareLine);
}

/** Save-Data, a setting of browsers and phones, in its two spellings; not every browser has them. */
export function asksToSpare(): boolean {
  const line = connection();
  const savesData = line !== null && 'saveData' in line && line.saveData === true;
  return savesData || reducedData()?.matches === true;
}

function watchLine(onChange: () => void): () => void {
  const watched = [connection(), reducedData()];
  for (const each of watched) each?.addEventListener('change', onChange);
  return () => {
    for (const each of watched) each?.removeEventListener('change', onChange);
  };
}

function connection(): EventTarget | null {
  return 'connection' in navigator && navigator.connection instanceof EventTarget
    ? navigator.connection
    : null;
}

let mediaQuery: MediaQueryList | null = null;

function reducedData(): MediaQueryList | null {
  mediaQuery ??= window.matchMedia?.('(prefers-reduced-data: reduce)') ?? null;
  return mediaQuery;
}
