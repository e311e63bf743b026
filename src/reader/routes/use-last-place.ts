import { type RefObject, useEffect } from 'react';
import { useLanguage } from '#reader/i18n/use-messages.ts';

/** Remembers where a person stopped in an article, and offers to go on there when they open it anew. */
export function useLastPlace(
  pane: RefObject<HTMLElement | null>,
  { id, isComplete, isRevisit }: { id: string; isComplete: boolean; isRevisit: boolean },
): void {
  const language = useLanguage();
  useEffect(() => {
    const element = pane.current;
    if (!isComplete || !element) return;
    let isLeft = false;
    let stop = (): void => {};
    const start = async (): Promise<void> => {
      const { keepLastPlace } = await import('#reader/features/keeping/last-place.ts');
      // A visit that comes back is at its place already.
      if (!isLeft) stop = keepLastPlace(element, { id, language, isOffered: !isRevisit });
    };
    // Without it an article can be read all the same.
    start().catch(() => {});
    return () => {
      isLeft = true;
      stop();
    };
  }, [pane, id, isComplete, isRevisit, language]);
}
