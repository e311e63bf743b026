import { useCallback, useEffect, useRef, useState } from 'react';

/** Our mark in the entry of the browser's history that stands for an open picture: its number. */
const mark = 'lecternPicture';

/**
 * Which of an article's pictures is open, as an entry of the browser's history: Back closes it, Forward opens it again, a reload
 * keeps it. The entry is a copy of the article's own, the router's key included: to the desk nothing has moved.
 */
export function useOpenPicture(): {
  index: number | null;
  open: (index: number) => void;
  close: () => void;
} {
  const [index, setIndex] = useState(markedPicture);
  const isLeaving = useRef(false);
  useEffect(() => {
    const onPopState = (): void => {
      isLeaving.current = false;
      setIndex(markedPicture());
    };
    window.addEventListener('popstate', onPopState);
    return () => window.removeEventListener('popstate', onPopState);
  }, []);

  const open = useCallback((next: number): void => {
    // The way back from the last picture takes a moment.
    if (isLeaving.current) return;
    window.history.pushState({ ...window.history.state, [mark]: next }, '');
    setIndex(next);
  }, []);
  const close = useCallback((): void => {
    if (isLeaving.current || markedPicture() === null) return;
    isLeaving.current = true;
    setIndex(null);
    window.history.back();
  }, []);
  return { index, open, close };
}

function markedPicture(): number | null {
  const state: unknown = window.history.state;
  const isMarked = typeof state === 'object' && state !== null && mark in state;
  return isMarked && typeof state[mark] === 'number' ? state[mark] : null;
}
