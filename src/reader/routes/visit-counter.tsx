import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';
import type { Manifest } from '#contract/manifest.ts';

/** Until then an address may still lead elsewhere, and the page does not have its title. */
const settleMs = 1000;

/** Counts each page that stays on the screen for a moment, where the site has a counter. Filters and searches are no other page. */
export function VisitCounter({ analytics, title }: Pick<Manifest['site'], 'analytics' | 'title'>) {
  const { pathname } = useLocation();
  const counted = useRef<string | null>(null);
  useEffect(() => {
    if (analytics === null || pathname === counted.current) return;
    const count = async (): Promise<void> => {
      const isFirst = counted.current === null;
      counted.current = pathname;
      const { countVisit } = await import('#reader/features/counting/count-visit.ts');
      await countVisit(analytics, { siteTitle: title, isFirst });
    };
    // A visit that cannot be counted is nothing that a reader has to know.
    const timer = setTimeout(() => count().catch(() => {}), settleMs);
    return () => clearTimeout(timer);
  }, [analytics, title, pathname]);
  return null;
}
