import { lazy, Suspense, useEffect, useState } from 'react';
import { whenIdle } from '#reader/ui/when-idle.ts';

const idleTimeoutMs = 2000;

const Notices = lazy(async () => {
  const { KeepingNotices } = await import('#reader/features/keeping/keeping-notices.tsx');
  return { default: KeepingNotices };
});

/** Messages about marks; they come when the page has nothing better to do. */
export function KeepingNotices() {
  const [isIdle, setIdle] = useState(false);
  useEffect(() => whenIdle(() => setIdle(true), idleTimeoutMs), []);
  return (
    isIdle && (
      <Suspense fallback={null}>
        <Notices />
      </Suspense>
    )
  );
}

export const KeptEmpty = lazy(async () => {
  const { KeptEmpty } = await import('#reader/features/keeping/kept-empty.tsx');
  return { default: KeptEmpty };
});

export const KeptTools = lazy(async () => {
  const { KeptTools } = await import('#reader/features/keeping/kept-tools.tsx');
  return { default: KeptTools };
});
