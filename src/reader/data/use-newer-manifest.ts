import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { type Manifest, parseManifest } from '#contract/manifest.ts';
import { asksToSpare } from '#reader/state/sparing.ts';
import { fetchManifest } from './fetch-archive.ts';
import { manifestQuery } from './queries.ts';

/** How often an open page asks whether there is a newer archive, and how soon after that when one comes back to it. */
const everyMs = 10 * 60_000;
const soonestMs = 60_000;

/**
 * Looks for a newer manifest now and then while the page is in sight, and when one comes back to it; never on a line that is to be
 * spared. It waits until it is wanted.
 * @returns the newer manifest, `null` while there is none, and what shows it.
 */
export function useNewerManifest(shown: Manifest): { newer: Manifest | null; show: () => void } {
  const client = useQueryClient();
  const [found, setFound] = useState<Manifest | null>(null);
  useEffect(() => {
    const leaving = new AbortController();
    let lastLook = Date.now();
    const look = async (): Promise<void> => {
      if (document.visibilityState !== 'visible' || Date.now() - lastLook < soonestMs || asksToSpare())
        return;
      lastLook = Date.now();
      setFound(parseManifest(await fetchManifest(leaving.signal, { fresh: true })));
    };
    // Nobody has asked: what cannot be had now may be the next time.
    const lookQuietly = (): void => void look().catch(() => {});
    const timer = setInterval(lookQuietly, everyMs);
    document.addEventListener('visibilitychange', lookQuietly);
    return () => {
      leaving.abort();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', lookQuietly);
    };
  }, []);
  const newer = found && found.list !== shown.list ? found : null;
  return {
    newer,
    show() {
      if (newer) client.setQueryData(manifestQuery.queryKey, newer);
    },
  };
}
