import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { whenIdle } from '#reader/ui/when-idle.ts';
import type { DeskToolsProps } from './desk-tools.tsx';

const DeskTools = lazy(async () => {
  const { DeskTools } = await import('./desk-tools.tsx');
  return { default: DeskTools };
});
const idleTimeoutMs = 2000;

/** Keys, contents and what else helps to get about: fetched when the page has nothing better to do, or at the first key. */
export function LazyDeskTools(props: Omit<DeskToolsProps, 'takeEarly'>) {
  const [isWanted, setWanted] = useState(false);
  const early = useRef<KeyboardEvent[] | null>([]);
  useEffect(() => {
    const want = (): void => setWanted(true);
    const keep = (event: KeyboardEvent): void => {
      early.current?.push(event);
      want();
    };
    document.addEventListener('keydown', keep);
    whenIdle(want, idleTimeoutMs);
    return () => document.removeEventListener('keydown', keep);
  }, []);
  const takeEarly = useCallback((): readonly KeyboardEvent[] => {
    const keys = early.current ?? [];
    early.current = null;
    return keys;
  }, []);
  if (!isWanted) return null;
  return (
    <Suspense fallback={null}>
      <DeskTools {...props} takeEarly={takeEarly} />
    </Suspense>
  );
}
