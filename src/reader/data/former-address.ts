import { queryOptions } from '@tanstack/react-query';
import { isArticleId, permalinkId, permalinkKey } from '#contract/article-id.ts';
import type { Manifest } from '#contract/manifest.ts';
import { addressQuery } from './queries.ts';

/**
 * The id of the article whose post had this path on its former site (its `permalink`), `null` when there is none. Needs a secure context for paths that are
 * no ids themselves: browsers compute hashes nowhere else.
 */
export const formerAddressQuery = (manifest: Manifest, path: string) =>
  queryOptions({
    queryKey: ['former-address', manifest.packs.directories, path],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ client }): Promise<string | null> => {
      if (!isArticleId(permalinkKey(path)) && !window.isSecureContext) return null;
      const id = await permalinkId(path);
      if (id === null) return null;
      return (await client.fetchQuery(addressQuery(manifest, id))) ? id : null;
    },
  });
