import { lazy, Suspense, useEffect, useState } from 'react';
import { whenIdle } from '#reader/ui/when-idle.ts';
import type { ListNews } from './list-news.tsx';

const News = lazy(async () => {
  const { ListNews } = await import('./list-news.tsx');
  return { default: ListNews };
});
const idleTimeoutMs = 2000;

/** What is new in the list: fetched when the page has nothing better to do. */
export function LazyListNews(props: Parameters<typeof ListNews>[0]) {
  const [isIdle, setIdle] = useState(false);
  useEffect(() => whenIdle(() => setIdle(true), idleTimeoutMs), []);
  return (
    isIdle && (
      <Suspense fallback={null}>
        <News {...props} />
      </Suspense>
    )
  );
}
