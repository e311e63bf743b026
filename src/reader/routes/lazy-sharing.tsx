import { lazy, Suspense } from 'react';
import type { Manifest } from '#contract/manifest.ts';
import { useSharing } from '#reader/state/sharing.ts';

const Sharing = lazy(async () => ({ default: (await import('./sharing.tsx')).Sharing }));

/** The sheet that passes something on, while it is wanted. */
export function LazySharing({ manifest }: { manifest: Manifest }) {
  const sharing = useSharing();
  return <Suspense fallback={null}>{sharing && <Sharing manifest={manifest} sharing={sharing} />}</Suspense>;
}
