import { useEffect, useState } from 'react';

/**
 * The first element of the page that a selector finds, for what is shown in a place that another part has drawn; `null` until it is
 * there. Another `key` looks anew.
 */
export function usePlace(selector: string, key: unknown): Element | null {
  const [place, setPlace] = useState<Element | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says that the place may be another one.
  useEffect(() => {
    const look = (): boolean => {
      const found = document.querySelector(selector);
      setPlace(found);
      return found !== null;
    };
    if (look()) return;
    const observer = new MutationObserver(() => {
      if (look()) observer.disconnect();
    });
    observer.observe(document.body, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [selector, key]);
  return place;
}
