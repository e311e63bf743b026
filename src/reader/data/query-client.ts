import { QueryCache, QueryClient } from '@tanstack/react-query';
import { archiveErrorCause } from './archive-error.ts';
import { manifestQuery } from './queries.ts';

/** The client of all archive data. */
export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        // A file that is named but gone: the archive was updated while the page was open. The new manifest names what is there.
        const isGone = archiveErrorCause(error).kind === 'missing';
        // Many files may be missed at the same time; one new manifest tells about all of them.
        if (isGone && query.queryKey[0] !== 'manifest') {
          void client.invalidateQueries(manifestQuery, { cancelRefetch: false });
        }
      },
    }),
    defaultOptions: {
      queries: {
        retry: (failures, error) => failures < 2 && archiveErrorCause(error).kind === 'server',
        refetchOnWindowFocus: false,
        // What failed without a network is asked for again when there is one.
        refetchOnReconnect: true,
        // A static file on the same host may well be there when the browser believes to be offline: a cache, a local server.
        networkMode: 'always',
      },
    },
  });
  return client;
}
