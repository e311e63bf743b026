import { type RefObject, useEffect, useRef } from 'react';
import { changeMark, useMark } from '#reader/state/marks.ts';
import { usePreferences } from '#reader/state/preferences.ts';
import { watchReading } from '#reader/ui/watch-reading.ts';

/**
 * Marks the open article as read, when and if the reader wants that. One that was marked as unread while it is open stays unread.
 * @param options.isRevisit the visit came back by Back or a reload: that alone is no reading.
 */
export function useReadMarking(
  pane: RefObject<HTMLElement | null>,
  { id, isComplete, isRevisit }: { id: string; isComplete: boolean; isRevisit: boolean },
): void {
  const { reading } = usePreferences();
  const { read } = useMark(id);
  const keptUnread = useRef<string | null>(null);
  const last = useRef({ id, read });
  useEffect(() => {
    if (last.current.id === id && last.current.read !== null && read === null) keptUnread.current = id;
    last.current = { id, read };
  }, [id, read]);

  useEffect(() => {
    if (reading === 'off' || !isComplete || !pane.current) return;
    return watchReading(pane.current, {
      waitsForHand: isRevisit,
      isReadAtOnce: reading === 'opened',
      onRead: () => {
        if (keptUnread.current !== id) void changeMark([id], { read: true }, { isQuiet: true });
      },
    });
  }, [reading, pane, id, isComplete, isRevisit]);
}
