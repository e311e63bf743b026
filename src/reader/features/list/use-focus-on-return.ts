import { type RefObject, useEffect, useRef } from 'react';

/**
 * Gives the focus back to the row whose article was just closed. The row may come into the page a little later, with the place
 * of the list; a focus that is elsewhere by then stays there.
 */
export function useFocusOnReturn(list: RefObject<HTMLElement | null>, openId: string | null): void {
  const lastOpen = useRef<string | null>(null);
  useEffect(() => {
    const id = lastOpen.current;
    lastOpen.current = openId;
    if (openId !== null || id === null) return;
    const frame = requestAnimationFrame(() => {
      if (document.activeElement !== document.body) return;
      list.current
        ?.querySelector<HTMLElement>(`a[href$="/a/${CSS.escape(id)}"]`)
        ?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [list, openId]);
}
