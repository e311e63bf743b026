import { useEffect } from 'react';

/** Names the page: what is open, then the site. */
export function useDocumentTitle(parts: readonly (string | null | undefined)[]): void {
  const title = parts.filter(Boolean).join(' · ');
  useEffect(() => {
    if (title) document.title = title;
  }, [title]);
}
