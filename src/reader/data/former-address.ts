import { queryOptions } from '@tanstack/react-query';
import { encodeArticleId, isArticleId, permalinkKey } from '#contract/article-id.ts';
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
      const id = await idOfPermalink(permalinkKey(path));
      if (id === null) return null;
      return (await client.fetchQuery(addressQuery(manifest, id))) ? id : null;
    },
  });

async function idOfPermalink(key: string): Promise<string | null> {
  if (isArticleId(key)) return key;
  if (key === '' || !window.isSecureContext) return null;
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`/${key}`));
  return encodeArticleId(new Uint8Array(hash));
}
