import type { QueryClient } from '@tanstack/react-query';
import { planQuery } from '#reader/data/plan-view.ts';
import { addressQuery, manifestQuery } from '#reader/data/queries.ts';
import { servedArticle } from '#reader/data/served-article.ts';
import { basename } from '#reader/data/site.ts';
import { parseLinkState, parsePage } from './desk-state.ts';
import { loadOpenPane } from './lazy-open-pane.tsx';

/**
 * Asks for what the page's address needs, while the words of the interface are still on their way: the code of an open article,
 * and its directory and pack or the plan of the view. What fails here is asked for again, and told, by whoever shows it.
 */
export function makeFirstRequests(client: QueryClient): void {
  const { pathname, search } = location;
  const address = { pathname: `/${pathname.slice(basename.length)}`, search };
  const page = parsePage(address, parseLinkState(null));
  if (page.kind !== 'list') loadOpenPane();
  client.ensureQueryData(manifestQuery).then(
    (manifest) => {
      if (page.kind === 'article') {
        const served = servedArticle();
        const query = addressQuery(manifest, page.id);
        if (served?.id === page.id) client.setQueryData(query.queryKey, served);
        else void client.prefetchQuery(query);
      } else void client.prefetchQuery(planQuery(manifest, page.view));
    },
    () => {
      // The desk asks again, and says why it failed.
    },
  );
}
